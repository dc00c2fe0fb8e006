#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace timeline {

/// From how many and how fast on something is a finding. Each has a name in `threshold_names`.
struct Thresholds {
  std::size_t burst_failures = 20;
  std::chrono::seconds burst_window = std::chrono::minutes(10);
  std::size_t spread_hosts = 5;
  std::chrono::seconds spread_window = std::chrono::hours(1);
  std::size_t crowd_peers = 20;
  std::chrono::seconds crowd_window = std::chrono::hours(1);
  std::size_t credential_failures = 3;
  std::size_t invalid_packets = 10;
  std::chrono::seconds invalid_window = std::chrono::minutes(10);
  std::size_t flap_sessions = 6;
  std::chrono::seconds flap_uptime = std::chrono::minutes(5);
  std::chrono::seconds flap_window = std::chrono::hours(1);
  std::chrono::seconds time_step = std::chrono::minutes(1);
  std::size_t point_failures = 20;

  bool operator==(const Thresholds&) const = default;
};

/// A threshold as a user names it.
struct ThresholdName {
  std::string_view name;     ///< of its option, and in the output: `burst-failures`
  std::string_view meaning;  ///< what is found from it on
  std::variant<std::size_t Thresholds::*, std::chrono::seconds Thresholds::*> member;
};

/// Its value, as its option takes it: `20`, `10m`.
std::string to_string(const Thresholds& thresholds, const ThresholdName& threshold);
/// Sets it to such a value: a number from 1 on, or one with a unit of s, m, h or d. False if the
/// text is no such value.
bool set(Thresholds& thresholds, const ThresholdName& threshold, std::string_view text);

/// All of them, in the order of `Thresholds`.
std::span<const ThresholdName> threshold_names();

}  // namespace timeline
