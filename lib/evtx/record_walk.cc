#include "evtx/record_walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "evtx/load.h"

namespace evtx {
namespace {

// As many records as a chunk can hold: ids that lie further apart are not of one chunk.
constexpr std::uint64_t kMostRecords = (kChunkSize - kChunkHeaderSize) / kSmallestRecord;
constexpr std::size_t kUsualRecords = 128;  // at most, in chunks of logs that systems write

bool is_later(std::uint64_t id, std::uint64_t last) {
  return id > last && id - last <= kMostRecords;
}

}  // namespace

bool has_record_signature(std::span<const std::byte> bytes) {
  return bytes.size() >= sizeof kRecordSignature &&
         load<std::uint32_t>(bytes, 0) == kRecordSignature;
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
  return Cursor(binxml_bytes(chunk, frame), chunk.offset + frame.position + kRecordHeadSize);
}

bool is_whole_record(std::span<const std::byte> bytes, std::size_t position) {
  const auto rest = bytes.subspan(position);
  if (rest.size() < kSmallestRecord || load<std::uint32_t>(rest, 0) != kRecordSignature)
    return false;
  const std::size_t size = load<std::uint32_t>(rest, 4);
  return size >= kSmallestRecord && size <= rest.size() &&
         load<std::uint32_t>(rest, size - 4) == size;
}

Frame frame_at(std::span<const std::byte> bytes, std::size_t position) {
  return {.position = position,
          .size = load<std::uint32_t>(bytes, position + 4),
          .id = load<std::uint64_t>(bytes, position + 8),
          .filetime = load<std::uint64_t>(bytes, position + 16)};
}

std::optional<Frame> whole_frame(std::span<const std::byte> bytes, std::size_t position) {
  return is_whole_record(bytes, position) ? std::optional(frame_at(bytes, position)) : std::nullopt;
}

RecordWalk::RecordWalk(const Chunk& chunk)
    : chunk_(chunk),
      end_(chunk.header.is_trustworthy() ? chunk.header.free_space_offset : kChunkSize),
      sure_end_(chunk.header.is_plausible() ? chunk.header.free_space_offset : 0) {
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
    throw Error(
        fmt::format("record signature is {:#010x}, not {:#010x}", signature, kRecordSignature),
        {.offset = offset});
  const std::size_t size = cursor.u32("record size");
  const auto id = cursor.u64("record id");
  cursor.skip(8, "written time");
  const Location location{.record_id = id, .offset = offset};
  if (size < kSmallestRecord)
    throw Error(fmt::format("record size is {}, the smallest is {}", size, kSmallestRecord),
                location);
  if (size > at(position).size())
    throw Error(fmt::format("record needs {} bytes, {} left", size, at(position).size()), location);
  throw Error(fmt::format("record is torn: its size is {} at its head and {} at its end", size,
                          load<std::uint32_t>(at(position), size - 4)),
              location);
}

// A page of another chunk may lie over the records before, so that ids of that chunk come first.
bool RecordWalk::is_promised(std::uint64_t id) const {
  const auto& header = chunk_.header;
  const auto is_of_chunk = [&](std::uint64_t one) {
    return one >= header.first_record_id && one <= header.last_record_id;
  };
  return is_of_chunk(id) && (!last_id_ || !is_of_chunk(*last_id_) || id > *last_id_);
}

// The ids of a header that cannot be trusted count only if a chunk can hold them.
bool RecordWalk::follows(std::uint64_t id) const {
  const auto& header = chunk_.header;
  if (header.is_trustworthy()) return is_promised(id);
  if (!last_id_ || is_later(id, *last_id_)) return true;
  return header.first_record_id > 0 &&
         header.last_record_id - header.first_record_id < kMostRecords && is_promised(id);
}

// Where the ids of some records are damaged, the others follow one of those before.
bool RecordWalk::belongs(std::uint64_t id) const {
  return follows(id) || (!chunk_.header.is_trustworthy() && is_later(id, taken_id_));
}

std::optional<Frame> RecordWalk::next_whole_frame() const {
  const auto bytes = at(0);
  for (auto found = find_record_signature(bytes, position_ + kSmallestRecord); found;
       found = find_record_signature(bytes, *found + 1)) {
    const auto frame = whole_frame(bytes, *found);
    if (frame && belongs(frame->id)) return frame;
  }
  return std::nullopt;
}

// True if a whole frame of the chunk lies ahead.
bool RecordWalk::goes_on() {
  if (next_own_ > position_) return true;
  const auto frame = next_whole_frame();
  if (frame) next_own_ = frame->position;
  return frame.has_value();
}

void RecordWalk::note(std::uint64_t id) {
  if (follows(id)) last_id_ = id;
  taken_id_ = id;
}

Frame RecordWalk::take(const Frame& frame) {
  note(frame.id);
  position_ += frame.size;
  return frame;
}

Error RecordWalk::step_over() {
  const auto position = position_;
  const auto frame = next_whole_frame();
  position_ = frame ? frame->position : end_;
  try {
    refuse(position);
  } catch (const Error& error) {
    return Error(fmt::format("{}; {} bytes skipped", error.problem(), position_ - position),
                 error.location());
  }
}

// Behind the free space that a header names, a record is an old one.
std::optional<RecordWalk::Step> RecordWalk::end(const std::optional<Frame>& frame) {
  if (chunk_.header.is_plausible() || !has_record_signature(at(position_))) return std::nullopt;
  if (!frame) return step_over();
  const auto skipped = end_ - std::exchange(position_, end_);
  return Error(fmt::format("record does not follow record {}, and the chunk header does not say "
                           "where the records end; {} bytes skipped",
                           last_id_.value_or(0), skipped),
               {.record_id = frame->id, .offset = chunk_.offset + frame->position});
}

// Which ids they have is asked by what comes behind them alone.
std::vector<Frame> RecordWalk::take_sound() {
  std::vector<Frame> frames;
  frames.reserve(kUsualRecords);
  const auto bytes = at(0);
  while (is_at_sure_place() && is_whole_record(bytes, position_))
    position_ += frames.emplace_back(frame_at(bytes, position_)).size;
  if (position_ < end_)
    for (const auto& frame : frames) note(frame.id);
  return frames;
}

std::optional<RecordWalk::Step> RecordWalk::next() {
  if (position_ >= end_) return std::nullopt;
  const auto frame = whole_frame(at(0), position_);
  if (frame && is_at_sure_place()) return take(*frame);
  const bool is_own = frame && belongs(frame->id);
  if (!is_own && position_ >= sure_end_ && !goes_on()) return end(frame);
  if (frame) return take(*frame);
  return step_over();
}

}  // namespace evtx
