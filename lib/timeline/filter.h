#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/address.h"

namespace timeline {

/// Which events are wanted; a part that is empty wants all.
struct Filter {
  std::optional<evtx::Timestamp> since{};  ///< from this moment on
  std::optional<evtx::Timestamp> until{};  ///< before this moment
  std::set<std::uint32_t> event_ids{};
  std::vector<AddressRange> peers{};     ///< the remote address lies in one of them
  std::vector<std::string> computers{};  ///< shell patterns (`*`, `?`, `[a-z]`), any case
};

/// When an event is taken to have happened: TimeCreated, or the time it was written where the
/// record has none.
std::optional<evtx::Timestamp> moment(const events::Event& event);

/// True if every part of the filter wants the event. An event without a time or a remote address is
/// not wanted by a part that asks for one. The row of what is missing in a log is wanted by each
/// part that may have wanted one of the missing records (of a period, see `gap_span`), but for the
/// one that asks for certain events, as it is an event of its own.
bool wants(const Filter& filter, const events::Event& event);

}  // namespace timeline
