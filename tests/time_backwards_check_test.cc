#include "check_run.h"
#include "timeline/checks/time_backwards.h"

using check_run::Event;
using check_run::failed;
using check_run::findings;
using check_run::minutes;
using check_run::seconds;

namespace {

Event record(std::uint64_t id, seconds time) {
  auto record = failed(time);
  record.record_id = id;
  return record;
}

}  // namespace

TEST_CASE("records whose numbers rise while their times fall are told") {
  const auto found =
      findings(timeline::time_backwards, {record(11, minutes(0)), record(10, minutes(1))});
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "time-backwards");
  CHECK(found.front().statement ==
        "in the log Security of VPN1 (Security.evtx) time goes back 1 time, by up to 1 min: record "
        "10 is of 2026-03-01T00:01:00Z, record 11 of 2026-03-01T00:00:00Z");
  CHECK(found.front().evidence == std::vector<std::size_t>{1, 0});
}

TEST_CASE("small steps, other logs and recovered records do not go backwards") {
  CHECK(
      findings(timeline::time_backwards, {record(11, seconds(1)), record(10, minutes(1))}).empty());
  CHECK(
      findings(timeline::time_backwards, {record(10, minutes(0)), record(11, minutes(1))}).empty());
  auto other = record(10, minutes(1));
  other.source = "Archive.evtx";
  CHECK(findings(timeline::time_backwards, {record(11, minutes(0)), other}).empty());
  auto recovered = record(10, minutes(1));
  recovered.record_state = evtx::RecordState::recovered;
  CHECK(findings(timeline::time_backwards, {record(11, minutes(0)), recovered}).empty());
}
