#include <fmt/format.h>

#include <chrono>

#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// Twenty refusals, a minute apart; then nobody answers for two hours; then the key is mended.
std::vector<std::byte> psk_mismatch() {
  const Negotiation peer{.remote_address = "203.0.113.9", .filter_id = "54919761"};
  evtx_writer::Log log;
  std::uint64_t id = 5001;
  auto time = evtx::from_iso8601("2026-02-10T22:00:00.0000001Z").value();
  const auto add = [&](const Failure& failure) {
    log.add(failed(evtx::to_string(time), id, peer, failure), evtx_writer::Form::saved);
    time += std::chrono::minutes(1);
    ++id;
  };
  for (unsigned i = 0; i < 20; ++i)
    add({.reason = "IKE authentication credentials are unacceptable",
         .point = "%%8200",
         .state = "%%8204",
         .initiator_cookie = fmt::format("{:016x}", 0x1a2b3c4d00000000 + i),
         .responder_cookie = fmt::format("{:016x}", 0x9f8e7d6c00000000 + i)});
  for (unsigned i = 0; i < 120; ++i)
    add({.reason = i % 3 == 0 ? "No response from peer" : "Negotiation timed out",
         .initiator_cookie = fmt::format("{:016x}", 0x1a2b3c4e00000000 + i)});
  log.add(established("2026-02-11T00:21:30Z", id, peer, 7), evtx_writer::Form::saved);
  return log.bytes();
}

}  // namespace stories
