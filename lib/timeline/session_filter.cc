#include "timeline/session_filter.h"

#include <cstddef>
#include <optional>

namespace timeline {
namespace {

std::optional<evtx::Timestamp> moment_of(std::optional<std::size_t> index,
                                         const EventList& events) {
  return index ? moment(events.at(*index)) : std::nullopt;
}

bool wants_period(const Filter& filter, const Session& session, const EventList& events) {
  if (!filter.since && !filter.until) return true;
  const auto start = moment_of(session.start, events);
  const auto end = moment_of(session.end ? session.end : session.lost_by, events);
  if (!start && !end) return false;
  return (!filter.since || !end || *end >= *filter.since) &&
         (!filter.until || !start || *start < *filter.until);
}

bool wants_hosts(const Filter& filter, const Session& session, const EventList& events) {
  if (filter.peers.empty() && filter.computers.empty()) return true;
  const Filter hosts{.peers = filter.peers, .computers = filter.computers};
  const auto is_wanted = [&](std::optional<std::size_t> index) {
    return index && wants(hosts, events.at(*index));
  };
  return is_wanted(session.start) || is_wanted(session.end);
}

}  // namespace

bool wants(const Filter& filter, const Session& session, const EventList& events) {
  return wants_hosts(filter, session, events) && wants_period(filter, session, events);
}

}  // namespace timeline
