#include "timeline/failure_reason.h"

#include "check_run.h"

using timeline::failure_reason;
using timeline::reason_in_words;

TEST_CASE("a reason is the system's text where its error is known, else what the log says") {
  auto failure = check_run::failed(check_run::seconds(0));
  failure.failure_reason = "Negotiation timed out.\r\n";
  CHECK(failure_reason(failure) == "Negotiation timed out");
  failure.failure_codes.clear();
  failure.failure_reason = " Aushandlungstimeout\n";
  CHECK(failure_reason(failure) == "Aushandlungstimeout");
  failure.failure_reason.reset();
  CHECK(failure_reason(failure).empty());
}

TEST_CASE("a reason is read with its numbers") {
  CHECK(reason_in_words("Negotiation timed out") == "Negotiation timed out (13805)");
  CHECK(reason_in_words("Negotiation took too long") ==
        "Negotiation took too long (13814 or 13815)");
  CHECK(reason_in_words("Aushandlungstimeout") == "Aushandlungstimeout");
  CHECK(reason_in_words("") == "no reason given");
}

TEST_CASE("the main reason is the most frequent one, or the first in the alphabet") {
  timeline::ReasonCounts counts;
  CHECK(counts.main().empty());
  counts.add("b");
  counts.add("a");
  CHECK(counts.main() == "a");
  counts.add("b");
  CHECK(counts.main() == "b");
}
