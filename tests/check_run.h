#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "testing.h"
#include "timeline/check.h"
#include "timeline/session.h"

/// What checks find in events that a test makes.
namespace check_run {

using events::Event;
using events::Kind;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using timeline::Finding;

using Make = std::unique_ptr<timeline::Check> (*)(const timeline::Inquiry&);

/// So long after midnight of 2026-03-01.
inline evtx::Timestamp at(seconds time) {
  return evtx::Timestamp(std::chrono::sys_days(std::chrono::year(2026) / 3 / 1)) + time;
}

/// An event of this kind, with a peer.
inline Event event(Kind kind, seconds time, std::string_view peer = "203.0.113.9",
                   std::string_view computer = "VPN1") {
  Event event{.kind = kind, .time = at(time), .computer = computer, .channel = "Security"};
  event.local.address = "192.0.2.1";
  if (!peer.empty()) event.remote.address = peer;
  event.source = "Security.evtx";
  return event;
}

/// A failed negotiation.
inline Event failed(seconds time, std::string_view peer = "203.0.113.9",
                    std::string_view computer = "VPN1") {
  auto failure = event(Kind::failed, time, peer, computer);
  failure.failure_reason = "Negotiation timed out";
  failure.failure_codes = {13805};
  return failure;
}

/// So many failures, one each `step` of time.
inline std::vector<Event> failures(std::size_t count, seconds step) {
  std::vector<Event> all;
  for (std::size_t i = 0; i < count; ++i)
    all.push_back(failed(static_cast<std::int64_t>(i) * step));
  return all;
}

inline std::vector<Finding> findings(Make make, const std::vector<Event>& events,
                                     const timeline::Thresholds& thresholds = {},
                                     const std::vector<timeline::Session>& sessions = {}) {
  timeline::ClosedSessions closed(sessions);
  const timeline::DoubleStarts starts(sessions);
  const auto check = make({.sessions = closed, .starts = starts, .thresholds = thresholds});
  for (std::size_t i = 0; i < events.size(); ++i) {
    closed.see(i, events[i]);
    check->see(i, events[i]);
  }
  return check->findings();
}

/// The one thing that the check finds in events of which it needs each: all of them are its
/// evidence, and without any of them there is nothing.
inline Finding only_finding(Make make, const std::vector<Event>& events,
                            const timeline::Thresholds& thresholds = {}) {
  const auto found = findings(make, events, thresholds);
  REQUIRE(found.size() == 1);
  REQUIRE(found.front().evidence.size() == events.size());
  for (std::size_t i = 0; i < events.size(); ++i) {
    CAPTURE(i);
    CHECK(found.front().evidence[i] == i);
    auto fewer = events;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK(findings(make, fewer, thresholds).empty());
  }
  return found.front();
}

}  // namespace check_run
