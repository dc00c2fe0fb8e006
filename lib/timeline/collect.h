#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "events/event.h"
#include "evtx/reader.h"
#include "timeline/account.h"
#include "timeline/batch.h"
#include "timeline/filter.h"

namespace timeline {

/// How far the work is.
struct Progress {
  std::size_t logs_done = 0;
  std::uint64_t bytes = 0;
  std::uint64_t events = 0;
};

struct Collecting {
  Filter filter{};
  std::size_t threads = 1;
  evtx::Reader reader{};
  std::function<void(const Progress&)> report{};  ///< called after each chunk, from any thread, but
                                                  ///< never twice at once; may be empty
};

struct Collection {
  std::vector<events::Event> events{};  ///< in time order, see `sort_by_time`
  std::vector<Account> accounts{};      ///< one a source, in the order of the sources
};

/// Reads all sources. What comes out is the same for any number of threads. A source that fails is
/// a loss in its account.
Collection collect(std::span<const Source> sources, const Collecting& options);

/// Orders by (time, computer, record id, source, offset); see `moment` for the time.
void sort_by_time(std::vector<events::Event>& events);

}  // namespace timeline
