// Summaries of logs that are read from testdata.

#include "timeline/summary.h"

#include "hand_made_list.h"
#include "summary_of.h"
#include "testing.h"

using events::Kind;
using hand_made::record;
using timeline::SessionStatus;

namespace {

using Records = std::vector<evtx::Record>;

SummaryOf summary_of(Records records, const timeline::Summarising& options = {}) {
  return SummaryOf(hand_made::list({{"Security.evtx", std::move(records)}}), options);
}

std::string on_may_1(const std::string& time) { return "2026-05-01T" + time + "Z"; }

evtx::Record failure_record(const std::string& time, std::uint64_t id, const std::string& peer,
                            const std::string& computer = "VPN1") {
  return hand_made::record(4653, on_may_1(time), computer, id,
                           {{"RemoteAddress", peer}, {"FailureReason", "Negotiation timed out"}});
}

evtx::Record dos(const std::string& time, std::uint64_t id, const std::string& change) {
  return hand_made::record(4646, on_may_1(time), "VPN1", id, {{"notification", change}});
}

std::vector<std::string> statements(const SummaryOf& of) {
  std::vector<std::string> all;
  for (const auto& finding : of.summary.findings) all.push_back(finding.statement);
  return all;
}

// As Windows logs an SA of a host that uses Extended Mode.
Records shown_twice() {
  auto extended = hand_made::up(on_may_1("00:00:01"), 2, 7);
  extended.system.event_id = 4979;
  for (auto& field : extended.event_data)
    if (field.name == "MMSAID") field.name = "MainModeSaId";
  return {hand_made::up(on_may_1("00:00:00"), 1, 7), extended,
          hand_made::down(on_may_1("01:00:00"), 3, 7)};
}

}  // namespace

TEST_CASE("a log is summed up") {
  const SummaryOf branch_office({"testdata/branch_office.evtx"});
  const auto& [events, sessions, summary] = branch_office;
  const auto& totals = summary.totals;
  CHECK(totals.of(Kind::established) == 3);
  CHECK(totals.of(Kind::failed) == 1);
  CHECK(totals.of(Kind::ended) == 3);
  CHECK(totals.of(SessionStatus::closed) == sessions.size());
  CHECK(totals.computers == 1);
  CHECK(totals.repeats == 0);
  CHECK(evtx::to_string(totals.first.value()) == "2026-03-02T06:00:01.2345678Z");
  CHECK(evtx::to_string(totals.last.value()) == "2026-03-02T21:58:40.2000000Z");
  CHECK(summary.peers.size() == 2);
  CHECK(summary.reasons.size() == 1);
  CHECK(summary.histogram.buckets.size() == 16);
  CHECK(summary.findings.empty());
}

TEST_CASE("a failure that both hosts logged is told to be one") {
  const std::vector<std::string> logs{"testdata/both_ends_vpn1.evtx",
                                      "testdata/both_ends_vpn2.evtx"};
  const SummaryOf both(logs);
  CHECK(both.summary.totals.of(Kind::failed) == 2);
  REQUIRE(both.summary.failures_at_both_ends.size() == 1);
  CHECK(both.events.at(both.summary.failures_at_both_ends[0].first).record_id == 505);
  CHECK(SummaryOf({logs.front()}).summary.failures_at_both_ends.empty());
  const SummaryOf of_one(logs, {.filter = {.computers = {"VPN1*"}}});
  CHECK(of_one.summary.failures_at_both_ends.empty());
}

TEST_CASE("of a peer that no event names, what is missing is told, and nothing else") {
  const auto peer = timeline::AddressRange::from("10.9.9.9").value();
  const SummaryOf of({"testdata/damaged.evtx"}, {.filter = {.peers = {peer}}});
  const auto& totals = of.summary.totals;
  CHECK(totals.of(Kind::records_missing) == 3);
  CHECK(totals.left_out == 21);
  CHECK(totals.computers == 0);
  CHECK_FALSE(totals.first);
  REQUIRE(of.summary.findings.size() == 2);
  CHECK(of.summary.findings[0].id == "record-gaps");
  CHECK(of.summary.findings[1].id == "records-lost");
}

TEST_CASE("a record that stands in two logs counts once") {
  const SummaryOf once({"testdata/psk_mismatch.evtx"});
  const SummaryOf twice({"testdata/psk_mismatch.evtx", "testdata/psk_mismatch.evtx"});
  auto totals = twice.summary.totals;
  CHECK(totals.repeats == 141);
  totals.repeats = 0;
  CHECK(totals == once.summary.totals);
  CHECK(twice.summary.histogram == once.summary.histogram);
  REQUIRE(twice.summary.findings.size() == once.summary.findings.size());
  for (std::size_t i = 0; i < once.summary.findings.size(); ++i)
    CHECK(twice.summary.findings[i].statement == once.summary.findings[i].statement);
}

TEST_CASE("an SA that came up before the period counts, and its end tells how long it was up") {
  const timeline::Filter filter{.since = evtx::from_iso8601("2026-03-02T14:00:00")};
  const SummaryOf all({"testdata/branch_office.evtx"});
  const SummaryOf evening({"testdata/branch_office.evtx"}, {.filter = filter});
  CHECK(evening.summary.totals.left_out == 4);
  CHECK(evening.summary.totals.of(Kind::established) == 0);
  CHECK(evening.summary.totals.of(Kind::ended) == 2);
  CHECK(evening.summary.totals.of(SessionStatus::closed) == 2);
  const auto& peer = evening.summary.peers.back();
  CHECK(peer.address == "198.51.100.7");
  CHECK(peer.longest_up == all.summary.peers.back().longest_up);
}

TEST_CASE("keys that do not match are found, with the records that show it") {
  const SummaryOf mismatch({"testdata/psk_mismatch.evtx"});
  const auto& findings = mismatch.summary.findings;
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].id == "pre-shared-key-failures");
  CHECK(findings[0].evidence.size() == 20);
  CHECK(findings[1].id == "failure-points");
  for (const auto place : findings[0].evidence)
    CHECK(mismatch.events.at(place).failure_codes == std::vector<std::uint32_t>{13801});
}

TEST_CASE("no events are summed up too") {
  const SummaryOf nothing({});
  CHECK(nothing.summary.totals == timeline::Totals{});
  CHECK(nothing.summary.findings.empty());
}

TEST_CASE("a computer is one in whatever case its name is written") {
  Records records;
  for (const auto* name : {"VPN1", "vpn1", "Vpn1", "vPN1", "VpN1"})
    records.push_back(failure_record("00:00:0" + std::to_string(records.size()), records.size() + 1,
                                     "203.0.113.9", name));
  const auto of = summary_of(records);
  CHECK(of.summary.totals.computers == 1);
  CHECK(of.summary.findings.empty());
}

TEST_CASE("a peer is one however its address is written") {
  Records records;
  for (int i = 10; i < 30; ++i)
    records.push_back(failure_record("00:00:" + std::to_string(i), static_cast<std::uint64_t>(i),
                                     i % 2 == 0 ? "2001:db8::1" : "2001:DB8:0::1"));
  const auto of = summary_of(records);
  REQUIRE(of.summary.peers.size() == 1);
  CHECK(of.summary.peers[0].address == "2001:db8::1");
  CHECK(of.summary.reasons.at(0).peers == 1);
  REQUIRE(of.summary.findings.size() >= 1);
  CHECK(of.summary.findings[0].id == "failure-burst");
  CHECK(of.summary.findings[0].statement.starts_with(
      "20 failed negotiations with 2001:db8::1 within 19 s"));
}

TEST_CASE("what is found under a filter is what is found in all, where it has to do with it") {
  const Records records{dos("00:00:00", 1, "%%8214"), dos("00:10:00", 2, "%%8215"),
                        failure_record("01:00:00", 3, "203.0.113.9")};
  const auto all = statements(summary_of(records));
  REQUIRE(all.size() == 1);
  CHECK(all[0].starts_with("VPN1 was in IKE DoS-prevention mode for 10 min, from "));
  const auto five_past = evtx::from_iso8601("2026-05-01T00:05:00Z");
  const auto half_past = evtx::from_iso8601("2026-05-01T00:30:00Z");
  CHECK(statements(summary_of(records, {.filter = {.since = five_past}})) == all);
  CHECK(statements(summary_of(records, {.filter = {.until = five_past}})) == all);
  CHECK(statements(summary_of(records, {.filter = {.since = half_past}})).empty());
  CHECK(statements(summary_of(records, {.filter = {.event_ids = {4646}}})) == all);
  CHECK(statements(summary_of(records, {.filter = {.event_ids = {4653}}})).empty());
}

TEST_CASE("an SA that is shown with Extended Mode and without counts once") {
  const auto of = summary_of(shown_twice());
  CHECK(of.summary.totals.of(SessionStatus::closed) == 1);
  CHECK(of.summary.totals.of(Kind::established) == 1);
  CHECK(of.summary.totals.of(Kind::extended_mode_established) == 1);
  CHECK(of.summary.peers.at(0).established == 1);
  CHECK(of.summary.histogram.buckets.at(0).established == 1);
  CHECK(of.summary.findings.empty());
}

TEST_CASE("an SA of which the filter wants but one start counts all the same") {
  for (const std::uint32_t id : {4650U, 4979U}) {
    const auto of = summary_of(shown_twice(), {.filter = {.event_ids = {id}}});
    CHECK(of.summary.peers.at(0).established == 1);
    CHECK(of.summary.histogram.buckets.at(0).established == 1);
  }
}

TEST_CASE("an SA whose end has a time some microseconds before its start was up for no time") {
  const auto of = summary_of({hand_made::up(on_may_1("00:00:00.0000020"), 1, 7),
                              hand_made::down(on_may_1("00:00:00.0000010"), 2, 7)});
  CHECK(of.summary.totals.of(SessionStatus::closed) == 1);
  CHECK(of.summary.peers.at(0).mean_up == evtx::Ticks(0));
}
