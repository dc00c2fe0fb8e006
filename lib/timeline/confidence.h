#pragma once

#include <span>
#include <string_view>

namespace timeline {

/// Why it may be doubted that the events of a session belong together, or that none is missing.
namespace confidence {
inline constexpr std::string_view kRecovered = "recovered";
inline constexpr std::string_view kChecksum = "checksum";
inline constexpr std::string_view kUnidentified = "unidentified";
inline constexpr std::string_view kAddresses = "addresses";
inline constexpr std::string_view kClock = "clock";
inline constexpr std::string_view kExtendedMode = "extended_mode";
inline constexpr std::string_view kLifetime = "lifetime";
inline constexpr std::string_view kGap = "gap";
inline constexpr std::string_view kReused = "reused";
inline constexpr std::string_view kBoot = "boot";
inline constexpr std::string_view kSure = "sure";
}  // namespace confidence

struct ConfidenceWord {
  std::string_view word;
  std::string_view meaning;
};

/// All there are; where several are true, the first of them is said.
std::span<const ConfidenceWord> confidence_words();

}  // namespace timeline
