#include "evtx_writer/log.h"
#include "stories/context.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// Most peers of a host use Extended Mode, which authenticates the user, too; one speaks IKEv1 and
// cannot. A user is refused, which ends the Main Mode SA beneath, and some packets are damaged.
std::vector<std::byte> extended_mode() {
  const Negotiation laptop{.remote_address = "203.0.113.31",
                           .keying_module = "%%8223",
                           .auth_method = "%%8192",
                           .role = "%%8206"};
  const Negotiation printer{.remote_address = "198.51.100.50"};
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(extended_mode_established("2026-09-15T08:00:00Z", 6201, laptop, 31));
  add(quick_mode_established("2026-09-15T08:00:00.2Z", 6202, laptop, 31, 1501));
  add(established("2026-09-15T08:30:00Z", 6203, printer, 32));
  add(invalid_packet(4977, "2026-09-15T08:40:00Z", 6204, laptop));
  add(invalid_packet(4978, "2026-09-15T08:41:00Z", 6205, laptop));
  add(extended_mode_failed("2026-09-15T09:00:00Z", 6206, laptop,
                           {.reason = "IKE authentication credentials are unacceptable"}));
  add(quick_mode_failed("2026-09-15T09:10:00Z", 6207, printer, {}, 32));
  add(quick_mode_ended("2026-09-15T16:00:00Z", 6208, laptop, 1501));
  add(ended("2026-09-15T16:00:00.1Z", 6209, laptop, 31));
  return log.bytes();
}

}  // namespace stories
