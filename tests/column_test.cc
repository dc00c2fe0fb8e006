#include "render/column.h"

#include <fmt/format.h>

#include <set>
#include <string>
#include <variant>
#include <vector>

#include "testing.h"

namespace {

using render::Cell;

// A cell with its kind in front, so that both are compared.
struct Describe {
  std::string operator()(std::monostate /*absent*/) const { return "absent"; }
  std::string operator()(std::string_view text) const { return fmt::format("text {}", text); }
  std::string operator()(std::uint64_t number) const { return fmt::format("number {}", number); }
  std::string operator()(render::Id id) const { return fmt::format("id {}", id.value); }
  std::string operator()(evtx::Timestamp time) const {
    return fmt::format("time {}", evtx::to_string(time));
  }
  std::string operator()(render::Seconds duration) const {
    return fmt::format("seconds {}", render::to_string(duration));
  }
  std::string operator()(render::Numbers numbers) const {
    return fmt::format("numbers {}", fmt::join(numbers, " "));
  }
};

std::vector<std::string> described(const events::Event& event) {
  std::vector<std::string> lines;
  for (const auto& column : render::timeline_columns()) {
    const auto cell = std::visit(Describe{}, column.cell(event));
    lines.push_back(fmt::format("{}: {}", column.name, cell));
  }
  return lines;
}

constexpr std::uint64_t kGreatestId = 18446744073709551615U;

events::Event full_event() {
  return {
      .event_id = 4652,
      .kind = events::Kind::failed,
      .outcome = events::Outcome::failure,
      .time = evtx::from_iso8601("2026-01-02T03:04:05.1234567Z"),
      .computer = "gw.example",
      .channel = "Security",
      .local = {"192.0.2.1", 500, "CN=gw", {"aa11", "CN=issuer", "CN=root"}},
      .remote = {"2001:db8::7", 4500, "CN=peer", {"bb22", "CN=their issuer", "CN=their root"}},
      .role = "Initiator",
      .keying_module = "IKEv1",
      .auth_method = "Certificate",
      .cipher = "AES-256",
      .integrity = "SHA 256",
      .dh_group = "DH group 14",
      .lifetime_minutes = 480,
      .quick_mode_limit = 0,
      .impersonation = "Not enabled",
      .sa_id = kGreatestId,
      .filter_id = 71695,
      .initiator_cookie = "db55d3767e51b422",
      .responder_cookie = "0000000000000000",
      .failure_point = "Local computer",
      .failure_state = "Sent first (SA) payload",
      .failure_reason = "Negotiation request sat in Queue too long",
      .failure_codes = {13809, 13810},
      .other = {{"New", "1"}, {"Newer", "a; b"}},
      .raw = {{"Role", "%%8205"}},
      .source = "case.zip!Security.evtx",
      .offset = 69632,
      .record_id = kGreatestId,
      .record_state = evtx::RecordState::recovered,
      .written = evtx::from_iso8601("2026-01-02T03:04:06Z"),
  };
}

}  // namespace

TEST_CASE("each column takes its cell from the place its name says") {
  CHECK(described(full_event()) ==
        std::vector<std::string>{
            "time: time 2026-01-02T03:04:05.1234567Z",
            "computer: text gw.example",
            "event_id: number 4652",
            "event: text failed",
            "outcome: text failure",
            "role: text Initiator",
            "keying_module: text IKEv1",
            "local_address: text 192.0.2.1",
            "local_port: number 500",
            "remote_address: text 2001:db8::7",
            "remote_port: number 4500",
            "local_principal: text CN=gw",
            "remote_principal: text CN=peer",
            "auth_method: text Certificate",
            "cipher: text AES-256",
            "integrity: text SHA 256",
            "dh_group: text DH group 14",
            "lifetime_minutes: number 480",
            "quick_mode_limit: number 0",
            "impersonation: text Not enabled",
            "sa_id: id 18446744073709551615",
            "filter_id: id 71695",
            "initiator_cookie: text db55d3767e51b422",
            "responder_cookie: text 0000000000000000",
            "failure_point: text Local computer",
            "failure_state: text Sent first (SA) payload",
            "failure_reason: text Negotiation request sat in Queue too long",
            "failure_code: numbers 13809 13810",
            "local_cert_thumbprint: text aa11",
            "local_issuing_ca: text CN=issuer",
            "local_root_ca: text CN=root",
            "remote_cert_thumbprint: text bb22",
            "remote_issuing_ca: text CN=their issuer",
            "remote_root_ca: text CN=their root",
            "detail: text New=1; Newer=a; b",
            "channel: text Security",
            "record_id: id 18446744073709551615",
            "record_state: text recovered",
            "written_time: time 2026-01-02T03:04:06.0000000Z",
            "source: text case.zip!Security.evtx",
            "offset: number 69632",
        });
}

TEST_CASE("what the log does not say is absent") {
  const std::set<std::string> always = {
      "event_id: number 0",      "event: text established", "record_id: id 0",
      "record_state: text live", "offset: number 0",
  };
  for (const auto& cell : described({})) {
    CAPTURE(cell);
    CHECK((cell.ends_with(": absent") || always.contains(cell)));
  }
}

TEST_CASE("records that are missing have no event id") {
  const auto cells = described({.kind = events::Kind::records_missing});
  CHECK(cells.at(2) == "event_id: absent");
  CHECK(cells.at(3) == "event: text records_missing");
}

TEST_CASE("an empty text is absent too") {
  const events::Event event{.role = "", .initiator_cookie = ""};
  CHECK(described(event) == described({}));
}

TEST_CASE("every kind of event has its word in the event column") {
  const auto [kind, word] = GENERATE(table<events::Kind, std::string>({
      {events::Kind::established, "established"},
      {events::Kind::failed, "failed"},
      {events::Kind::ended, "ended"},
      {events::Kind::invalid_packet, "invalid_packet"},
      {events::Kind::deleted, "deleted"},
      {events::Kind::dos_prevention, "dos_prevention"},
      {events::Kind::service_not_started, "service_not_started"},
      {events::Kind::extended_mode_established, "extended_mode_established"},
      {events::Kind::quick_mode_ended, "quick_mode_ended"},
      {events::Kind::system_started, "system_started"},
      {events::Kind::time_changed, "time_changed"},
      {events::Kind::audit_policy_changed, "audit_policy_changed"},
      {events::Kind::logging_stopped, "logging_stopped"},
      {events::Kind::log_cleared, "log_cleared"},
  }));
  CHECK(described({.kind = kind}).at(3) == "event: text " + word);
}

TEST_CASE("the outcome is success or failure") {
  CHECK(described({.outcome = events::Outcome::success}).at(4) == "outcome: text success");
  CHECK(described({.outcome = events::Outcome::failure}).at(4) == "outcome: text failure");
}

TEST_CASE("each column has a name of its own") {
  std::set<std::string_view> names;
  for (const auto& column : render::timeline_columns()) names.insert(column.name);
  CHECK(names.size() == 41);
  CHECK(render::timeline_columns().size() == 41);
}

TEST_CASE("the meaning of each column is one sentence") {
  for (const auto& column : render::timeline_columns()) {
    CAPTURE(column.name, column.meaning);
    CHECK(column.meaning.find(". ") == std::string_view::npos);
    CHECK(column.meaning.ends_with('.'));
  }
}

TEST_CASE("cookies are shown in lower case, and what is no cookie as it is") {
  const auto shown = [](std::string_view cookie) {
    return described({.initiator_cookie = cookie}).at(22);
  };
  CHECK(shown("DB55d3767E51B422") == "initiator_cookie: text db55d3767e51b422");
  CHECK(shown("db55d3767e51b422") == "initiator_cookie: text db55d3767e51b422");
  CHECK(shown("ABC") == "initiator_cookie: text ABC");
  CHECK(shown("ABCDEFGHABCDEFGH") == "initiator_cookie: text ABCDEFGHABCDEFGH");
}
