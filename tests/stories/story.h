#pragma once

#include <cstddef>
#include <string>
#include <vector>

/// Small logs, each of which tells something that happens to a VPN host. They are the files of
/// testdata.
namespace stories {

struct Story {
  std::string name{};  ///< of the file, without `.evtx`
  std::vector<std::byte> log{};
};

/// All of them, in the order of their names.
std::vector<Story> all();

/// The same SAs as two hosts log them, whose clocks differ: the first.
std::vector<std::byte> both_ends_vpn1();
/// The second.
std::vector<std::byte> both_ends_vpn2();
/// A branch office's tunnel comes up, is rekeyed, and goes down; a roaming client beside it.
std::vector<std::byte> branch_office();
/// Five hundred wrong pre-shared keys in ten minutes, and the usual SAs.
std::vector<std::byte> brute_force();
/// Certificates that expired, lack their key, do not chain to a trusted root.
std::vector<std::byte> certificate_failures();
/// Auditing is switched off, the clock set back, the log cleared, and more.
std::vector<std::byte> cleared_log();
/// A log of which only the first part was copied.
std::vector<std::byte> cut_short();
/// A log that came to harm in every way that a log can.
std::vector<std::byte> damaged();
/// IKE defends itself against many that begin and never go on.
std::vector<std::byte> dos_period();
/// Each of the nine events, with ordinary and with odd values.
std::vector<std::byte> every_event();
/// Peers with Extended Mode, and one without.
std::vector<std::byte> extended_mode();
/// A tunnel that comes and goes.
std::vector<std::byte> flapping();
/// What a collector makes of the events of two hosts.
std::vector<std::byte> forwarded();
/// A week in which nothing happens but rekeying.
std::vector<std::byte> healthy_week();
/// SAs with algorithms nobody should use any more.
std::vector<std::byte> old_algorithms();
/// A peer with another pre-shared key, then a storm of time-outs, then success.
std::vector<std::byte> psk_mismatch();
/// A host starts anew and uses the ids of SAs again.
std::vector<std::byte> reboot();
/// What follows an archived log, with some records of it.
std::vector<std::byte> rollover();
/// An archived log that ends while SAs are up.
std::vector<std::byte> rollover_archive();
/// One address that fails with every gateway.
std::vector<std::byte> scan();
/// A log whose last three records were taken away, and are still in the unused part of their chunk.
std::vector<std::byte> taken_back();

}  // namespace stories
