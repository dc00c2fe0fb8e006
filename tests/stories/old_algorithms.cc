#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

struct Algorithms {
  const char* cipher;
  const char* integrity;
  const char* dh_group;
};

Event with(Event event, const Algorithms& algorithms) {
  value(event, "MMCipherAlg") = algorithms.cipher;
  value(event, "MMIntegrityAlg") = algorithms.integrity;
  value(event, "DHGroup") = algorithms.dh_group;
  return event;
}

}  // namespace

// Two old devices never learned better: one uses DES, MD5 and DH group 1, the other 3DES, SHA1 and
// DH group 2. A third uses what is in use.
std::vector<std::byte> old_algorithms() {
  const Negotiation oldest{.remote_address = "198.51.100.61"};
  const Negotiation old{.remote_address = "198.51.100.62"};
  const Negotiation young{.remote_address = "198.51.100.63", .keying_module = "%%8244"};
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(with(established("2026-09-29T07:00:00Z", 1701, oldest, 91), {"%%8195", "%%8197", "%%8230"}));
  add(with(established("2026-09-29T07:01:00Z", 1702, old, 92), {"%%8196", "%%8198", "%%8231"}));
  add(established("2026-09-29T07:02:00Z", 1703, young, 93));
  add(ended("2026-09-29T15:00:00Z", 1704, oldest, 91));
  add(ended("2026-09-29T15:01:00Z", 1705, old, 92));
  add(ended("2026-09-29T15:02:00Z", 1706, young, 93));
  return log.bytes();
}

}  // namespace stories
