#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "timeline/pairing.h"

/// Events in short, and sessions in short, for tests of how they are paired.
namespace paired_events {

using events::Event;
using events::Kind;
using timeline::Session;

inline constexpr auto kUp = Kind::established;
inline constexpr auto kDown = Kind::ended;

// An event of VPN1, between the usual two addresses. The record ids follow the order of a test.
inline Event event(Kind kind, const std::string& time,
                   std::optional<std::uint64_t> sa_id = std::nullopt) {
  return {.kind = kind,
          .time = evtx::from_iso8601("2026-01-02T" + time),
          .computer = "VPN1",
          .channel = "Security",
          .local = {.address = "192.0.2.1"},
          .remote = {.address = "198.51.100.7"},
          .sa_id = sa_id};
}

inline Event of_computer(std::string_view computer, Event event) {
  event.computer = computer;
  return event;
}

inline Event between(std::optional<std::string_view> local, std::optional<std::string_view> remote,
                     Event event) {
  event.local.address = local;
  event.remote.address = remote;
  return event;
}

inline Event with_record_id(std::uint64_t id, Event event) {
  event.record_id = id;
  return event;
}

inline Event recovered(Event event) {
  event.record_state = evtx::RecordState::recovered;
  return event;
}

inline Event of_changed_chunk(Event event) {
  event.has_wrong_checksum = true;
  return event;
}

inline Event with_fields(std::vector<events::FieldView> raw, Event event) {
  event.raw = std::move(raw);
  return event;
}

// The clock was set from one time to another.
inline Event clock_set(const std::string& from, const std::string& to) {
  static std::deque<std::string> texts;  // fields are views
  const auto& before = texts.emplace_back("2026-01-02T" + from);
  const auto& after = texts.emplace_back("2026-01-02T" + to);
  return with_fields({{"PreviousTime", before}, {"NewTime", after}}, event(Kind::time_changed, to));
}

inline std::vector<Session> paired(std::vector<Event> events) {
  timeline::Pairing pairing;
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (events[i].record_id == 0) events[i].record_id = 100 + i;
    pairing.add(i, events[i]);
  }
  return pairing.finish();
}

inline std::string text(std::optional<std::size_t> index) {
  return index ? std::to_string(*index) : "-";
}

// `0-2 closed sure; 1-- lost boot by 3`, by the places of the events in the test.
inline std::string in_short(const std::vector<Session>& sessions) {
  const std::vector<std::string> words{"closed", "open", "unknown_start", "lost"};
  std::string all;
  for (const auto& session : sessions) {
    if (!all.empty()) all += "; ";
    all += text(session.start) + '-' + text(session.end) + ' ' +
           words.at(static_cast<std::size_t>(session.status)) + ' ' +
           std::string(session.confidence);
    if (session.lost_by) all += " by " + text(session.lost_by);
  }
  return all;
}

inline std::string result(std::vector<Event> events) { return in_short(paired(std::move(events))); }

}  // namespace paired_events
