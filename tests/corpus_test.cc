// Real logs of many origins, which are no part of the project. usage: corpus_tests, with
// MAINMODE_CORPUS naming the folder that holds them and their INDEX.tsv.

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <variant>
#include <vector>

#include "events/catalogue.h"
#include "evtx/chunk_walk.h"
#include "evtx/compare.h"
#include "evtx/libevtx/reader.h"
#include "evtx/native_reader.h"
#include "input/stream.h"
#include "testing.h"
#include "timeline/collect.h"

namespace {

// What is met more than libevtx finds when it opens the file whole, and why.
struct More {
  std::uint64_t whole = 0;  ///< records of a chunk that stand behind a torn page or a cut
  std::uint64_t torn = 0;   ///< records torn at a page: met, and unreadable
};
const std::map<std::string, More> kMoreThanLibevtx{
    {"evtx-rs/2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx",
     {.torn = 2}},
    {"evtx-rs/Microsoft-Windows-HelloForBusiness%4Operational.evtx", {.torn = 1}},
    {"evtx-rs/Microsoft-Windows-LanguagePackSetup%4Operational.evtx", {.torn = 1}},
    {"evtx-rs/2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx",
     {.whole = 21, .torn = 1}},
    {"evtx-rs/sample-with-zero-data-size-event.evtx", {.whole = 114, .torn = 1}},
    {"evtx-rs/sample_with_a_bad_chunk_magic.evtx", {.whole = 31, .torn = 3}},
    {"plaso/System2.evtx", {.whole = 89, .torn = 1}},
};

// Records that libevtx cannot read.
const std::map<std::string, std::uint64_t> kOnlyNative{
    // It stops at an entity reference in an attribute's value that is followed by more (token 49).
    {"evtx-rs/E_ShadowCopy6_windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx",
     23},
    {"evtx-rs/E_Windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx", 3},
    // They have no template: a collector stored them.
    {"evtx-rs/MSExchange_Management_wec.evtx", 1},
    {"mitre/ID1116-1117-Defender_threat_detected.evtx", 6},
    {"mitre/ID1149-RDP_success_logins_to_multiple_hosts.evtx", 11},
    {"mitre/ID1151-Defender_health_status.evtx", 455},
    {"mitre/ID131-RDP_brutforce_no_user_info_.evtx", 154},
    {"mitre/ID2003-4950-Firewall_disabled.evtx", 6},
    {"mitre/ID4622-New_SSP_loaded_in_LSA_only_legitim_.evtx", 420},
    {"mitre/ID4656-WS_Management_listener_enumeration.evtx", 29},
    {"mitre/ID4799-4624-Local_admin_group_enumerated_by_SharpHound.evtx", 55},
    {"mitre/ID5140-5145-Bloodhound-SharpHound_enumeration_via_SMB.evtx", 91},
    {"mitre/ID800-4103-4104-Print_spooler_privilege_escalation_CVE-2020-1048_.evtx", 10},
    {"mitre/ID800-4103-4104-WMI_registration_via_PowerLurk.evtx", 10},
    {"mitre/ID800-4103-Firewall_disabled.evtx", 10},
    {"mitre/ID800-4103-Interactive_PipeShell_over_named_pipe_server_and_client_.evtx", 30},
};

template <class Value>
Value found_in(const std::map<std::string, Value>& values, const std::string& file) {
  const auto found = values.find(file);
  return found == values.end() ? Value{} : found->second;
}

struct Indexed {
  std::string file{};
  std::uint64_t live_records = 0;
};

std::vector<Indexed> index_of(const std::string& corpus) {
  std::ifstream file(corpus + "/INDEX.tsv");
  REQUIRE(file);
  std::vector<Indexed> index;
  std::string line;
  std::getline(file, line);  // titles
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Indexed one;
    std::string cell;
    std::getline(cells, one.file, '\t');
    std::getline(cells, cell, '\t');  // bytes
    std::getline(cells, cell, '\t');  // sha256
    std::getline(cells, cell, '\t');
    one.live_records = std::stoull(cell);
    index.push_back(one);
  }
  return index;
}

timeline::Account account_of(const std::string& path, const evtx::Reader& reader) {
  const timeline::Source source{.name = path, .open = [path] { return input::open_file(path); }};
  const auto collection =
      timeline::collect(std::span(&source, 1), {.threads = 2, .reader = reader});
  CHECK(collection.events.empty());
  return collection.accounts.at(0);
}

/// What is pinned of a context event.
struct ContextEvent {
  events::Kind kind{};
  std::uint64_t record_id = 0;
  std::string detail{};  ///< `Event::other`
};

// No log here has a Main Mode event.
std::vector<ContextEvent> context_of(const std::string& path, const evtx::Reader& reader) {
  const timeline::Source source{.name = path, .open = [path] { return input::open_file(path); }};
  const auto collection = timeline::collect(
      std::span(&source, 1),
      {.threads = 2, .reader = reader, .crosscheck = timeline::Crosscheck::all, .context = true});
  const auto& account = collection.accounts.at(0);
  CHECK(account.differences.count() == 0);
  CHECK(account.counts.context <= account.counts.others);
  std::vector<ContextEvent> events;
  for (const auto& event : collection.events) {
    events.push_back({.kind = event.kind, .record_id = event.record_id});
    auto& detail = events.back().detail;
    for (const auto& [name, value, code_units] : event.other)
      detail.append(detail.empty() ? "" : "; ").append(name).append("=").append(value);
  }
  return events;
}

/// How many records both readers read, alike or not, and which only one does.
struct Tally {
  std::uint64_t agree = 0;
  std::uint64_t differ = 0;
  std::uint64_t only_native = 0;
  std::uint64_t only_libevtx = 0;
  std::uint64_t unreadable = 0;  ///< by either

  bool operator==(const Tally&) const = default;
};

Tally operator+(const Tally& a, const Tally& b) {
  return {.agree = a.agree + b.agree,
          .differ = a.differ + b.differ,
          .only_native = a.only_native + b.only_native,
          .only_libevtx = a.only_libevtx + b.only_libevtx,
          .unreadable = a.unreadable + b.unreadable};
}

std::ostream& operator<<(std::ostream& out, const Tally& tally) {
  return out << tally.agree << " agree, " << tally.differ << " differ, " << tally.only_native
             << " only native, " << tally.only_libevtx << " only libevtx, " << tally.unreadable
             << " unreadable";
}

Tally compared(const evtx::EventResult& native, const evtx::EventResult& libevtx) {
  const auto* mine = std::get_if<evtx::Element>(&native);
  const auto* theirs = std::get_if<evtx::Element>(&libevtx);
  if (mine == nullptr) {
    UNSCOPED_INFO(std::get<evtx::Error>(native).what());
    return theirs == nullptr ? Tally{.unreadable = 1} : Tally{.only_libevtx = 1};
  }
  if (theirs == nullptr) return {.only_native = 1};
  const auto difference = first_difference(*mine, *theirs);
  if (!difference) return {.agree = 1};
  UNSCOPED_INFO(difference->place << ": native '" << difference->native << "', libevtx '"
                                  << difference->libevtx << "'");
  return {.differ = 1};
}

std::vector<evtx::Frame> frames_of(const evtx::Chunk& chunk) {
  std::vector<evtx::Frame> frames;
  evtx::RecordWalk walk(chunk);
  while (const auto step = walk.next())
    if (const auto* frame = std::get_if<evtx::Frame>(&*step)) frames.push_back(*frame);
  return frames;
}

Tally tally_of(const evtx::Chunk& chunk) {
  const auto frames = frames_of(chunk);
  const auto native = evtx::events_natively(chunk, frames);
  const auto libevtx = evtx::events_with_libevtx(chunk, frames);
  Tally tally;
  for (std::size_t i = 0; i < frames.size(); ++i) {
    CAPTURE(frames[i].id);
    tally = tally + compared(native.at(i), libevtx.at(i));
  }
  return tally;
}

Tally tally_of(const std::string& path) {
  const auto stream = input::open_file(path);
  evtx::ChunkWalk walk(*stream);
  Tally tally;
  while (const auto piece = walk.next())
    if (const auto* chunk = std::get_if<evtx::Chunk>(&*piece)) tally = tally + tally_of(*chunk);
  return tally;
}

}  // namespace

TEST_CASE("every real log is read, its counts add up, and no record is lost in silence") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  const auto index = index_of(corpus);
  CHECK(index.size() == 76);
  for (const auto& [file, live_records] : index) {
    CAPTURE(file);
    const auto account = account_of(std::string(corpus) + "/" + file, evtx::read_with_libevtx);
    const auto& counts = account.counts;
    CHECK(counts.records == counts.main_mode + counts.others + counts.unreadable);
    const auto more = found_in(kMoreThanLibevtx, file);
    CHECK(counts.records == live_records + more.whole + more.torn);
    CHECK(account.losses.count() >= counts.unreadable);
    std::ifstream size(std::string(corpus) + "/" + file, std::ios::ate | std::ios::binary);
    const auto bytes = static_cast<std::uint64_t>(size.tellg());
    CHECK(counts.bytes == bytes);
  }
}

TEST_CASE("the native reader leaves only torn records of real logs unread") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  for (const auto& [file, live_records] : index_of(corpus)) {
    CAPTURE(file);
    const auto counts = account_of(std::string(corpus) + "/" + file, evtx::read_natively).counts;
    const auto more = found_in(kMoreThanLibevtx, file);
    CHECK(counts.records == live_records + more.whole + more.torn);
    CHECK(counts.unreadable == more.torn);
  }
}

TEST_CASE("context events of real logs are read by both readers, the same fields in each") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  using Counts = std::map<std::string, std::uint64_t>;
  const auto [file, expected] = GENERATE(table<std::string, Counts>({
      {"evtx-rs/security.evtx",
       {{"logging_stopped", 36}, {"system_started", 40}, {"time_changed", 26}}},
      {"mitre/ID4688-5145-WMIexec_execution_via_SMB.evtx", {{"log_cleared", 1}}},
      {"velocidex/Security.evtx",
       {{"log_cleared", 1},
        {"system_started", 1},
        {"time_changed", 3},
        {"audit_policy_changed", 14}}},
      {"evtx-rs/sample-with-zero-data-size-event.evtx", {{"records_missing", 1}}},
  }));
  CAPTURE(file);
  const auto path = std::string(corpus) + "/" + file;
  for (const auto& reader : {evtx::Reader{}, evtx::Reader{evtx::read_with_libevtx}}) {
    const auto events = context_of(path, reader);
    Counts counts;
    for (const auto& event : events) ++counts[std::string(events::name(event.kind))];
    CHECK(counts == expected);
  }
}

TEST_CASE("what real context events say stands in their fields") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  const auto [file, record_id, detail] = GENERATE(table<std::string, std::uint64_t, std::string>({
      {"mitre/ID4688-5145-WMIexec_execution_via_SMB.evtx", 436733,
       "SubjectUserSid=S-1-5-21-4230534742-2542757381-3142984815-1111; SubjectUserName=admmig; "
       "SubjectDomainName=OFFSEC; SubjectLogonId=0x1898da"},
      {"velocidex/Security.evtx", 31890,
       "SubjectUserSid=S-1-5-21-546003962-2713609280-610790815-1001; SubjectUserName=test; "
       "SubjectDomainName=TESTCOMPUTER; SubjectLogonId=0x29936; CategoryId=Logon/Logoff; "
       "SubcategoryId=IPsec Main Mode; "
       "SubcategoryGuid={0CCE9218-69AE-11D9-BED3-505054503030}; "
       "AuditPolicyChanges=Success Added, Failure added; ipsec_subcategory=IPsec Main Mode"},
      {"velocidex/Security.evtx", 31909,
       "SubjectUserSid=S-1-5-18; SubjectUserName=TESTCOMPUTER$; SubjectDomainName=WORKGROUP; "
       "SubjectLogonId=0x3e7; PreviousTime=2296-06-10T21:37:47.0311439Z; "
       "NewTime=2019-02-06T21:12:14.7050000Z; ProcessId=0x524; "
       "ProcessName=C:\\Windows\\System32\\VBoxService.exe"},
      {"evtx-rs/security.evtx", 38, ""},
  }));
  CAPTURE(file, record_id);
  const auto events = context_of(std::string(corpus) + "/" + file, {});
  const auto found = std::ranges::find(events, record_id, &ContextEvent::record_id);
  REQUIRE(found != events.end());
  CHECK(found->detail == detail);
}

// As the command reads them unless it is told otherwise.
TEST_CASE("real logs are counted the same where records are told apart quickly") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  std::uint64_t records = 0;
  std::uint64_t in_full = 0;
  for (const auto& indexed : index_of(corpus)) {
    CAPTURE(indexed.file);
    const auto path = std::string(corpus) + "/" + indexed.file;
    const auto full = account_of(path, evtx::read_natively);
    const auto quick = account_of(path, {});
    CHECK(quick.losses.count() == full.losses.count());
    CHECK(quick.channels == full.channels);
    records += quick.counts.records;
    in_full += quick.counts.in_full;
    auto counts = quick.counts;
    counts.in_full = 0;  // where everything is read in full nothing is counted there
    CHECK(counts == full.counts);
  }
  CHECK(in_full < records / 2);
}

// What other readers of these files count is in the comments.
TEST_CASE("of the logs known for their damage as many records are met as other readers find") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  const auto [file, records] = GENERATE(table<std::string, std::uint64_t>({
      // 270: 31 stand behind torn pages. Of two chunks the first pages are zero, and with them the
      // templates of 82 records behind: these nobody can read.
      {"sample_with_a_bad_chunk_magic.evtx", 301},
      {"Microsoft-Windows-LanguagePackSetup%4Operational.evtx", 17},  // 17
      {"2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx",
       1912},  // 1912
      {"2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx",
       1796},  // 1775: 21 stand behind a torn record
  }));
  CAPTURE(file);
  const auto path = std::string(corpus) + "/evtx-rs/" + file;
  CHECK(account_of(path, evtx::read_natively).counts.records == records);
}

TEST_CASE("both readers agree on every record of real logs that both can read") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  Tally all;
  for (const auto& [file, live_records] : index_of(corpus)) {
    CAPTURE(file);
    const auto tally = tally_of(std::string(corpus) + "/" + file);
    const auto only_native = found_in(kOnlyNative, file);
    const auto whole = live_records + found_in(kMoreThanLibevtx, file).whole;
    CHECK(tally == Tally{.agree = whole - only_native, .only_native = only_native});
    all = all + tally;
  }
  CHECK(all == Tally{.agree = 29'605, .only_native = 1'314});
}
