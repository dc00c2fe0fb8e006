#include <fmt/format.h>

#include <chrono>

#include "evtx_writer/log.h"
#include "stories/context.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

// The initiator sends no second message: forged addresses never do.
Event half_open(evtx::Timestamp time, std::uint64_t id, unsigned host) {
  return failed(evtx::to_string(time), id,
                {.remote_address = fmt::format("203.0.113.{}", host), .role = "%%8206"},
                {.initiator_cookie = fmt::format("{:016x}", 0xd05d05d000000000 + host),
                 .responder_cookie = fmt::format("{:016x}", 0x0dd0dd0d00000000 + host)});
}

}  // namespace

// Thirty addresses begin negotiations and never go on, and one sends packets that are none: IKE is
// in DoS-prevention mode for twenty minutes. The branch office's SA stays up.
std::vector<std::byte> dos_period() {
  const Negotiation branch{.remote_address = "198.51.100.7", .keying_module = "%%8244"};
  const Negotiation stranger{.remote_address = "203.0.113.200"};
  evtx_writer::Log log;
  std::uint64_t id = 7701;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(established("2026-10-27T10:00:00Z", id++, branch, 71));
  add(dos_prevention("2026-10-27T12:00:00Z", id++, "%%8214"));
  auto time = evtx::from_iso8601("2026-10-27T12:01:00Z").value();
  for (unsigned host = 1; host <= 30; ++host) {
    add(half_open(time, id++, host));
    if (host <= 12) add(invalid_packet(4976, evtx::to_string(time), id++, stranger));
    time += std::chrono::seconds(30);
  }
  add(dos_prevention("2026-10-27T12:20:00Z", id++, "%%8215"));
  add(ended("2026-10-27T18:00:00Z", id++, branch, 71));
  return log.bytes();
}

}  // namespace stories
