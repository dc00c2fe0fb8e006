#include <fmt/format.h>

#include <chrono>

#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// One address tries the six gateways of a site, one after the other, twice; a collector has the
// events of all.
std::vector<std::byte> scan() {
  evtx_writer::Log log;
  auto time = evtx::from_iso8601("2026-10-13T23:00:00Z").value();
  for (unsigned round = 0; round < 2; ++round) {
    for (unsigned host = 1; host <= 6; ++host) {
      const Negotiation stranger{.local_address = fmt::format("192.0.2.{}", host),
                                 .remote_address = "203.0.113.99",
                                 .role = "%%8206"};
      auto event = failed(evtx::to_string(time), std::uint64_t{1000} * host + round, stranger,
                          {.reason = "No policy configured",
                           .initiator_cookie = fmt::format("{:016x}", 0x5ca0 + 16 * round + host)});
      event.computer = fmt::format("GW{}.example.com", host);
      log.add(event, evtx_writer::Form::forwarded);
      time += std::chrono::minutes(3);
    }
  }
  return log.bytes();
}

}  // namespace stories
