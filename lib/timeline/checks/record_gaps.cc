#include "timeline/checks/record_gaps.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <system_error>

#include "events/field.h"
#include "timeline/gap_place.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

std::uint64_t count_from(std::string_view text) {
  std::uint64_t number = 0;
  const auto [stopped, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && stopped == text.data() + text.size() ? number : 0;
}

class RecordGaps : public Check {
 public:
  void see(std::size_t place, const events::Event& event) override {
    if (event.kind != events::Kind::records_missing || !is_counted(event)) return;
    auto& gaps = gaps_[log_in_words(event)];
    const auto count = count_from(field(event, "count"));
    const auto unreadable = std::min(count, count_from(field(event, "unreadable")));
    gaps.events.push_back(place);
    gaps.missing += count - unreadable;
    gaps.unreadable += unreadable;
    if (count < gaps.largest) return;
    gaps.largest = count;
    gaps.first = field(event, "first");
    gaps.last = field(event, "last");
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    findings.reserve(gaps_.size());
    for (const auto& [log, gaps] : gaps_) findings.push_back(finding(log, gaps));
    return findings;
  }

 private:
  struct Gaps {
    std::vector<std::size_t> events{};
    std::uint64_t missing = 0;
    std::uint64_t unreadable = 0;  // met, but not read
    std::uint64_t largest = 0;
    std::string_view first{};  // of the largest
    std::string_view last{};
  };

  // `8 record numbers are missing and 1 record cannot be read`.
  static std::string absence(const Gaps& gaps) {
    auto unreadable = fmt::format("{} cannot be read", counted(gaps.unreadable, "record"));
    if (gaps.missing == 0) return unreadable;
    auto missing = fmt::format("{} {} missing", counted(gaps.missing, "record number"),
                               gaps.missing == 1 ? "is" : "are");
    return gaps.unreadable == 0 ? missing : fmt::format("{} and {}", missing, unreadable);
  }

  // `7 alone`, `7 to 9`.
  static std::string largest(const Gaps& gaps) {
    return gaps.first == gaps.last ? fmt::format("{} alone", gaps.first)
                                   : fmt::format("{} to {}", gaps.first, gaps.last);
  }

  static Finding finding(std::string_view log, const Gaps& gaps) {
    return {.id = "record-gaps",
            .severity = Severity::medium,
            .statement = fmt::format("{} in {} of {}; the largest: {}", absence(gaps),
                                     counted(gaps.events.size(), "place"), log, largest(gaps)),
            .basis =
                "record ids rise by one from record to record of a log, and its headers name "
                "the last; damage, and an export of chosen events, leave gaps too",
            .evidence = gaps.events};
  }

  std::map<std::string, Gaps> gaps_{};  // by their logs
};

}  // namespace

std::unique_ptr<Check> record_gaps(const Inquiry& /*inquiry*/) {
  return std::make_unique<RecordGaps>();
}

}  // namespace timeline
