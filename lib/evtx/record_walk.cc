#include "evtx/record_walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "evtx/load.h"

namespace evtx {
namespace {

constexpr std::size_t kHead = 24;
constexpr std::size_t kTail = 4;  // the second size
constexpr std::size_t kSmallest = kHead + kTail;
// As many records as a chunk can hold: ids that lie further apart are not of one chunk.
constexpr std::uint64_t kMostRecords = (kChunkSize - kChunkHeaderSize) / kSmallest;

}  // namespace

bool has_record_signature(std::span<const std::byte> bytes) {
  return bytes.size() >= sizeof kRecordSignature && load<std::uint32_t>(bytes, 0) == kRecordSignature;
}

std::optional<std::size_t> find_record_signature(std::span<const std::byte> bytes,
                                                 std::size_t from) {
  if (from >= bytes.size()) return std::nullopt;
  const auto rest = bytes.subspan(from);
  const void* found = memmem(rest.data(), rest.size(), &kRecordSignature, sizeof kRecordSignature);
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(static_cast<const std::byte*>(found) - bytes.data());
}

Cursor binxml_of(const Chunk& chunk, const Frame& frame) {
  const auto begin = frame.position + kHead;
  return Cursor(chunk.bytes.subspan(begin, frame.size - kSmallest), chunk.offset + begin);
}

std::optional<Frame> whole_frame(std::span<const std::byte> bytes, std::size_t position) {
  const auto rest = bytes.subspan(position);
  if (rest.size() < kSmallest || load<std::uint32_t>(rest, 0) != kRecordSignature) return std::nullopt;
  const std::size_t size = load<std::uint32_t>(rest, 4);
  if (size < kSmallest || size > rest.size()) return std::nullopt;
  if (load<std::uint32_t>(rest, size - 4) != size) return std::nullopt;
  return Frame{.position = position,
               .size = size,
               .id = load<std::uint64_t>(rest, 8),
               .written = from_filetime(load<std::uint64_t>(rest, 16))};
}

RecordWalk::RecordWalk(const Chunk& chunk)
    : chunk_(chunk),
      end_(chunk.header.is_trustworthy() ? chunk.header.free_space_offset : kChunkSize) {
  end_ = std::min(end_, chunk.size);
}

std::span<const std::byte> RecordWalk::at(std::size_t position) const {
  return chunk_.bytes.first(end_).subspan(position);
}

// Where there is no whole frame: throws what is wrong with it.
void RecordWalk::refuse(std::size_t position) const {
  const auto offset = chunk_.offset + position;
  Cursor cursor(at(position), offset);
  if (const auto signature = cursor.u32("record signature"); signature != kRecordSignature)
    throw Error(fmt::format("record signature is {:#010x}, not {:#010x}", signature, kRecordSignature),
                {.offset = offset});
  const std::size_t size = cursor.u32("record size");
  const auto id = cursor.u64("record id");
  cursor.skip(8, "written time");
  const Location location{.record_id = id, .offset = offset};
  if (size < kSmallest)
    throw Error(fmt::format("record size is {}, the smallest is {}", size, kSmallest), location);
  if (size > at(position).size())
    throw Error(fmt::format("record needs {} bytes, {} left", size, at(position).size()), location);
  throw Error(fmt::format("record is torn: its size is {} at its head and {} at its end", size,
                          load<std::uint32_t>(at(position), size - 4)),
              location);
}

// A page of another chunk may lie over the records before, so that ids of that chunk come first.
bool RecordWalk::belongs(const Frame& frame) const {
  const auto& header = chunk_.header;
  const auto is_of_chunk = [&](std::uint64_t id) {
    return id >= header.first_record_id && id <= header.last_record_id;
  };
  if (header.is_trustworthy())
    return is_of_chunk(frame.id) && (!last_id_ || !is_of_chunk(*last_id_) || frame.id > *last_id_);
  return !last_id_ || (frame.id > *last_id_ && frame.id - *last_id_ <= kMostRecords);
}

std::optional<Frame> RecordWalk::next_whole_frame() const {
  const auto bytes = at(0);
  for (auto found = find_record_signature(bytes, position_ + kSmallest); found;
       found = find_record_signature(bytes, *found + 1)) {
    const auto frame = whole_frame(bytes, *found);
    if (frame && belongs(*frame)) return frame;
  }
  return std::nullopt;
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
  const auto frame = whole_frame(at(0), position_);
  if (header.is_plausible() && position_ < header.free_space_offset) return false;
  if (frame && last_id_) return frame->id != *last_id_ + 1;
  return !frame && !next_whole_frame();
}

std::optional<std::variant<Frame, Error>> RecordWalk::next() {
  if (is_past_the_records()) return std::nullopt;
  if (const auto frame = whole_frame(at(0), position_)) {
    position_ += frame->size;
    last_id_ = frame->id;
    return *frame;
  }
  try {
    refuse(position_);
  } catch (const Error& error) {
    return step_over(error);
  }
}

}  // namespace evtx
