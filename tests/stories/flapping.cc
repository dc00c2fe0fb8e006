#include <chrono>

#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// A tunnel over a bad line: eight SAs in less than an hour, each up for two minutes.
std::vector<std::byte> flapping() {
  const Negotiation branch{.remote_address = "198.51.100.23", .keying_module = "%%8244"};
  evtx_writer::Log log;
  std::uint64_t id = 2201;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  auto time = evtx::from_iso8601("2026-09-22T14:00:00Z").value();
  for (std::uint64_t sa_id = 81; sa_id <= 88; ++sa_id) {
    add(established(evtx::to_string(time), id++, branch, sa_id));
    add(ended(evtx::to_string(time + std::chrono::minutes(2)), id++, branch, sa_id));
    time += std::chrono::minutes(6);
  }
  return log.bytes();
}

}  // namespace stories
