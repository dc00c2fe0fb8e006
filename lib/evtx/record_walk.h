#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/cursor.h"
#include "evtx/error.h"
#include "evtx/timestamp.h"

namespace evtx {

/// The outside of a record:
///
///     0   4  2a 2a 00 00
///     4   4  size, all included
///     8   8  record id
///     16  8  time of writing, FILETIME
///     24     BinXML, then up to 8 bytes of padding
///     -4  4  size once more
struct Frame {
  std::size_t position = 0;  ///< from the start of the chunk
  std::size_t size = 0;
  std::uint64_t id = 0;
  std::uint64_t filetime = 0;  ///< of writing

  /// When it was written; empty if that is no date before the year 10000.
  [[nodiscard]] std::optional<Timestamp> written() const { return from_filetime(filetime); }
};

/// `2a 2a 00 00`
inline constexpr std::uint32_t kRecordSignature = 0x00002a2a;
/// The size of a record that holds nothing.
inline constexpr std::size_t kSmallestRecord = 28;

/// True if the bytes begin as a record does, `2a 2a 00 00`.
bool has_record_signature(std::span<const std::byte> bytes);

/// The place of the first `2a 2a 00 00` at or after `from`; nothing if there is none.
std::optional<std::size_t> find_record_signature(std::span<const std::byte> bytes,
                                                 std::size_t from);

/// Where the BinXML of a record begins, from its first byte.
inline constexpr std::size_t kRecordHeadSize = 24;

/// What stands between the head and the second size of a whole record: its BinXML, then padding.
inline std::span<const std::byte> binxml_bytes(const Chunk& chunk, const Frame& frame) {
  return chunk.bytes.subspan(frame.position + kRecordHeadSize, frame.size - kSmallestRecord);
}
/// The same, to be read.
Cursor binxml_of(const Chunk& chunk, const Frame& frame);

/// True if a whole record begins at this position of a chunk's bytes: signature, size and its copy
/// are right, and all of it is there.
bool is_whole_record(std::span<const std::byte> bytes, std::size_t position);
/// The frame of the record at this position, which must be whole.
Frame frame_at(std::span<const std::byte> bytes, std::size_t position);
/// The frame of the record at this position; nothing if it is not whole.
std::optional<Frame> whole_frame(std::span<const std::byte> bytes, std::size_t position);

/// Finds the records of a chunk, one behind the other, without looking into them.
///
/// The header's offset of the free space ends the walk. If the header cannot be trusted, the walk
/// goes on past it as long as there is a whole frame whose id belongs to the chunk: larger than the
/// last one, and not by more than a chunk can hold. Where a frame is broken (a torn page, a changed
/// size), the walk gives an Error with the number of bytes it skips, and goes on at the next such
/// frame. Where the header does not even say where the records end, and a record stands where the
/// walk ends, the rest is an Error too.
class RecordWalk {
 public:
  /// `chunk` must outlive the walk.
  explicit RecordWalk(const Chunk& chunk);

  using Step = std::variant<Frame, Error>;
  std::optional<Step> next();
  /// Takes the next steps as long as they are whole records where the header says that records lie:
  /// all of a sound chunk. Only `next` can tell what comes then.
  std::vector<Frame> take_sound();

 private:
  [[nodiscard]] std::span<const std::byte> at(std::size_t position) const;
  [[noreturn]] void refuse(std::size_t position) const;
  [[nodiscard]] bool is_promised(std::uint64_t id) const;
  [[nodiscard]] bool follows(std::uint64_t id) const;
  [[nodiscard]] bool belongs(std::uint64_t id) const;
  [[nodiscard]] bool is_at_sure_place() const { return position_ < std::min(end_, sure_end_); }
  [[nodiscard]] std::optional<Frame> next_whole_frame() const;
  [[nodiscard]] bool goes_on();
  void note(std::uint64_t id);
  Frame take(const Frame& frame);
  Error step_over();
  std::optional<Step> end(const std::optional<Frame>& frame);

  const Chunk& chunk_;
  std::size_t position_ = kChunkHeaderSize;
  std::size_t end_;                         // no record lies beyond it
  std::size_t sure_end_;                    // the header says that records lie before it
  std::optional<std::uint64_t> last_id_{};  // of those that follow one another
  std::uint64_t taken_id_ = 0;              // of the last one, damaged or not
  std::size_t next_own_ = 0;                // a whole frame that does, if it lies ahead
};

}  // namespace evtx
