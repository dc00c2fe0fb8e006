#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

#include "evtx/binxml/budget.h"
#include "evtx/chunk.h"
#include "evtx/cursor.h"

namespace evtx::binxml {

/// The names of a chunk. A name is written where it is first used, and known by its offset from the
/// start of the chunk afterwards:
///
///     u32  offset of the next name with the same hash
///     u16  hash
///     u16  number of code units
///          the code units, and a NUL
class Names {
 public:
  /// Both must outlive the names.
  Names(const Chunk& chunk, Budget& budget) : chunk_(chunk), budget_(budget) {}

  /// Reads the offset of a name at the cursor, and steps over the name if it stands right there.
  /// Throws Error if the offset leads out of the chunk's records.
  const std::string& read(Cursor& cursor);

  /// Where the cursor stands in the chunk.
  [[nodiscard]] std::uint32_t position_of(const Cursor& cursor) const {
    return static_cast<std::uint32_t>(cursor.offset() - chunk_.offset);
  }

 private:
  const std::string& at(std::uint32_t position, std::uint64_t asked_at);

  const Chunk& chunk_;
  Budget& budget_;
  std::unordered_map<std::uint32_t, std::string> known_{};
};

}  // namespace evtx::binxml
