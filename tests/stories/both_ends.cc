#include <utility>

#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

const Negotiation kFrom1{.local_address = "192.0.2.1",
                         .remote_address = "198.51.100.7",
                         .port = "4500",
                         .local_principal = "vpn1.example.com",
                         .remote_principal = "vpn2.example.com",
                         .keying_module = "%%8244"};
const Negotiation kVisitor{.remote_address = "203.0.113.45", .role = "%%8206"};
constexpr const char* kInitiatorCookie = "0f1e2d3c4b5a6978";
constexpr const char* kResponderCookie = "8796a5b4c3d2e1f0";

Negotiation answered(Negotiation negotiation) {
  negotiation.role = "%%8206";
  return negotiation;
}

// What the other host says of the same: the ends change places, and so do the parts.
Negotiation mirrored(Negotiation negotiation) {
  std::swap(negotiation.local_address, negotiation.remote_address);
  std::swap(negotiation.local_principal, negotiation.remote_principal);
  negotiation.role = negotiation.role == "%%8205" ? "%%8206" : "%%8205";
  return negotiation;
}

}  // namespace

// Two hosts log the same three SAs and the same failure, the clock of the second 90 seconds ahead
// of that of the first. What there was before the second one's log begins, only the first shows.
std::vector<std::byte> both_ends_vpn1() {
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(established("2026-10-01T02:00:00Z", 501, answered(kFrom1), 20));
  add(ended("2026-10-01T09:59:00Z", 502, kFrom1, 20));
  add(established("2026-10-01T10:00:00.1Z", 503, kFrom1, 21));
  add(established("2026-10-01T11:00:00Z", 504, kVisitor, 22));
  add(failed("2026-10-01T12:00:00Z", 505, kFrom1,
             {.reason = "IKE authentication credentials are unacceptable",
              .point = "%%8200",
              .state = "%%8246",
              .initiator_cookie = kInitiatorCookie,
              .responder_cookie = kResponderCookie}));
  add(ended("2026-10-01T12:30:00Z", 506, kVisitor, 22));
  add(established("2026-10-01T17:59:29.75Z", 507, answered(kFrom1), 23));
  add(ended("2026-10-01T18:00:00.1Z", 508, kFrom1, 21));
  add(established("2026-10-02T01:58:00Z", 509, kFrom1, 24));
  add(ended("2026-10-02T01:59:29.75Z", 510, kFrom1, 23));
  return log.bytes();
}

std::vector<std::byte> both_ends_vpn2() {
  evtx_writer::Log log;
  const auto add = [&](Event event) {
    event.computer = "VPN2.example.com";
    log.add(event, evtx_writer::Form::today);
  };
  const auto from2 = mirrored(kFrom1);
  const auto begun2 = mirrored(answered(kFrom1));
  add(established("2026-10-01T10:01:30.1Z", 88001, from2, 801));
  add(failed("2026-10-01T12:01:30.02Z", 88002, from2,
             {.reason = "IKE authentication credentials are unacceptable",
              .state = "%%8246",
              .initiator_cookie = kInitiatorCookie,
              .responder_cookie = kResponderCookie}));
  add(logoff("2026-10-01T15:00:00Z", 88003));
  add(established("2026-10-01T18:01:00Z", 88004, begun2, 802));
  add(ended("2026-10-01T18:01:30.1Z", 88005, from2, 801));
  add(established("2026-10-02T01:59:30Z", 88006, from2, 803));
  add(ended("2026-10-02T02:00:59.75Z", 88007, begun2, 802));
  return log.bytes();
}

}  // namespace stories
