#include "render/finding_words.h"

namespace render {

std::string_view name(timeline::Severity severity) {
  switch (severity) {
    case timeline::Severity::info:
      return "info";
    case timeline::Severity::low:
      return "low";
    case timeline::Severity::medium:
      return "medium";
    case timeline::Severity::high:
      return "high";
  }
  return {};
}

}  // namespace render
