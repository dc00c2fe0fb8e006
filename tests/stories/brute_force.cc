#include <fmt/format.h>

#include <chrono>

#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

constexpr std::uint64_t kTries = 500;

Failure refusal(std::uint64_t number) {
  return {.reason = "IKE authentication credentials are unacceptable",
          .state = "%%8204",
          .initiator_cookie = fmt::format("{:016x}", 0x5eed000000000000 + number * 0x10001),
          .responder_cookie = fmt::format("{:016x}", 0xc0de000000000000 + number * 0x10003)};
}

}  // namespace

// Somebody tries 500 pre-shared keys in ten minutes, one every 1.2 seconds; none is right. The
// branch office's SA is rekeyed meanwhile as ever.
std::vector<std::byte> brute_force() {
  const Negotiation branch{.remote_address = "198.51.100.7", .keying_module = "%%8244"};
  const Negotiation stranger{.remote_address = "203.0.113.66", .role = "%%8206"};
  evtx_writer::Log log;
  std::uint64_t id = 60001;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(established("2026-10-20T01:00:00Z", id++, branch, 51));
  auto time = evtx::from_iso8601("2026-10-20T03:00:00Z").value();
  for (std::uint64_t number = 0; number < kTries; ++number) {
    add(failed(evtx::to_string(time), id++, stranger, refusal(number)));
    time += std::chrono::milliseconds(1200);
  }
  add(established("2026-10-20T08:59:00Z", id++, branch, 52));
  add(ended("2026-10-20T09:00:00Z", id++, branch, 51));
  add(ended("2026-10-20T12:00:00Z", id++, branch, 52));
  return log.bytes();
}

}  // namespace stories
