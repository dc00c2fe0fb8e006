#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "evtx/binxml/layouts.h"
#include "evtx/chunk_walk.h"
#include "evtx/libevtx/reader.h"
#include "evtx/reader.h"
#include "timeline/account.h"
#include "timeline/checked_templates.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/pool.h"
#include "timeline/read_ids.h"
#include "timeline/recovery.h"
#include "timeline/second_opinions.h"

namespace timeline {

/// Whether events are looked for in the slack of chunks too.
enum class Recovery { off, on };

/// The events in the slack of chunks, in the order of the log. Some are copies of live
/// ones: see `SlackOnly`.
struct RecoveredEvents {
  struct Found {
    RecordKey key{};
    bool is_wanted = false;  ///< by the filter
  };
  std::vector<Found> found{};
  PackedBatch events{};             ///< those that are wanted
  std::vector<Opinion> opinions{};  ///< of these, in their order
};

/// What one piece of a log holds, or several.
struct PieceEvents {
  PackedBatch events{};
  Counts counts{};
  Notices losses{};
  Notices doubts{};
  Notices differences{};     ///< of rows, that they say; others come of the opinions
  Notices earlier_losses{};  ///< see `Account`
  std::set<std::string, std::less<>> channels{};
  std::set<std::string, std::less<>> computers{};  ///< of the records, if context is asked for
  std::optional<std::uint64_t> highest_id{};       ///< see `Account`
  std::vector<Opinion> opinions{};                 ///< chunk by chunk, in the order of the log
  RecoveredEvents recovered{};
  std::vector<RecordKey> live{};  ///< the events in use, where others are recovered
  ReadIds ids{};                  ///< of all records; where they stand, if context is asked for
};

/// Everything that reading a piece takes, beside the piece. May be used by several threads at once;
/// all must outlive it.
struct PieceReading {
  const Filter& filter;  ///< what it does not want is counted and dropped
  /// Decodes every record in full; if it is empty, records are told apart by a few of their bytes
  /// and just the events to be shown are decoded, natively.
  const evtx::Reader& reader;
  Pools& pools;
  evtx::binxml::Layouts& layouts;
  Crosscheck crosscheck = Crosscheck::off;         ///< of what is decoded natively
  evtx::Reader libevtx = evtx::read_with_libevtx;  ///< for the second opinions
  const CheckedTemplates& checked;
  Recovery recovery = Recovery::off;
  bool context = false;  ///< context events are kept too, and where gaps between ids are noted
};

/// Reads, counts and checks the pieces of a source, one after the other.
PieceEvents read_pieces(std::span<const evtx::Piece> pieces, std::size_t source,
                        const PieceReading& reading);

}  // namespace timeline
