#include "timeline/checks/records_lost.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "events/field.h"
#include "timeline/gap_place.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

// `, 3 broken records among it`; empty if there are none.
std::string unreadable_in(const events::Event& loss) {
  const auto count = field(loss, "unreadable");
  if (count.empty() || count == "0") return {};
  return fmt::format(", {} broken {} among it", count, count == "1" ? "record" : "records");
}

std::string statement_of(const events::Event& loss, GapPlace place) {
  if (place == GapPlace::whole)
    return fmt::format("nothing of {} could be read{}", loss.source, unreadable_in(loss));
  if (place == GapPlace::rows)
    return fmt::format("not all of {} could be read; rows that are broken: {}", loss.source,
                       field(loss, "rows_unreadable"));
  if (place == GapPlace::somewhere)
    return fmt::format(
        "a part of {} could not be read, and which records it held, if any, nobody knows",
        loss.source);
  if (place == GapPlace::before_all)
    return fmt::format("whatever stood before record {}, the first that was read, of {} is lost{}",
                       loss.record_id, log_in_words(loss), unreadable_in(loss));
  return fmt::format("whatever stood behind record {}, the last that was read, of {} is lost{}",
                     field(loss, "after"), log_in_words(loss), unreadable_in(loss));
}

std::string_view basis_of(GapPlace place) {
  if (place == GapPlace::whole || place == GapPlace::rows)
    return "what it held, of which computer and of what time, is not known; standard error says "
           "what is wrong with it";
  if (place == GapPlace::somewhere)
    return "the row does not say where in the file that was; standard error does, and what is "
           "wrong there";
  return "the file is cut or damaged there; how many records were lost, and of what time, is not "
         "known";
}

class RecordsLost : public Check {
 public:
  void see(std::size_t place, const events::Event& event) override {
    if (event.kind != events::Kind::records_missing || is_counted(event)) return;
    const auto lost = gap_place(event);
    findings_.push_back({.id = "records-lost",
                         .severity = lost == GapPlace::somewhere ? Severity::low : Severity::medium,
                         .statement = statement_of(event, lost),
                         .basis = std::string(basis_of(lost)),
                         .evidence = {place}});
  }

  [[nodiscard]] std::vector<Finding> findings() const override { return findings_; }

 private:
  std::vector<Finding> findings_{};
};

}  // namespace

std::unique_ptr<Check> records_lost(const Inquiry& /*inquiry*/) {
  return std::make_unique<RecordsLost>();
}

}  // namespace timeline
