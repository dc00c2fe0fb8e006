#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "evtx/libevtx/reader.h"
#include "evtx/native_reader.h"
#include "timeline/account.h"
#include "timeline/batch.h"
#include "timeline/ledger.h"

namespace timeline {

/// How many records of a log the two readers read alike. Each record met is counted once.
struct Agreement {
  std::uint64_t agree = 0;         ///< both read it, to the same event
  std::uint64_t differ = 0;        ///< both read it, to different ones
  std::uint64_t only_native = 0;   ///< libevtx cannot read it: mostly forwarded events
  std::uint64_t only_libevtx = 0;  ///< a defect of the native reader
  std::uint64_t neither = 0;       ///< broken, or neither can read it

  Agreement& operator+=(const Agreement& more);
  bool operator==(const Agreement&) const = default;
};

/// What comes of reading one log twice.
struct Verification {
  std::string source{};
  Agreement agreement{};
  Notices differences{};   ///< the place in the event and both values
  Notices only_native{};   ///< why libevtx cannot read them
  Notices only_libevtx{};  ///< what libevtx reads, and why the native reader cannot
};

struct Verifications {
  std::vector<Verification> logs{};  ///< one a source, in the order of the sources
  /// The same. Every event is counted as another; what neither reader can read is a loss.
  std::vector<Account> accounts{};
};

/// Reads the events of a chunk's records: one result a frame, in the order of the frames.
using EventsReader = std::function<std::vector<evtx::EventResult>(
    const evtx::Chunk& chunk, std::span<const evtx::Frame> frames)>;

struct Verifying {
  std::size_t threads = 1;
  Report report{};
  EventsReader native = evtx::events_natively;
  EventsReader libevtx = evtx::events_with_libevtx;
};

/// Reads every record of all sources with both readers and compares what they say.
Verifications verify(std::span<const Source> sources, const Verifying& options);

}  // namespace timeline
