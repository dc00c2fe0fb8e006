#include "render/own_words.h"

#include <string>

#include "events/any_case.h"
#include "events/trim.h"
#include "render/column.h"
#include "render/session_row.h"
#include "timeline/check.h"
#include "timeline/confidence.h"

namespace render {
namespace {

Explanation word(std::string_view kind, std::string_view name, std::string_view meaning) {
  return {.kind = kind, .id = std::string(name), .meaning = meaning};
}

}  // namespace

std::vector<Explanation> all_own_words() {
  std::vector<Explanation> all;
  for (const auto& column : timeline_columns())
    all.push_back(word("timeline column", column.name, column.meaning));
  for (const auto& column : session_columns())
    all.push_back(word("sessions column", column.name, column.meaning));
  for (const auto& [status, meaning] : status_words())
    all.push_back(word("status word", status, meaning));
  for (const auto& [confidence, meaning] : timeline::confidence_words())
    all.push_back(word("confidence word", confidence, meaning));
  for (const auto& check : timeline::known_checks())
    all.push_back(word("finding", check.id, check.meaning));
  return all;
}

std::vector<Explanation> own_words(std::string_view word) {
  auto found = all_own_words();
  std::erase_if(found, [&](const Explanation& one) {
    return !events::same_in_any_case(one.id, events::trimmed(word));
  });
  return found;
}

}  // namespace render
