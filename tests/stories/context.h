#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "stories/main_mode.h"

/// Context events with the fields of their manifests, in their order, and values as Windows logs
/// them.
namespace stories {

/// A 5451: a Quick Mode SA under this Main Mode SA.
Event quick_mode_established(std::string_view time, std::uint64_t record_id,
                             const Negotiation& negotiation, std::uint64_t sa_id,
                             std::uint64_t quick_mode_sa_id);
/// A 5452.
Event quick_mode_ended(std::string_view time, std::uint64_t record_id,
                       const Negotiation& negotiation, std::uint64_t quick_mode_sa_id);
/// A 4654.
Event quick_mode_failed(std::string_view time, std::uint64_t record_id,
                        const Negotiation& negotiation, const Failure& failure,
                        std::uint64_t sa_id);
/// A 4979: a Main Mode SA that no 4650 shows, and its Extended Mode.
Event extended_mode_established(std::string_view time, std::uint64_t record_id,
                                const Negotiation& negotiation, std::uint64_t sa_id);
/// A 4984.
Event extended_mode_failed(std::string_view time, std::uint64_t record_id,
                           const Negotiation& negotiation, const Failure& failure);
/// A 4976, 4977 or 4978: Main Mode, Quick Mode, Extended Mode.
Event invalid_packet(std::uint16_t id, std::string_view time, std::uint64_t record_id,
                     const Negotiation& negotiation);

/// A 4608.
Event system_started(std::string_view time, std::uint64_t record_id);
/// A 4616, of which `time` is the new time.
Event time_changed(std::string_view time, std::uint64_t record_id, std::string_view previous);
/// A 4719 for IPsec Main Mode; `changes` are parameter strings: %%8448, %%8450 switches it off.
Event audit_policy_changed(std::string_view time, std::uint64_t record_id, std::string changes);
/// A 1100, by Microsoft-Windows-Eventlog.
Event logging_stopped(std::string_view time, std::uint64_t record_id);
/// A 1102, by Microsoft-Windows-Eventlog.
Event log_cleared(std::string_view time, std::uint64_t record_id, std::string user);

}  // namespace stories
