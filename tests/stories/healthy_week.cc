#include <chrono>

#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// A week between two sites: a new SA every eight hours, half a minute before the one before ends;
// once a packet is lost and one negotiation times out. There is nothing to find.
std::vector<std::byte> healthy_week() {
  const Negotiation site{.remote_address = "198.51.100.7",
                         .port = "4500",
                         .local_principal = "vpn1.example.com",
                         .remote_principal = "site2.example.com",
                         .keying_module = "%%8244"};
  evtx_writer::Log log;
  std::uint64_t id = 310001;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  auto time = evtx::from_iso8601("2026-11-09T00:00:00Z").value();
  const auto in = [&](std::chrono::seconds seconds) { return evtx::to_string(time + seconds); };
  for (std::uint64_t sa_id = 101; sa_id <= 121; ++sa_id) {
    if (sa_id == 111) add(failed(in(std::chrono::seconds(-10)), id++, site, {}));
    add(established(in(std::chrono::seconds(0)), id++, site, sa_id));
    if (sa_id > 101) add(ended(in(std::chrono::seconds(30)), id++, site, sa_id - 1));
    add(logoff(in(std::chrono::hours(1)), id++));
    add(logoff(in(std::chrono::hours(5)), id++));
    time += std::chrono::hours(8);
  }
  return log.bytes();
}

}  // namespace stories
