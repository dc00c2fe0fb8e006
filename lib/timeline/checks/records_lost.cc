#include "timeline/checks/records_lost.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "events/field.h"
#include "timeline/gap_rows.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

std::string log_of(const events::Event& loss) {
  return fmt::format("the log {} of {} ({})", loss.channel, named(loss.computer), loss.source);
}

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
    return fmt::format("{} of the rows of {} cannot be read", field(loss, "rows_unreadable"),
                       loss.source);
  if (place == GapPlace::before_all)
    return fmt::format("what stood before record {}, the first that was read, of {} is lost{}",
                       loss.record_id, log_of(loss), unreadable_in(loss));
  return fmt::format("what stood behind record {}, the last that was read, of {} is lost{}",
                     loss.record_id - 1, log_of(loss), unreadable_in(loss));
}

class RecordsLost : public Check {
 public:
  void see(std::size_t place, const events::Event& event) override {
    if (event.kind != events::Kind::records_missing || is_counted(event)) return;
    findings_.push_back({.id = "records-lost",
                         .severity = Severity::medium,
                         .statement = statement_of(event, gap_place(event)),
                         .basis = "the file is cut or damaged there; how many records were lost, "
                                  "and of what time, is not known",
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
