#include "timeline/filter.h"

#include <fnmatch.h>

#include <algorithm>

#include "timeline/gap_place.h"
#include "timeline/gap_span.h"

namespace timeline {
namespace {

// The row of a gap stands at one end of the time from which something is missing.
bool wants_gap(const Filter& filter, const events::Event& row) {
  const auto [from, to] = gap_span(row);
  return (!filter.since || !to || *to >= *filter.since) &&
         (!filter.until || !from || *from < *filter.until);
}

bool wants_time(const Filter& filter, const events::Event& event) {
  if (!filter.since && !filter.until) return true;
  if (event.kind == events::Kind::records_missing) return wants_gap(filter, event);
  const auto time = moment(event);
  return time && (!filter.since || *time >= *filter.since) &&
         (!filter.until || *time < *filter.until);
}

bool wants_event(const Filter& filter, const events::Event& event) {
  return filter.event_ids.empty() || filter.event_ids.contains(event.event_id);
}

// Records that are missing may have been of any peer.
bool wants_peer(const Filter& filter, const events::Event& event) {
  if (filter.peers.empty() || event.kind == events::Kind::records_missing) return true;
  const auto address = address_of(event.remote);
  return address && std::ranges::any_of(filter.peers, [&](const AddressRange& range) {
           return range.contains(*address);
         });
}

bool wants_computer(const Filter& filter, const events::Event& event) {
  if (filter.computers.empty() || is_of_no_computer(event)) return true;
  const std::string computer(event.computer);
  return std::ranges::any_of(filter.computers, [&](const std::string& pattern) {
    return fnmatch(pattern.c_str(), computer.c_str(), FNM_CASEFOLD) == 0;
  });
}

}  // namespace

std::optional<evtx::Timestamp> moment(const events::Event& event) {
  return event.time ? event.time : event.written;
}

bool wants(const Filter& filter, const events::Event& event) {
  return wants_time(filter, event) && wants_event(filter, event) && wants_peer(filter, event) &&
         wants_computer(filter, event);
}

}  // namespace timeline
