#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

const Negotiation kBranch{.remote_address = "198.51.100.7",
                          .port = "4500",
                          .local_principal = "vpn1.example.com",
                          .remote_principal = "branch-gw.example.com",
                          .keying_module = "%%8244",  // IKEv2
                          .auth_method = "%%8227"};   // certificate
const Certificates kCertificates{.local_hash = "3f2a9c1be07d4456a8c1d0e2f3b4a5968778695a",
                                 .local_issuer = "CN=Example Issuing CA 1, O=Example",
                                 .local_root = "CN=Example Root CA, O=Example",
                                 .remote_hash = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334",
                                 .remote_issuer = "CN=Example Issuing CA 1, O=Example",
                                 .remote_root = "CN=Example Root CA, O=Example"};
const Negotiation kRoaming{.remote_address = "203.0.113.45", .role = "%%8206"};

}  // namespace

// Rekeying brings the new SA up before the old one ends.
std::vector<std::byte> branch_office() {
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(logoff("2026-03-02T05:58:00.0000001Z", 20101));
  add(established("2026-03-02T06:00:01.2345678Z", 20102, kBranch, 41, kCertificates));
  add(logoff("2026-03-02T06:10:00Z", 20103));
  add(established("2026-03-02T07:30:00.5Z", 20104, kRoaming, 42));
  add(ended("2026-03-02T08:15:42.0000009Z", 20105, kRoaming, 42));
  add(logoff("2026-03-02T09:00:00Z", 20106));
  add(established("2026-03-02T13:58:40.1Z", 20107, kBranch, 43, kCertificates));
  add(ended("2026-03-02T14:00:01.3Z", 20108, kBranch, 41));
  add(failed("2026-03-02T18:20:00Z", 20109, kRoaming, {.point = "%%8200", .state = "%%8203"}));
  add(ended("2026-03-02T21:58:40.2Z", 20110, kBranch, 43));
  add(logoff("2026-03-02T22:00:00Z", 20111));
  return log.bytes();
}

}  // namespace stories
