#include "evtx/record_walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "evtx/cursor.h"

namespace evtx {
namespace {

constexpr std::uint32_t kSignature = 0x00002a2a;
constexpr std::size_t kSmallest = 28;  // the header and the second size
// As many records as a chunk can hold: ids that lie further apart are not of one chunk.
constexpr std::uint64_t kMostRecords = (kChunkSize - kChunkHeaderSize) / kSmallest;

}  // namespace

RecordWalk::RecordWalk(const Chunk& chunk)
    : chunk_(chunk),
      end_(chunk.header.is_trustworthy() ? chunk.header.free_space_offset : kChunkSize) {
  end_ = std::min(end_, chunk.size);
}

std::span<const std::byte> RecordWalk::at(std::size_t position) const {
  return chunk_.bytes.first(end_).subspan(position);
}

Frame RecordWalk::frame_at(std::size_t position) const {
  const auto offset = chunk_.offset + position;
  Cursor cursor(at(position), offset);
  if (const auto signature = cursor.u32("record signature"); signature != kSignature)
    throw Error(fmt::format("record signature is {:#010x}, not {:#010x}", signature, kSignature),
                {.offset = offset});
  const std::size_t size = cursor.u32("record size");
  const auto id = cursor.u64("record id");
  const auto written = cursor.u64("written time");
  const auto complain = [&](const std::string& problem) {
    throw Error(problem, {.record_id = id, .offset = offset});
  };
  if (size < kSmallest)
    complain(fmt::format("record size is {}, the smallest is {}", size, kSmallest));
  if (size > at(position).size())
    complain(fmt::format("record needs {} bytes, {} left", size, at(position).size()));
  Cursor tail(at(position).subspan(size - 4), offset + size - 4);
  if (const auto copy = tail.u32("second record size"); copy != size)
    complain(
        fmt::format("record is torn: its size is {} at its head and {} at its end", size, copy));
  return {.position = position, .size = size, .id = id, .written = from_filetime(written)};
}

// Does not throw where there is no frame: it is asked about many places that only look like one.
std::optional<Frame> RecordWalk::whole_frame_at(std::size_t position) const {
  const auto bytes = at(position);
  if (bytes.size() < kSmallest) return std::nullopt;
  Cursor head(bytes);
  if (head.u32("record signature") != kSignature) return std::nullopt;
  const std::size_t size = head.u32("record size");
  if (size < kSmallest || size > bytes.size()) return std::nullopt;
  if (Cursor(bytes.subspan(size - 4)).u32("second record size") != size) return std::nullopt;
  return frame_at(position);
}

// A page of another chunk may lie over the records before, so that ids of that chunk come first.
bool RecordWalk::belongs(const Frame& frame) const {
  const auto& header = chunk_.header;
  const auto is_of_chunk = [&](std::uint64_t id) {
    return id >= header.first_record_id && id <= header.last_record_id;
  };
  if (header.is_trustworthy())
    return is_of_chunk(frame.id) && !(last_id_ && is_of_chunk(*last_id_) && frame.id <= *last_id_);
  return !last_id_ || (frame.id > *last_id_ && frame.id - *last_id_ <= kMostRecords);
}

std::optional<Frame> RecordWalk::next_whole_frame() const {
  constexpr std::array kBytes{std::byte{0x2a}, std::byte{0x2a}, std::byte{0}, std::byte{0}};
  const auto bytes = at(0);
  auto from = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(position_ + kSmallest, end_));
  while (true) {
    from = std::search(from, bytes.end(), kBytes.begin(), kBytes.end());
    if (from == bytes.end()) return std::nullopt;
    const auto frame = whole_frame_at(static_cast<std::size_t>(from - bytes.begin()));
    if (frame && belongs(*frame)) return frame;
    ++from;
  }
}

Error RecordWalk::step_over(const Error& error) {
  const auto frame = next_whole_frame();
  const auto skipped = (frame ? frame->position : end_) - position_;
  position_ += skipped;
  return Error(fmt::format("{}; {} bytes skipped", error.problem(), skipped), error.location());
}

// With a header that cannot be trusted, the records end where they stop following one another.
bool RecordWalk::is_past_the_records() const {
  const auto& header = chunk_.header;
  if (position_ >= end_) return true;
  if (header.is_trustworthy()) return false;
  const auto frame = whole_frame_at(position_);
  if (header.is_plausible() && position_ < header.free_space_offset) return false;
  if (frame && last_id_) return frame->id != *last_id_ + 1;
  return !frame && !next_whole_frame();
}

std::optional<std::variant<Frame, Error>> RecordWalk::next() {
  if (is_past_the_records()) return std::nullopt;
  try {
    const auto frame = frame_at(position_);
    position_ += frame.size;
    last_id_ = frame.id;
    return frame;
  } catch (const Error& error) {
    return step_over(error);
  }
}

}  // namespace evtx
