#include "timeline/chunk_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <variant>

#include "events/decode.h"
#include "evtx/record_walk.h"

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

/// Adds up what one piece holds.
class Tally {
 public:
  Tally(const evtx::Reader& reader, const Filter& filter) : reader_(reader), filter_(filter) {}

  void operator()(const evtx::Zeros& zeros) {
    found_.counts.bytes = zeros.size;
    found_.counts.zero_chunks = zeros.size / evtx::kChunkSize;
  }

  void operator()(const evtx::Gap& gap) {
    found_.counts.bytes = gap.size;
    found_.counts.chunks = found_.counts.damaged_chunks = gap.size / evtx::kChunkSize;
    found_.losses.add(evtx::Error(fmt::format("{} bytes are no chunk and not empty", gap.size),
                                  {.offset = gap.offset}));
  }

  void operator()(const evtx::Chunk& chunk) {
    found_.counts.bytes = chunk.size;
    found_.counts.chunks = 1;
    check(chunk);
    const auto frames = walk(chunk);
    found_.counts.damaged_chunks = found_.losses.count() + found_.doubts.count() > 0 ? 1 : 0;
    for (auto& result : reader_(chunk, frames)) std::visit(*this, std::move(result));
    count_missing(chunk, frames);
  }

  void operator()(const evtx::Error& error) {
    ++found_.counts.unreadable;
    found_.losses.add(error);
  }

  void operator()(evtx::Record record) {
    if (record.system.channel) found_.channels.insert(*record.system.channel);
    auto event = events::decode(record);
    if (!event) {
      ++found_.counts.others;
      if (events::is_audit(record.system)) ++found_.counts.audit;
      return;
    }
    ++found_.counts.main_mode;
    if (wants(filter_, *event)) {
      found_.events.push_back(std::move(*event));
    } else {
      ++found_.counts.filtered;
    }
  }

  PieceEvents take() { return std::move(found_); }

 private:
  void doubt(const evtx::Chunk& chunk, std::string problem) {
    found_.doubts.add(evtx::Error(std::move(problem), {.offset = chunk.offset}));
  }

  void check(const evtx::Chunk& chunk) {
    const auto& header = chunk.header;
    if (chunk.size < evtx::kChunkSize)
      found_.losses.add(
          evtx::Error(fmt::format("chunk needs {} bytes, {} there", evtx::kChunkSize, chunk.size),
                      {.offset = chunk.offset}));
    if (!header.has_signature) doubt(chunk, "chunk has lost its signature, its records are read");
    if (!header.is_plausible())
      doubt(chunk, "chunk header does not say where the records end, their ids are followed");
    if (header.lacks_checksums()) return;
    if (header.has_signature && header.header_checksum != header.computed_header_checksum)
      doubt(chunk,
            mismatch("chunk header's", header.header_checksum, header.computed_header_checksum));
    const auto computed = evtx::records_checksum(chunk);
    if (chunk.size == evtx::kChunkSize && computed && *computed != header.records_checksum)
      doubt(chunk, mismatch("chunk's records'", header.records_checksum, *computed));
  }

  std::vector<evtx::Frame> walk(const evtx::Chunk& chunk) {
    std::vector<evtx::Frame> frames;
    evtx::RecordWalk walk(chunk);
    while (auto step = walk.next()) {
      ++found_.counts.records;
      if (auto* frame = std::get_if<evtx::Frame>(&*step)) {
        frames.push_back(*frame);
      } else {
        (*this)(std::get<evtx::Error>(*step));
      }
    }
    return frames;
  }

  void count_missing(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& frames) {
    const auto& header = chunk.header;
    if (!header.is_trustworthy() || header.last_record_id < header.first_record_id ||
        header.last_record_id - header.first_record_id >= kMostRecords)
      return;
    const auto promised = header.last_record_id - header.first_record_id + 1;
    const auto is_promised = [&](const evtx::Frame& frame) {
      return frame.id >= header.first_record_id && frame.id <= header.last_record_id;
    };
    const auto broken = found_.counts.records - frames.size();
    const auto met =
        static_cast<std::uint64_t>(std::ranges::count_if(frames, is_promised)) + broken;
    if (met >= promised) return;
    found_.counts.missing = promised - met;
    found_.losses.add(evtx::Error(
        fmt::format("chunk should hold records {} to {}: {} of them are not there",
                    header.first_record_id, header.last_record_id, found_.counts.missing),
        {.offset = chunk.offset}));
  }

  const evtx::Reader& reader_;
  const Filter& filter_;
  PieceEvents found_{};
};

}  // namespace

PieceEvents& PieceEvents::operator+=(PieceEvents&& more) {
  std::ranges::move(more.events, std::back_inserter(events));
  counts += more.counts;
  losses += more.losses;
  doubts += more.doubts;
  channels.merge(more.channels);
  return *this;
}

PieceEvents read_piece(const evtx::Piece& piece, const evtx::Reader& reader, const Filter& filter) {
  Tally tally(reader, filter);
  std::visit(tally, piece);
  return tally.take();
}

}  // namespace timeline
