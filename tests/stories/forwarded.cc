#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

std::vector<std::byte> forwarded() {
  evtx_writer::Log log;
  const auto add = [&](Event event, const char* computer) {
    event.computer = computer;
    log.add(event, evtx_writer::Form::forwarded);
  };
  const Negotiation east{.remote_principal = "R&D <east> \"gw\""};
  const Negotiation west{.local_address = "198.51.100.7", .remote_address = "192.0.2.1"};
  auto up = established("2026-06-01T10:00:00.1234567Z", 7001, east, 3);
  up.rendering = {.message =
                      "An IPsec main mode security association was established. <Extended "
                      "mode was not enabled> & no certificate was used.",
                  .level = "Information",
                  .task = "IPsec Main Mode"};
  add(up, "EAST.example.com");
  add(established("2026-06-01T10:00:00.2Z", 88, west, 12), "WEST.example.com");
  add(failed("2026-06-01T10:05:00Z", 7002, east, {}), "EAST.example.com");
  add(logoff("2026-06-01T10:06:00Z", 89), "WEST.example.com");
  add(ended("2026-06-01T11:00:00Z", 7003, east, 3), "EAST.example.com");
  return log.bytes();
}

}  // namespace stories
