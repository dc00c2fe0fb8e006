#include "render/session_jsonl.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "hand_made_list.h"
#include "testing.h"

namespace {

std::string jsonl(const std::vector<evtx::Record>& records) {
  std::ostringstream out;
  render::SessionJsonlWriter writer(out);
  writer.header();
  const auto list = hand_made::list({{"a.evtx", records}});
  const auto sessions = timeline::sessions(list);
  for (std::size_t i = 0; i < sessions.size(); ++i)
    writer.row(render::session_row(list, sessions, i));
  return out.str();
}

}  // namespace

TEST_CASE("a session is one line of JSON: numbers, ids as strings, null for what is not known") {
  CHECK(jsonl({hand_made::up("2026-01-02T10:00:00Z", 1, 18446744073709551615U),
               hand_made::down("2026-01-02T10:00:01.5Z", 2, 18446744073709551615U)}) ==
        R"({"start":"2026-01-02T10:00:00.0000000Z","end":"2026-01-02T10:00:01.5000000Z",)"
        R"("duration_seconds":1.5,"status":"closed","computer":"VPN1",)"
        R"("local_address":"192.0.2.1","remote_address":"198.51.100.7","role":"Initiator",)"
        R"("keying_module":"IKEv1","auth_method":null,"cipher":null,"integrity":null,)"
        R"("dh_group":null,"local_principal":null,"remote_principal":null,)"
        R"("sa_id":"18446744073709551615","confidence":"sure","start_record_id":"1",)"
        R"("end_record_id":"2","source":"a.evtx","peer_computer":null,)"
        R"("clock_offset_seconds":null})"
        "\n");
}

TEST_CASE("a session that is open has no end, and still all keys") {
  const auto row = jsonl({hand_made::up("2026-01-02T10:00:00Z", 1, 5)});
  CHECK(row.find(R"("end":null,"duration_seconds":null,"status":"open")") != std::string::npos);
  CHECK(row.find(R"("end_record_id":null)") != std::string::npos);
}

TEST_CASE("each session has its own line") {
  const auto rows = jsonl(
      {hand_made::up("2026-01-02T10:00:00Z", 1, 5), hand_made::up("2026-01-02T11:00:00Z", 2, 6)});
  CHECK(std::count(rows.begin(), rows.end(), '\n') == 2);
}
