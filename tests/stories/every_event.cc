#include <algorithm>

#include "evtx_writer/log.h"
#include "stories/context.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

const Negotiation kIpv6{.local_address = "fe80::1%12", .remote_address = "2001:db8::dead:beef"};

// The one real record that is public, verbatim.
Event real_failure() {
  auto real = failed("2020-07-10T17:20:06.6871033Z", 100095994,
                     {.local_address = "88.88.88.81",
                      .remote_address = "88.88.88.82",
                      .port = "4500",
                      .auth_method = "%%8194",
                      .filter_id = "54919761"},
                     {});
  real.computer = "MYVPN.MYCPU";
  real.activity_id = "{5108737F-4EB9-0001-8473-0851B94ED601}";
  return real;
}

Event deleted(std::uint64_t id) {
  auto event = stories::event(5049, "2026-05-01T00:00:06Z", id);
  event.data = {{"ProfileChanged", "All"},
                {"IpSecSecurityAssociationId", "{0BC2D7E5-3C59-4CDD-8B5B-F7F5A1B0A6C1}"},
                {"IpSecSecurityAssociationName", "Branch tunnel; old"}};
  return event;
}

Event named(std::uint64_t id, const char* principal) {
  auto event = established("2026-05-01T01:00:00Z", id, {.remote_principal = principal}, id);
  return event;
}

void add_each(evtx_writer::Log& log) {
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(dos_prevention("2026-05-01T00:00:00Z", 1, "%%8214"));
  add(established("2026-05-01T00:00:01Z", 2, kIpv6, 18446744073709551615U));
  add(established("2026-05-01T00:00:02Z", 3, {.auth_method = "%%8238"}, 9,
                  {.local_hash = "00ff", .remote_root = "CN=Root"}));
  add(failed("2026-05-01T00:00:03Z", 4, kIpv6, {.reason = "Negotiation took too long."}, {}));
  add(ended("2026-05-01T00:00:04Z", 5, kIpv6, 18446744073709551615U));
  add(invalid_packet(4976, "2026-05-01T00:00:05Z", 6,
                     {.remote_address = "203.0.113.66", .keying_module = "%%8223"}));  // AuthIP
  add(deleted(7));
  add(dos_prevention("2026-05-01T00:00:07Z", 8, "%%8215"));
  add(event(5453, "2026-05-01T00:00:08Z", 9));
}

void add_names(evtx_writer::Log& log) {
  std::uint64_t id = 20;
  for (const char* name : {"=1+1", "+1", "-2", "@SUM(A1)", "\t=1+1", "\r=1+1", "a, \"b\"\r\nc",
                           "\U0001F512 \u65e5\u672c", "evil\u202Eexe.txt",
                           "</script><img src=x onerror=alert(1)>", "\x1b[31mred", "0123", " ", ""})
    log.add(named(id++, name), evtx_writer::Form::today);
}

void add_odd(evtx_writer::Log& log) {
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  auto unknown = established("2026-05-01T02:00:00Z", 40, {.keying_module = "%%9999"}, 40);
  value(unknown, "DHGroup") = "";
  unknown.data.push_back({"QuantumShield", "%%8216"});
  unknown.version = 1;
  add(unknown);
  auto ports = established("2026-05-01T02:00:01Z", 41, {.port = "70000"}, 41);
  ports.data.at(5) = {"RemoteKeyModPort", "isakmp"};
  add(ports);
  auto fewer = ended("2026-05-01T02:00:02Z", 42, {}, 42);
  fewer.data.erase(fewer.data.begin());
  add(fewer);
  auto reordered = ended("2026-05-01T02:00:03Z", 43, {}, 43);
  std::ranges::reverse(reordered.data);
  add(reordered);
  auto twice = ended("2026-05-01T02:00:04Z", 44, {}, 44);
  twice.data.push_back({"LocalAddress", "192.0.2.99"});
  add(twice);
  auto late = ended("2026-05-01T02:00:05Z", 45, {}, 45);
  late.written = evtx::from_iso8601("2026-05-01T02:00:35.5Z");
  late.keywords = 0x8000000000000000;
  add(late);
  auto another = ended("2026-05-01T02:00:06Z", 46, {}, 46);
  another.provider = "Another-Provider";
  another.provider_guid = "{00000000-0000-0000-0000-000000000001}";
  add(another);
}

}  // namespace

std::vector<std::byte> every_event() {
  evtx_writer::Log log;
  add_each(log);
  add_names(log);
  add_odd(log);
  log.add(real_failure(), evtx_writer::Form::today);
  return log.bytes();
}

}  // namespace stories
