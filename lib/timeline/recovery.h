#pragma once

#include <compare>
#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/reader.h"
#include "evtx/record.h"
#include "evtx/record_walk.h"

namespace timeline {

/// By what the copies of one record in a log are known: what its header says.
struct RecordKey {
  std::uint64_t id = 0;
  std::int64_t written = 0;  ///< ticks since 1970; 0 if it is no date

  auto operator<=>(const RecordKey&) const = default;  // NOLINT(modernize-use-nullptr): no pointer
};
RecordKey key_of(const evtx::Frame& frame);

/// A record from the slack of a chunk.
struct RecoveredRecord {
  evtx::Frame frame{};
  evtx::Record record{};  ///< marked as recovered
};

/// The records in the slack of a chunk that can be read and make sense, of any event, in the order
/// of their places. `live` are the frames of the chunk's used part.
std::vector<RecoveredRecord> recovered_records(const evtx::Chunk& chunk,
                                               std::span<const evtx::Frame> live,
                                               const evtx::Reader& read);

/// Tells which of a log's recovered records are in none of its used parts: Windows fills a chunk in
/// memory that still holds the one before, so that much of what is found in the slack is live in
/// another chunk.
class SlackOnly {
 public:
  /// Records of the used parts that could be read, and records that were recovered.
  void add(std::vector<RecordKey> live, std::span<const RecordKey> recovered);
  /// Those that were recovered and are not live. Forgets all.
  std::set<RecordKey> take();

 private:
  std::vector<std::vector<RecordKey>> live_{};  // 16 bytes a record
  std::set<RecordKey> recovered_{};
};

}  // namespace timeline
