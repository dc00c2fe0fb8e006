// What `summary` finds in the stories. Runs from the top folder.

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "command_run.h"
#include "parsed_json.h"
#include "stories/case.h"
#include "summary_of.h"
#include "temporary_folder.h"
#include "testing.h"
#include "timeline/both_ends.h"
#include "timeline/check.h"
#include "timeline/copies.h"

namespace {

using Ids = std::set<std::string>;

const std::vector<std::string> kCommand{"summary", "-f", "json"};

// By the name of the case; a story that is not here has nothing in it to be found.
const std::map<std::string, Ids> kFindings{
    {"brute_force", {"failure-burst", "failure-points", "pre-shared-key-failures"}},
    {"certificate_failures", {"certificate-failures"}},
    {"cleared_log",
     {"audit-removed", "log-cleared", "logging-stopped", "record-gaps", "time-backwards",
      "time-changed"}},
    {"cut_short", {"records-lost"}},
    {"damaged", {"record-gaps", "records-lost"}},
    {"dos_period",
     {"dos-prevention", "failure-points", "invalid-packet-burst", "peers-against-host"}},
    {"every_event", {"dos-prevention", "record-gaps", "service-not-started"}},
    {"extended_mode", {"no-extended-mode"}},
    {"flapping", {"flapping"}},
    {"old_algorithms", {"weak-cipher", "weak-dh-group", "weak-integrity"}},
    {"psk_mismatch", {"failure-points", "pre-shared-key-failures"}},
    {"scan", {"peer-against-hosts"}},
    {"taken_back", {"record-gaps"}}};

Ids expected(const std::string& name) {
  const auto found = kFindings.find(name);
  return found == kFindings.end() ? Ids{} : found->second;
}

// Of a row, or of a piece of evidence, which names its row by the same keys.
std::string record(const rapidjson::Value& row) {
  std::string name;
  for (const auto* key : {"source", "record_id", "event"})
    name.append(row[key].GetString()).push_back('|');
  return name;
}

/// The records that each kind of finding rests on, by its id.
std::map<std::string, Ids> findings(const std::vector<std::string>& inputs) {
  std::map<std::string, Ids> evidence;
  const auto summary = parsed(printed(kCommand, inputs));
  for (const auto& finding : summary["findings"].GetArray())
    for (const auto& one : finding["evidence"].GetArray())
      evidence[finding["id"].GetString()].insert(record(one));
  return evidence;
}

Ids ids(const std::map<std::string, Ids>& findings) {
  Ids ids;
  for (const auto& [id, evidence] : findings) ids.insert(id);
  return ids;
}

std::string rows_without(const std::string& rows, const Ids& records) {
  std::istringstream lines(rows);
  std::string rest;
  for (std::string line; std::getline(lines, line);)
    if (!records.contains(record(parsed(line)))) rest += line + '\n';
  return rest;
}

}  // namespace

TEST_CASE("in each story is found what it tells of, and nothing else") {
  for (const auto& one : stories::cases()) {
    CAPTURE(one.name);
    CHECK(ids(findings(one.logs)) == expected(one.name));
  }
}

TEST_CASE("each finding there is has a story") {
  Ids told;
  for (const auto& [name, ids] : kFindings) told.insert(ids.begin(), ids.end());
  for (const auto& known : timeline::known_checks()) {
    CAPTURE(known.id);
    CHECK(told.erase(std::string(known.id)) == 1);
  }
  CHECK(told.empty());
}

TEST_CASE("a finding is gone without its evidence") {
  const TemporaryFolder folder;
  for (const auto& one : stories::cases()) {
    const auto rows = printed({"timeline", "-f", "jsonl"}, one.logs);
    for (const auto& [id, evidence] : findings(one.logs)) {
      CAPTURE(one.name, id);
      const auto rest = folder.write("rest.jsonl", rows_without(rows, evidence));
      CHECK_FALSE(ids(findings({rest})).contains(id));
    }
  }
}

TEST_CASE("a failure that both hosts logged is told from two failures") {
  const SummaryOf ends({"testdata/both_ends_vpn1.evtx", "testdata/both_ends_vpn2.evtx"});
  const auto joined =
      timeline::joined_failures(ends.events, ends.sessions, timeline::copies(ends.events));
  REQUIRE(joined.size() == 1);
  CHECK(ends.events.at(joined[0].first).record_id == 505);
  CHECK(ends.events.at(joined[0].second).record_id == 88002);
}
