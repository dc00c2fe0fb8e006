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

/// A branch office's tunnel comes up, is rekeyed, and goes down; a roaming client beside it.
std::vector<std::byte> branch_office();
/// Certificates that expired, lack their key, do not chain to a trusted root.
std::vector<std::byte> certificate_failures();
/// A log that came to harm in every way that a log can.
std::vector<std::byte> damaged();
/// Each of the nine events, with ordinary and with odd values.
std::vector<std::byte> every_event();
/// What a collector makes of the events of two hosts.
std::vector<std::byte> forwarded();
/// A peer with another pre-shared key, then a storm of time-outs, then success.
std::vector<std::byte> psk_mismatch();
/// A log whose last three records were taken away, and are still in the unused part of their chunk.
std::vector<std::byte> taken_back();

}  // namespace stories
