#include "timeline/filter.h"

#include <fnmatch.h>

#include <algorithm>

#include "timeline/gap_place.h"

namespace timeline {
namespace {

bool is_lost(const events::Event& event, GapPlace place) {
  return event.kind == events::Kind::records_missing && gap_place(event) == place;
}

// What is lost behind all records may be of any later time than the row, which has the last
// record's; what is lost before all, of any earlier one.
bool wants_time(const Filter& filter, const events::Event& event) {
  if ((!filter.since && !filter.until) || is_of_a_file(event)) return true;
  const auto time = moment(event);
  if (!time) return false;
  return (!filter.since || *time >= *filter.since || is_lost(event, GapPlace::behind_all)) &&
         (!filter.until || *time < *filter.until || is_lost(event, GapPlace::before_all));
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
  if (filter.computers.empty() || is_of_a_file(event)) return true;
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
