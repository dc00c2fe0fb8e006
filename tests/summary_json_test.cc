#include "render/summary_json.h"

#include <sstream>

#include "parsed_json.h"
#include "summary_of.h"
#include "testing.h"

namespace {

rapidjson::Document json_of(const SummaryOf& of) {
  std::ostringstream out;
  render::write_summary_json(out, of.summary, of.events);
  CHECK(out.str().find('\n') == out.str().size() - 1);
  return parsed(out.str());
}

}  // namespace

TEST_CASE("the summary as JSON has the figures, and the findings with all their evidence") {
  const auto document = json_of(SummaryOf({"testdata/psk_mismatch.evtx"}));
  CHECK(document["totals"]["events"]["failed"].GetUint64() == 140);
  CHECK(document["totals"]["first"] == "2026-02-10T22:00:00.0000001Z");
  CHECK(document["peers"][0]["remote_address"] == "203.0.113.9");
  CHECK(document["peers"][0]["main_reason"] == "Negotiation timed out");
  CHECK(document["bucket_hours"].GetUint64() == 1);
  CHECK(document["buckets"][0]["failed"].GetUint64() == 60);
  CHECK(document["thresholds"]["burst_window"].GetUint64() == 600);
  CHECK(document["thresholds"]["burst_failures"].GetUint64() == 20);
  const auto& finding = document["findings"][0];
  CHECK(finding["id"] == "pre-shared-key-failures");
  CHECK(finding["severity"] == "medium");
  REQUIRE(finding["evidence"].Size() == 20);
  CHECK(finding["evidence"][0]["record_id"] == "5001");
  CHECK(finding["evidence"][0]["source"] == "testdata/psk_mismatch.evtx");
  CHECK(finding["evidence"][0]["event"] == "failed");
}

TEST_CASE("a reason comes with what is documented about it and where") {
  const auto document = json_of(SummaryOf({"testdata/branch_office.evtx"}));
  const auto& reason = document["reasons"][0];
  CHECK(reason["failure_codes"][0].GetUint64() == 13805);
  const auto& documented = reason["documented"][0];
  CHECK(documented["code"].GetUint64() == 13805);
  CHECK(documented["cause"].GetStringLength() > 0);
  CHECK(documented["sources"][0]["url"].GetStringLength() > 0);
}

TEST_CASE("every key is there where there is nothing to say") {
  const auto document = json_of(SummaryOf({}));
  for (const auto* key : {"totals", "findings", "peers", "reasons", "failures_at_both_ends",
                          "bucket_hours", "buckets", "thresholds"})
    CHECK(document.HasMember(key));
  CHECK(document["totals"]["first"].IsNull());
  CHECK(document["totals"]["events"]["records_missing"].GetUint64() == 0);
  CHECK(document["totals"]["sessions"]["unknown_start"].GetUint64() == 0);
}
