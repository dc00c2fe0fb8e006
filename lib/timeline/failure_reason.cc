#include "timeline/failure_reason.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "events/ike_error.h"
#include "events/trim.h"

namespace timeline {

std::string_view failure_reason(const events::Event& event) {
  if (!event.failure_codes.empty())
    if (const auto* error = events::ike_error(event.failure_codes.front())) return error->text;
  return events::trimmed(event.failure_reason.value_or(""));
}

std::string reason_in_words(std::string_view reason) {
  if (reason.empty()) return "no reason given";
  const auto codes = events::codes_for(reason);
  if (codes.empty()) return std::string(reason);
  return fmt::format("{} ({})", reason, fmt::join(codes, " or "));
}

std::string_view ReasonCounts::main() const {
  std::string_view main;
  std::uint64_t most = 0;
  for (const auto& [reason, count] : counts_) {
    if (count < most || (count == most && reason >= main)) continue;
    main = reason;
    most = count;
  }
  return main;
}

}  // namespace timeline
