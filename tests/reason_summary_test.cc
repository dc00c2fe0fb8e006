#include "timeline/reason_summary.h"

#include "check_run.h"

using check_run::failed;
using check_run::seconds;

TEST_CASE("failures are put together by reason, the most frequent first") {
  timeline::ReasonTotals totals;
  auto other = failed(seconds(0));
  other.failure_reason = "Aushandlungstimeout";
  other.failure_codes.clear();
  auto same = failed(seconds(2), "203.0.113.10");
  same.failure_reason = "Negotiation timed out.";
  totals.see(other);
  totals.see(failed(seconds(1)));
  totals.see(same);
  totals.see(check_run::event(check_run::Kind::extended_mode_failed, seconds(3)));
  const auto reasons = totals.reasons();
  REQUIRE(reasons.size() == 2);
  CHECK(reasons[0].reason == "Negotiation timed out");
  CHECK(reasons[0].codes == std::vector<std::uint32_t>{13805});
  CHECK(reasons[0].count == 2);
  CHECK(reasons[0].peers == 2);
  CHECK(reasons[1].reason == "Aushandlungstimeout");
  CHECK(reasons[1].codes.empty());
}

TEST_CASE("one text that stands for other errors is another reason") {
  timeline::ReasonTotals totals;
  auto several = failed(seconds(0));
  several.failure_codes = {13805, 13814};
  totals.see(several);
  totals.see(failed(seconds(1)));
  totals.see(failed(seconds(2)));
  const auto reasons = totals.reasons();
  REQUIRE(reasons.size() == 2);
  CHECK(reasons[0].codes == std::vector<std::uint32_t>{13805});
  CHECK(reasons[0].count == 2);
  CHECK(reasons[1].codes == std::vector<std::uint32_t>{13805, 13814});
}
