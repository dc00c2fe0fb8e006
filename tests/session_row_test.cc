#include "render/session_row.h"

#include <sstream>
#include <string>
#include <vector>

#include "hand_made_list.h"
#include "render/csv.h"
#include "render/session_jsonl.h"
#include "testing.h"

namespace {

using hand_made::down;
using hand_made::up;

// All rows, without the header.
std::string csv(const std::vector<hand_made::File>& files) {
  std::ostringstream out;
  render::CsvRows<render::SessionRow> rows(out, render::session_columns());
  const auto list = hand_made::list(files);
  const auto sessions = timeline::sessions(list);
  for (std::size_t i = 0; i < sessions.size(); ++i)
    rows.row(render::session_row(list, sessions, i));
  return out.str();
}

std::string csv(const std::vector<evtx::Record>& records) { return csv({{"a.evtx", records}}); }

evtx::Record with(evtx::Record record, const std::vector<evtx::Field>& fields) {
  record.event_data.insert(record.event_data.end(), fields.begin(), fields.end());
  return record;
}

}  // namespace

TEST_CASE("the header of sessions' schema 1 stays as it is, byte for byte") {
  std::ostringstream out;
  render::CsvRows<render::SessionRow>(out, render::session_columns()).header();
  CHECK(out.str() ==
        "start,end,duration_seconds,status,computer,local_address,remote_address,role,"
        "keying_module,auth_method,cipher,integrity,dh_group,local_principal,remote_principal,"
        "sa_id,confidence,start_record_id,end_record_id,source,peer_computer,"
        "clock_offset_seconds\n");
}

TEST_CASE("a closed session shows what its two events say") {
  const auto start = with(up("2026-01-02T10:00:00.5Z", 1, 18446744073709551615U),
                          {{"MMAuthMethod", "%%8194"},
                           {"MMCipherAlg", "%%8196"},
                           {"MMIntegrityAlg", "%%8198"},
                           {"DHGroup", "%%8229"},
                           {"LocalMMPrincipalName", "vpn1.example.com"},
                           {"RemoteMMPrincipalName", "=peer"}});
  const auto end = down("2026-01-02T11:00:00.5000001Z", 2, 18446744073709551615U);
  const auto row = csv({start, end});
  CHECK(
      row.starts_with("2026-01-02T10:00:00.5000000Z,2026-01-02T11:00:00.5000001Z,3600.0000001,"
                      "closed,VPN1,192.0.2.1,198.51.100.7,Initiator,IKEv1,"));
  CHECK(row.ends_with(",vpn1.example.com,'=peer,\"18446744073709551615\",sure,1,2,a.evtx,,\n"));
}

TEST_CASE("what was not logged of a session is empty") {
  CHECK(csv({down("2026-01-02T11:00:00Z", 2, 5)}) ==
        ",2026-01-02T11:00:00.0000000Z,,unknown_start,VPN1,192.0.2.1,198.51.100.7,,IKEv1,,,,,,,5,"
        "sure,,2,a.evtx,,\n");
  CHECK(csv({up("2026-01-02T11:00:00Z", 2, 5)}) ==
        "2026-01-02T11:00:00.0000000Z,,,open,VPN1,192.0.2.1,198.51.100.7,Initiator,IKEv1,,,,,,,5,"
        "sure,2,,a.evtx,,\n");
}

TEST_CASE("the end says what the start does not") {
  auto start = up("2026-01-02T10:00:00Z", 1, 5);
  start.event_data[0].value = start.event_data[2].value = "-";
  CHECK(csv({start, down("2026-01-02T11:00:00Z", 2, 5)}) ==
        "2026-01-02T10:00:00.0000000Z,2026-01-02T11:00:00.0000000Z,3600,closed,VPN1,192.0.2.1,"
        "198.51.100.7,Initiator,IKEv1,,,,,,,5,addresses,1,2,a.evtx,,\n");
}

TEST_CASE("a session in two files names both") {
  const auto row = csv({{"archive.evtx", {up("2026-01-02T10:00:00Z", 1, 5)}},
                        {"Security.evtx", {down("2026-01-02T11:00:00Z", 2, 5)}}});
  CHECK(row.ends_with(",archive.evtx|Security.evtx,,\n"));
}

TEST_CASE("an end with the earlier time makes the session one of 0 seconds") {
  CHECK(csv({up("2026-01-02T10:00:00.0000001Z", 1, 5), down("2026-01-02T10:00:00Z", 2, 5)})
            .starts_with("2026-01-02T10:00:00.0000001Z,2026-01-02T10:00:00.0000000Z,0,closed,"));
}

TEST_CASE("a session without times has none, and no duration") {
  CHECK(csv({up("", 1, 5), down("", 2, 5)}).starts_with(",,,closed,VPN1,"));
}

TEST_CASE("the other end is named, with its clock to a millisecond") {
  auto west = up("2026-01-02T10:01:30.1239Z", 70, 12, {"198.51.100.7", "192.0.2.1"}, "WEST");
  west.event_data[3].value = "%%8206";
  const auto rows = csv({up("2026-01-02T10:00:00Z", 1, 5), west});
  CHECK(rows.find(",1,,a.evtx,WEST,90.124\n") != std::string::npos);
  CHECK(rows.ends_with(",70,,a.evtx,VPN1,-90.124\n"));
}
