#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "bench/particulars.h"

namespace bench {

struct SupplyOptions {
  unsigned main_mode_percent = 0;      ///< of the records, spread evenly
  std::size_t different_chunks = 256;  ///< after these, chunks repeat, but for their particulars
};

/// The chunks of a Security log as long as one likes, made fast and always the same.
///
/// The fixture writer makes a chunk with placeholders for all that is a record's own; where they
/// stand is remembered, so that the chunk can be used again and again with other particulars.
class ChunkSupply {
 public:
  explicit ChunkSupply(const SupplyOptions& options) : options_(options) {}

  /// The next chunk, whole and with right checksums; valid until the next call.
  std::span<const std::byte> next();
  /// How many records were in the chunks so far.
  [[nodiscard]] std::uint64_t record_count() const { return history_.count(); }

 private:
  enum class Part { record_id, time, sa_id, peer, initiator_cookie, responder_cookie };
  struct Place {
    std::size_t position = 0;  // in the chunk
    Part part = Part::record_id;
  };
  struct Entry {
    Kind kind = Kind::other;
    std::vector<Place> places{};
  };
  struct Pattern {
    std::vector<std::byte> chunk{};
    std::vector<Entry> entries{};
  };

  static std::vector<std::byte> encoded(Part part, const Particulars& particulars);
  static std::vector<Place> places_in(std::span<const std::byte> chunk, std::size_t begin,
                                      std::size_t end);
  static Pattern pattern_of(std::vector<std::byte> chunk, const std::vector<Kind>& kinds);
  [[nodiscard]] Kind next_kind() const;
  Pattern make_pattern();
  Pattern& next_pattern();

  SupplyOptions options_;
  std::vector<Pattern> patterns_{};
  std::size_t used_ = 0;         // patterns, repetitions counted
  std::uint64_t described_ = 0;  // records of all patterns
  History history_{};
};

}  // namespace bench
