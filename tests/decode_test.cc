#include "events/decode.h"

#include <string>
#include <utility>
#include <vector>

#include "events/catalogue.h"
#include "testing.h"

namespace {

using Fields = std::vector<evtx::Field>;

evtx::Record record(std::uint32_t id, Fields fields) {
  evtx::Record record{.id = 5, .offset = 0x1200, .event_data = std::move(fields)};
  record.system.provider_name = "Microsoft-Windows-Security-Auditing";
  record.system.event_id = id;
  return record;
}

events::Event decoded(std::uint32_t id, Fields fields) {
  return events::decode(record(id, std::move(fields))).value();
}

const Fields kReal4653{{"LocalMMPrincipalName", "-"},
                       {"RemoteMMPrincipalName", "-"},
                       {"LocalAddress", "88.88.88.81"},
                       {"LocalKeyModPort", "4500"},
                       {"RemoteAddress", "88.88.88.82"},
                       {"RemoteKeyModPort", "4500"},
                       {"KeyModName", "%%8222"},
                       {"FailurePoint", "%%8199"},
                       {"FailureReason", "Negotiation timed out"},
                       {"MMAuthMethod", "%%8194"},
                       {"State", "%%8202"},
                       {"Role", "%%8205"},
                       {"MMImpersonationState", "%%8217"},
                       {"MMFilterID", "54919761"},
                       {"InitiatorCookie", "DB55d3767e51b422"},
                       {"ResponderCookie", "0000000000000000"}};

}  // namespace

TEST_CASE("a real 4653 is decoded field by field") {
  auto real = record(4653, kReal4653);
  real.system.keywords = 0x8010000000000000;
  real.system.time_created = evtx::from_iso8601("2020-07-10T17:20:06.6871033Z");
  real.system.record_id = 100095994;
  real.system.channel = "Security";
  real.system.computer = "MYVPN.MYCPU";
  real.written = evtx::from_iso8601("2020-07-10T17:20:07Z");
  const auto event = events::decode(real).value();
  const events::Event expected{
      .event_id = 4653,
      .kind = events::Kind::failed,
      .outcome = events::Outcome::failure,
      .time = real.system.time_created,
      .computer = "MYVPN.MYCPU",
      .channel = "Security",
      .local = {.address = "88.88.88.81", .port = 4500},
      .remote = {.address = "88.88.88.82", .port = 4500},
      .role = "Initiator",
      .keying_module = "IKEv1",
      .auth_method = "Unknown authentication",
      .impersonation = "Not enabled",
      .filter_id = 54919761,
      .initiator_cookie = "db55d3767e51b422",
      .responder_cookie = "0000000000000000",
      .failure_point = "Local computer",
      .failure_state = "Sent first (SA) payload",
      .failure_reason = "Negotiation timed out",
      .failure_codes = {13805},
      .raw = kReal4653,
      .offset = 0x1200,
      .record_id = 100095994,
      .written = real.written,
  };
  CHECK(event == expected);
}

TEST_CASE("every field of every event has a place of its own, or is told in detail") {
  for (const auto& definition : events::definitions()) {
    Fields fields;
    for (const auto& field : definition.fields)
      fields.push_back(
          {.name = std::string(field.name), .value = std::to_string(fields.size() + 1)});
    const auto event = decoded(definition.id, fields);
    CAPTURE(definition.id);
    CHECK(event.kind == definition.kind);
    CHECK(event.raw == fields);
    const bool is_told = definition.id == 4646 || definition.id == 5049;
    CHECK(event.other == (is_told ? fields : Fields{}));
  }
}

TEST_CASE("the fields of an established SA stand in their places") {
  const auto event = decoded(4651, {{"LocalMMPrincipalName", "lp"},
                                    {"LocalMMCertHash", "lh"},
                                    {"LocalMMIssuingCA", "li"},
                                    {"LocalMMRootCA", "lr"},
                                    {"RemoteMMPrincipalName", "rp"},
                                    {"RemoteMMCertHash", "rh"},
                                    {"RemoteMMIssuingCA", "ri"},
                                    {"RemoteMMRootCA", "rr"},
                                    {"MMCipherAlg", "%%8237"},
                                    {"MMIntegrityAlg", "%%8242"},
                                    {"DHGroup", "%%8232"},
                                    {"MMLifetime", "480"},
                                    {"QMLimit", "0"},
                                    {"MMSAID", "18446744073709551615"}});
  CHECK(event.local.principal == "lp");
  CHECK(event.local.certificate == events::Certificate{"lh", "li", "lr"});
  CHECK(event.remote.principal == "rp");
  CHECK(event.remote.certificate == events::Certificate{"rh", "ri", "rr"});
  CHECK(event.cipher == "AES-256");
  CHECK(event.integrity == "SHA 256");
  CHECK(event.dh_group == "DH group 14");
  CHECK(event.lifetime_minutes == 480U);
  CHECK(event.quick_mode_limit == 0U);
  CHECK(event.sa_id == 18446744073709551615U);
  CHECK(event.other.empty());
}

TEST_CASE("a field is known by its name, in any event and any order, once") {
  const auto event = decoded(4655, {{"MMSAID", "9"},
                                    {"Role", "%%8206"},
                                    {"Colour", "%%8196"},
                                    {"LocalAddress", "10.0.0.1"},
                                    {"LocalAddress", "10.0.0.2"},
                                    {"", "nameless"}});
  CHECK(event.sa_id == 9U);
  CHECK(event.role == "Responder");
  CHECK(event.local.address == "10.0.0.1");
  CHECK_FALSE(event.remote.address.has_value());
  CHECK(event.other ==
        Fields{{"Colour", "3DES"}, {"LocalAddress#2", "10.0.0.2"}, {"#6", "nameless"}});
  CHECK(event.raw.at(4) == evtx::Field{"LocalAddress#2", "10.0.0.2"});
  CHECK(event.raw.at(2) == evtx::Field{"Colour", "%%8196"});
}

TEST_CASE("names stay unique when the log uses ours") {
  const auto event = decoded(4655, {{"X", "1"}, {"X#2", "2"}, {"X", "3"}, {"#5", "4"}, {"", "5"}});
  std::vector<std::string> names;
  for (const auto& field : event.raw) names.push_back(field.name);
  CHECK(names == std::vector<std::string>{"X", "X#2", "X#2#2", "#5", "#5#2"});
}

TEST_CASE("- and blanks are nothing, and stay in raw") {
  const auto* value = GENERATE("", "-", " ", " - ", "\t\r\n");
  const auto event = decoded(4655, {{"LocalAddress", value}, {"MMSAID", value}, {"Other", value}});
  CHECK_FALSE(event.local.address.has_value());
  CHECK_FALSE(event.sa_id.has_value());
  CHECK(event.other.empty());
  CHECK(event.raw.at(2).value == value);
}

TEST_CASE("a number that is none, or too large, is told in detail") {
  const auto* value =
      GENERATE("abc", "-1", "+1", "1.5", "4294967296", "0x", "0x1g", "12 34", "0x100000000");
  const auto event = decoded(4650, {{"LocalKeyModPort", value}});
  CAPTURE(value);
  CHECK_FALSE(event.local.port.has_value());
  CHECK(event.other == Fields{{"LocalKeyModPort", value}});
}

TEST_CASE("a number may have blanks around it or be hexadecimal") {
  CHECK(decoded(4650, {{"LocalKeyModPort", " 500 "}}).local.port == 500U);
  CHECK(decoded(4650, {{"MMFilterID", "0x1F"}}).filter_id == 31U);
  CHECK(decoded(4650, {{"LocalKeyModPort", "70000"}}).local.port == 70000U);
}

TEST_CASE("a cookie of another length stays as it is") {
  CHECK(decoded(4653, {{"InitiatorCookie", "ABC"}}).initiator_cookie == "ABC");
  CHECK(decoded(4653, {{"InitiatorCookie", "ABCDEFGHABCDEFGH"}}).initiator_cookie ==
        "ABCDEFGHABCDEFGH");
}

TEST_CASE("a reason in another language is kept and stands for no error") {
  const auto event = decoded(4653, {{"FailureReason", "Zeit\u00fcberschreitung"}});
  CHECK(event.failure_reason == "Zeit\u00fcberschreitung");
  CHECK(event.failure_codes.empty());
  CHECK(decoded(4653, {{"FailureReason", "Negotiation took too long."}}).failure_codes ==
        std::vector<std::uint32_t>{13814, 13815});
}

TEST_CASE("the provider is known by its name or by its GUID") {
  auto other = record(4655, {});
  other.system.provider_name = "Another";
  CHECK_FALSE(events::decode(other).has_value());
  CHECK_FALSE(events::is_audit(other.system));
  other.system.provider_guid = "{54849625-5478-4994-a5ba-3e3b0328c30d}";
  CHECK(events::decode(other).has_value());
  other.system.provider_guid = "54849625-5478-4994-A5BA-3E3B0328C30D";
  CHECK(events::decode(other).has_value());
  other.system.provider_guid = "{54849625-5478-4994-A5BA-3E3B0328C30E}";
  CHECK_FALSE(events::decode(other).has_value());
  other.system.provider_name = "MICROSOFT-windows-security-auditing";
  CHECK(events::decode(other).has_value());
  other.system.provider_name.reset();
  other.system.provider_guid.reset();
  CHECK_FALSE(events::decode(other).has_value());
}

TEST_CASE("another event of the provider is not decoded, but is one of the audit") {
  const auto other = record(4624, {});
  CHECK_FALSE(events::decode(other).has_value());
  CHECK(events::is_audit(other.system));
  auto without_id = other;
  without_id.system.event_id.reset();
  CHECK_FALSE(events::decode(without_id).has_value());
}

TEST_CASE("the outcome is what Keywords say, and nothing if they say nothing or both") {
  const auto outcome = [](std::optional<std::uint64_t> keywords) {
    auto one = record(4976, {});
    one.system.keywords = keywords;
    return events::decode(one)->outcome;
  };
  CHECK(outcome(0x8020000000000000) == events::Outcome::success);
  CHECK(outcome(0x8010000000000000) == events::Outcome::failure);
  CHECK_FALSE(outcome(0x8030000000000000).has_value());
  CHECK_FALSE(outcome(0).has_value());
  CHECK_FALSE(outcome(std::nullopt).has_value());
}

TEST_CASE("without an EventRecordID the header's id stands for it") {
  CHECK(decoded(4655, {}).record_id == 5);
}
