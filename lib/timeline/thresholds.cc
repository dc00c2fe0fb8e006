#include "timeline/thresholds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

#include "timeline/time_unit.h"

namespace timeline {
namespace {

constexpr std::array<ThresholdName, 14> kNames{{
    {"burst-failures", "failure-burst: at least so many failures with one peer",
     &Thresholds::burst_failures},
    {"burst-window", "failure-burst: within this time", &Thresholds::burst_window},
    {"spread-hosts", "peer-against-hosts: one peer fails on at least so many computers",
     &Thresholds::spread_hosts},
    {"spread-window", "peer-against-hosts: within this time", &Thresholds::spread_window},
    {"crowd-peers", "peers-against-host: at least so many peers fail on one computer",
     &Thresholds::crowd_peers},
    {"crowd-window", "peers-against-host: within this time", &Thresholds::crowd_window},
    {"credential-failures",
     "pre-shared-key-failures, certificate-failures: at least so many with one peer",
     &Thresholds::credential_failures},
    {"invalid-packets", "invalid-packet-burst: at least so many packets from one peer",
     &Thresholds::invalid_packets},
    {"invalid-window", "invalid-packet-burst: within this time", &Thresholds::invalid_window},
    {"flap-sessions", "flapping: at least so many SAs between one pair of addresses",
     &Thresholds::flap_sessions},
    {"flap-uptime", "flapping: that were up for no longer than this", &Thresholds::flap_uptime},
    {"flap-window", "flapping: and ended within this time", &Thresholds::flap_window},
    {"time-step", "time-changed, time-backwards: a clock that jumps by at least this",
     &Thresholds::time_step},
    {"point-failures", "failure-points: at least so many failures on one computer",
     &Thresholds::point_failures},
}};

constexpr std::int64_t kMost = 1'000'000'000;  // a number of days that is as many ticks overflows

std::optional<std::int64_t> positive_number(std::string_view text) {
  std::int64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  const bool is_one = error == std::errc{} && stopped == end && number >= 1 && number <= kMost;
  return is_one ? std::optional(number) : std::nullopt;
}

std::optional<std::chrono::seconds> duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const auto* unit = std::ranges::find(kTimeUnits, text.back(), &TimeUnit::letter);
  const auto count = positive_number(text.substr(0, text.size() - 1));
  if (unit == kTimeUnits.end() || !count || *count > kMost / unit->seconds) return std::nullopt;
  return std::chrono::seconds(*count * unit->seconds);
}

std::string to_string(std::size_t number) { return fmt::to_string(number); }

std::string to_string(std::chrono::seconds duration) {
  auto unit = kTimeUnits.rbegin();
  while (duration.count() % unit->seconds != 0) ++unit;
  return fmt::format("{}{}", duration.count() / unit->seconds, unit->letter);
}

bool put(std::size_t& value, std::string_view text) {
  const auto count = positive_number(text);
  if (count) value = static_cast<std::size_t>(*count);
  return count.has_value();
}

bool put(std::chrono::seconds& value, std::string_view text) {
  const auto time = duration(text);
  if (time) value = *time;
  return time.has_value();
}

}  // namespace

std::string to_string(const Thresholds& thresholds, const ThresholdName& threshold) {
  return std::visit([&](auto member) { return to_string(thresholds.*member); }, threshold.member);
}

bool set(Thresholds& thresholds, const ThresholdName& threshold, std::string_view text) {
  return std::visit([&](auto member) { return put(thresholds.*member, text); }, threshold.member);
}

std::span<const ThresholdName> threshold_names() { return kNames; }

}  // namespace timeline
