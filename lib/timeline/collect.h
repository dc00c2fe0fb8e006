#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "evtx/libevtx/reader.h"
#include "evtx/reader.h"
#include "timeline/account.h"
#include "timeline/batch.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/ledger.h"
#include "timeline/piece_events.h"
#include "timeline/second_opinions.h"

namespace timeline {

struct Collecting {
  Filter filter{};
  std::size_t threads = 1;
  evtx::Reader reader{};  ///< see `PieceReading`; empty: natively, and only what is needed
  Crosscheck crosscheck = Crosscheck::off;         ///< of what is read natively
  evtx::Reader libevtx = evtx::read_with_libevtx;  ///< for the second opinions
  Recovery recovery = Recovery::off;
  bool context = false;  ///< context events too, and where record ids are missing
  Report report{};
};

struct Collection {
  EventList events;                 ///< in time order, see `EventList::sort`
  std::vector<Account> accounts{};  ///< one a source, in the order of the sources
};

/// Reads all sources. What comes out is the same for any number of threads. A source that fails is
/// a loss in its account.
Collection collect(std::span<const Source> sources, const Collecting& options);

}  // namespace timeline
