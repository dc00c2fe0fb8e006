#include "events/decode.h"

#include <algorithm>
#include <deque>
#include <string>
#include <vector>

#include "events/context_catalogue.h"
#include "events/guid.h"
#include "testing.h"

namespace {

using Fields = std::vector<events::FieldView>;

// An event refers to its shape, and to texts that in these tests are literals.
events::Event decoded(const events::Head& head, const Fields& fields) {
  static std::deque<events::Shape> shapes;
  std::vector<std::string> names;
  std::vector<events::FieldValue> values;
  for (const auto& field : fields) {
    names.emplace_back(field.name);
    values.push_back({.value = field.value, .code_units = field.code_units});
  }
  return events::decode(head, shapes.emplace_back(names), values);
}

events::Event decoded(std::uint32_t id, const Fields& fields) {
  return decoded({.event_id = id, .offset = 0x1200, .record_id = 5}, fields);
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
  const auto time = evtx::from_iso8601("2020-07-10T17:20:06.6871033Z");
  const auto written = evtx::from_iso8601("2020-07-10T17:20:07Z");
  const auto event = decoded({.event_id = 4653,
                              .outcome = events::Outcome::failure,
                              .time = time,
                              .computer = "MYVPN.MYCPU",
                              .channel = "Security",
                              .source = "Security.evtx",
                              .offset = 0x1200,
                              .record_id = 100095994,
                              .written = written},
                             kReal4653);
  const events::Event expected{
      .event_id = 4653,
      .kind = events::Kind::failed,
      .outcome = events::Outcome::failure,
      .time = time,
      .computer = "MYVPN.MYCPU",
      .channel = "Security",
      .local = {.address = "88.88.88.81", .port = 4500},
      .remote = {.address = "88.88.88.82", .port = 4500},
      .role = "Initiator",
      .keying_module = "IKEv1",
      .auth_method = "Unknown authentication",
      .impersonation = "Not enabled",
      .filter_id = 54919761,
      .initiator_cookie = "DB55d3767e51b422",
      .responder_cookie = "0000000000000000",
      .failure_point = "Local computer",
      .failure_state = "Sent first (SA) payload",
      .failure_reason = "Negotiation timed out",
      .failure_codes = {13805},
      .raw = kReal4653,
      .source = "Security.evtx",
      .offset = 0x1200,
      .record_id = 100095994,
      .written = written,
  };
  CHECK(event == expected);
}

TEST_CASE("every field of every event has a place of its own, or is told in detail") {
  for (const auto& definition : events::definitions()) {
    Fields fields;
    std::deque<std::string> values;
    for (const auto& field : definition.fields)
      fields.push_back(
          {.name = field.name, .value = values.emplace_back(std::to_string(fields.size() + 1))});
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

TEST_CASE("context events have their fields in the same places") {
  const auto quick = decoded(5451, {{"LocalAddress", "192.0.2.1"},
                                    {"LocalPort", "1723"},
                                    {"RemoteAddress", "198.51.100.7"},
                                    {"RemotePort", "445"},
                                    {"KeyingModuleName", "%%8244"},
                                    {"CipherType", "%%16402"},
                                    {"Role", "%%16406"},
                                    {"MainModeSaId", "41"},
                                    {"QuickModeSaId", "7"}});
  CHECK(quick.kind == events::Kind::quick_mode_established);
  CHECK(quick.local == events::Endpoint{.address = "192.0.2.1"});
  CHECK(quick.remote == events::Endpoint{.address = "198.51.100.7"});
  CHECK(quick.keying_module == "IKEv2");
  CHECK(quick.role == "Initiator");
  CHECK(quick.sa_id == 41U);
  CHECK_FALSE(quick.cipher);
  CHECK(quick.other == Fields{{"LocalPort", "1723"},
                              {"RemotePort", "445"},
                              {"CipherType", "AES-256"},
                              {"QuickModeSaId", "7"}});
  const auto failed = decoded(4984, {{"LocalEMPrincipalName", "host/a"},
                                     {"FailurePoint", "%%8200"},
                                     {"FailureReason", "Negotiation timed out"},
                                     {"EMAuthMethod", "%%8192"},
                                     {"State", "%%8219"}});
  CHECK(failed.kind == events::Kind::extended_mode_failed);
  CHECK_FALSE(failed.local.principal);
  CHECK(failed.failure_state == "Sent first (EM attributes) payload");
  CHECK(failed.failure_codes == std::vector<std::uint32_t>{13805});
  CHECK(failed.other == Fields{{"LocalEMPrincipalName", "host/a"}, {"EMAuthMethod", "Kerberos"}});
}

TEST_CASE("every context event is of its kind, and none of its fields is lost") {
  for (const auto& definition : events::context_definitions()) {
    Fields fields;
    std::deque<std::string> values;
    for (const auto& field : definition.fields)
      fields.push_back(
          {.name = field.name, .value = values.emplace_back(std::to_string(fields.size() + 1))});
    const auto event = decoded(definition.id, fields);
    CAPTURE(definition.id);
    CHECK(event.kind == definition.kind);
    CHECK(event.raw == fields);
    for (const auto& field : event.other) CHECK(std::ranges::find(fields, field) != fields.end());
  }
}

TEST_CASE("a change of the audit policy names the IPsec subcategory it is about") {
  const auto event = decoded(4719, {{"SubcategoryId", "%%12547"},
                                    {"SubcategoryGuid", "{0CCE9218-69AE-11D9-BED3-505054503030}"},
                                    {"AuditPolicyChanges", "%%8448, %%8450"}});
  CHECK(event.other == Fields{{"SubcategoryId", "IPsec Main Mode"},
                              {"SubcategoryGuid", "{0CCE9218-69AE-11D9-BED3-505054503030}"},
                              {"AuditPolicyChanges", "Success removed, Failure removed"},
                              {"ipsec_subcategory", "IPsec Main Mode"}});
  CHECK(event.raw.size() == 3);
}

TEST_CASE("records that are missing are no event") {
  const auto event = decoded(0, {{"first", "7"}, {"last", "9"}, {"count", "3"}});
  CHECK(event.kind == events::Kind::records_missing);
  CHECK(event.other == Fields{{"first", "7"}, {"last", "9"}, {"count", "3"}});
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
  CHECK(event.raw.at(4) == events::FieldView{"LocalAddress#2", "10.0.0.2"});
  CHECK(event.raw.at(2) == events::FieldView{"Colour", "%%8196"});
}

TEST_CASE("a name that rows give to code units is never a field's own") {
  const auto event = decoded(4655, {{"X", "1"}, {"X#code_units", "2"}});
  CHECK(event.raw.at(1) == events::FieldView{"X#code_units#1", "2"});
}

TEST_CASE("names stay unique when the log uses ours") {
  const auto event = decoded(4655, {{"X", "1"}, {"X#2", "2"}, {"X", "3"}, {"#5", "4"}, {"", "5"}});
  std::vector<std::string> names;
  for (const auto& field : event.raw) names.emplace_back(field.name);
  CHECK(names == std::vector<std::string>{"X", "X#2#1", "X#2", "#5#1", "#5"});
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
  CHECK(events::is_audit("MICROSOFT-windows-security-auditing", ""));
  CHECK(events::is_audit("Another", "{54849625-5478-4994-a5ba-3e3b0328c30d}"));
  CHECK(events::is_audit("", "54849625-5478-4994-A5BA-3E3B0328C30D"));
  CHECK_FALSE(events::is_audit("Another", "{54849625-5478-4994-A5BA-3E3B0328C30E}"));
  CHECK_FALSE(events::is_audit("", ""));
}

TEST_CASE("each provider is known by its own name and GUID") {
  using events::Provider;
  CHECK(events::is_by(Provider::eventlog, "microsoft-windows-eventlog", ""));
  CHECK(events::is_by(Provider::eventlog, "", "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}"));
  CHECK_FALSE(events::is_by(Provider::eventlog, "Microsoft-Windows-Security-Auditing",
                            "{54849625-5478-4994-a5ba-3e3b0328c30d}"));
  CHECK_FALSE(events::is_by(Provider::audit, "Microsoft-Windows-Eventlog", ""));
  CHECK_FALSE(events::is_by(Provider::eventlog, "", ""));
  const auto bytes = events::guid_bytes("fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148");
  CHECK(events::is_by(Provider::eventlog, bytes));
  CHECK_FALSE(events::is_by(Provider::audit, bytes));
  CHECK_FALSE(events::is_by(Provider::eventlog, std::span(bytes).first(15)));
}

TEST_CASE("the context events are known by their ids, each with its provider, and no others") {
  using events::Provider;
  for (const auto& definition : events::context_definitions())
    CHECK(events::context_provider(definition.id) == definition.provider);
  CHECK(events::context_provider(1102) == Provider::eventlog);
  CHECK(events::context_provider(4608) == Provider::audit);
  for (const std::uint64_t id :
       {0ULL, 1099ULL, 1101ULL, 4610ULL, 4653ULL, 5453ULL, 5454ULL, 4608ULL + (1ULL << 32U)})
    CHECK_FALSE(events::context_provider(id));
}

TEST_CASE("the fields of an event are those of EventData, or of UserData without it") {
  evtx::Record record{.user_fields = {{"SubjectUserName", "mallory", ""}}};
  CHECK(events::fields(record).front().name == "SubjectUserName");
  record.event_data = {{"MMSAID", "5", ""}};
  REQUIRE(events::fields(record).size() == 1);
  CHECK(events::fields(record).front().name == "MMSAID");
}

TEST_CASE("the ids of the nine events are known, and no others") {
  for (const auto& definition : events::definitions()) CHECK(events::is_main_mode(definition.id));
  for (const std::uint64_t id :
       {0ULL, 4624ULL, 4645ULL, 4647ULL, 4654ULL, 5452ULL, 5454ULL, 4653ULL + (1ULL << 32U)})
    CHECK_FALSE(events::is_main_mode(id));
}

TEST_CASE("the outcome is what Keywords say, and nothing if they say nothing or both") {
  CHECK(events::outcome(0x8020000000000000) == events::Outcome::success);
  CHECK(events::outcome(0x8010000000000000) == events::Outcome::failure);
  CHECK_FALSE(events::outcome(0x8030000000000000).has_value());
  CHECK_FALSE(events::outcome(0).has_value());
  CHECK_FALSE(events::outcome(std::nullopt).has_value());
}

TEST_CASE("what a text cannot hold of a value stands beside it in raw") {
  const auto event = decoded(4655, {{.name = "X", .value = "\xef\xbf\xbd", .code_units = "d800"}});
  CHECK(event.raw.at(0).code_units == "d800");
}
