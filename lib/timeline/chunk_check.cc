#include "timeline/chunk_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "timeline/wording.h"

namespace timeline {
namespace {

// More ids than a chunk of the smallest records could hold: the header does not mean them.
constexpr std::uint64_t kMostRecords = evtx::kChunkSize / 28;

std::string mismatch(std::string_view what, std::uint32_t stored, std::uint32_t computed) {
  return fmt::format(
      "{} checksum is {:#010x}, the bytes give {:#010x}: they were changed after "
      "it was written, or it was never written",
      what, stored, computed);
}

std::string in_words(const std::optional<std::uint64_t>& id_by_place) {
  constexpr std::string_view kDoubt = "record id does not fit those beside it";
  return id_by_place ? fmt::format("{}, by its place it is {}", kDoubt, *id_by_place)
                     : std::string(kDoubt);
}

/// Puts together what is seen of one chunk.
class FrameSearch {
 public:
  explicit FrameSearch(const evtx::Chunk& chunk) : chunk_(chunk) {}

  ChunkFrames result() {
    found_.counts.bytes = chunk_.size;
    found_.counts.chunks = 1;
    check();
    walk();
    doubt_ids();
    if (!holds_what_it_promises()) {
      count_missing();
      check_order();
    }
    check_number();
    found_.counts.damaged_chunks = found_.losses.count() + found_.doubts.count() > 0 ? 1 : 0;
    return std::move(found_);
  }

 private:
  void doubt(std::string problem) {
    found_.doubts.add(evtx::Error(std::move(problem), {.offset = chunk_.offset}));
  }

  void check() {
    const auto& chunk = chunk_;
    const auto& header = chunk.header;
    if (chunk.size < evtx::kChunkSize)
      found_.losses.add(
          evtx::Error(fmt::format("chunk needs {} bytes, {} there", evtx::kChunkSize, chunk.size),
                      {.offset = chunk.offset}));
    if (!header.has_signature) doubt("chunk has lost its signature, its records are read");
    if (!header.is_plausible())
      doubt("chunk header does not say where the records end, their ids are followed");
    if (chunk.size < evtx::kChunkHeaderSize || header.lacks_checksums()) return;
    if (header.has_signature)
      found_.header_checksum =
          held("chunk header's", header.header_checksum, header.computed_header_checksum);
    const auto computed = evtx::records_checksum(chunk);
    if (chunk.size == evtx::kChunkSize && computed)
      found_.records_checksum = held("chunk's records'", header.records_checksum, *computed);
  }

  Checksum held(std::string_view what, std::uint32_t stored, std::uint32_t computed) {
    if (stored == computed) return Checksum::right;
    doubt(mismatch(what, stored, computed));
    return Checksum::wrong;
  }

  void walk() {
    evtx::RecordWalk walk(chunk_);
    found_.frames = walk.take_sound();
    while (take_step(walk)) continue;
    found_.counts.records = found_.frames.size() + found_.counts.unreadable;
  }

  // One that has to be decided; false at the end.
  bool take_step(evtx::RecordWalk& walk) {
    auto step = walk.next();
    if (!step) return false;
    if (const auto* frame = std::get_if<evtx::Frame>(&*step)) {
      found_.frames.push_back(*frame);
    } else {
      ++found_.counts.unreadable;
      found_.losses.add(std::get<evtx::Error>(*step));
    }
    return true;
  }

  // A checksum that is right vouches for them.
  void doubt_ids() {
    if (found_.records_checksum == Checksum::right) return;
    found_.doubted_ids = doubted_ids(found_.frames, chunk_.header);
    for (const auto& frame : found_.frames) {
      const auto doubted = found_.doubted_ids.find(frame.position);
      if (doubted != found_.doubted_ids.end())
        found_.doubts.add(
            evtx::Error(in_words(doubted->second),
                        {.record_id = frame.id, .offset = chunk_.offset + frame.position}));
    }
  }

  // As nearly every chunk does: the ids that its header names, one after the other.
  [[nodiscard]] bool holds_what_it_promises() const {
    const auto& header = chunk_.header;
    const auto& frames = found_.frames;
    const auto is_skip = [](const evtx::Frame& one, const evtx::Frame& next) {
      return next.id != one.id + 1;
    };
    return header.is_trustworthy() && found_.doubted_ids.empty() && !frames.empty() &&
           header.first_record_id <= header.last_record_id &&
           frames.front().id == header.first_record_id &&
           frames.back().id == header.last_record_id &&
           std::ranges::adjacent_find(frames, is_skip) == frames.end();
  }

  void count_missing() {
    const auto& header = chunk_.header;
    const auto& frames = found_.frames;
    if (!header.is_trustworthy() || header.last_record_id < header.first_record_id ||
        header.last_record_id - header.first_record_id >= kMostRecords)
      return;
    const auto promised = header.last_record_id - header.first_record_id + 1;
    const auto is_promised = [&](std::uint64_t id) {
      return id >= header.first_record_id && id <= header.last_record_id;
    };
    const auto is_met = [&](const evtx::Frame& frame) {
      const auto id = found_.id_of(frame);
      return id && is_promised(*id);
    };
    const auto broken = found_.counts.records - frames.size();
    const auto met = static_cast<std::uint64_t>(std::ranges::count_if(frames, is_met)) + broken;
    if (met >= promised) return;
    found_.counts.missing = promised - met;
    found_.promised = {header.first_record_id, header.last_record_id};
    found_.losses.add(
        evtx::Error(fmt::format("chunk should hold {}: {} missing",
                                records_in_words(header.first_record_id, header.last_record_id),
                                found_.counts.missing),
                    {.offset = chunk_.offset}));
  }

  // Ids that stand twice, or not in their order, were not written so.
  void check_order() {
    const auto& frames = found_.frames;
    const auto is_turned = [this](const evtx::Frame& one, const evtx::Frame& next) {
      const auto next_id = found_.id_of(next);
      return next_id && next_id <= found_.id_of(one);
    };
    const auto turned = std::ranges::adjacent_find(frames, is_turned);
    if (turned == frames.end()) return;
    const auto& behind = *std::next(turned);
    found_.doubts.add(
        evtx::Error(fmt::format("record id is not higher than {}, that of the record before",
                                found_.id_of(*turned).value_or(turned->id)),
                    {.record_id = behind.id, .offset = chunk_.offset + behind.position}));
  }

  // Where records are lost, that is told already.
  void check_number() {
    const auto& header = chunk_.header;
    const auto numbered = header.last_record_number - header.first_record_number + 1;
    const auto met = found_.counts.records;
    if (!header.is_trustworthy() || found_.losses.count() > 0 || met == 0 || numbered == met)
      return;
    doubt(fmt::format("chunk header numbers {}, {} there",
                      records_in_words(header.first_record_number, header.last_record_number),
                      met));
  }

  const evtx::Chunk& chunk_;
  ChunkFrames found_{};
};

}  // namespace

ChunkFrames frames_of(const evtx::Chunk& chunk) { return FrameSearch(chunk).result(); }

ChunkFrames frames_of(const evtx::Zeros& zeros) {
  return {.counts = {.bytes = zeros.size, .zero_chunks = zeros.size / evtx::kChunkSize}};
}

ChunkFrames frames_of(const evtx::Gap& gap) {
  ChunkFrames found;
  found.counts.bytes = gap.size;
  found.counts.chunks = gap.size / evtx::kChunkSize;
  found.counts.damaged_chunks = gap.size / evtx::kChunkSize;
  found.losses.add(evtx::Error(fmt::format("{} bytes are no chunk and not empty", gap.size),
                               {.offset = gap.offset}));
  return found;
}

}  // namespace timeline
