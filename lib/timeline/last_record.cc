#include "timeline/last_record.h"

#include <fmt/format.h>

#include <algorithm>

namespace timeline {

std::optional<std::uint64_t> last_named(const evtx::FileHeader& header) {
  const bool is_sound = header.checksum == header.computed_checksum;
  if (!header.is_closed() || !is_sound || header.next_record_id == 0) return std::nullopt;
  return header.next_record_id - 1;
}

std::optional<std::uint64_t> highest_id(const evtx::Chunk& chunk, const ChunkFrames& checked) {
  if (checked.counts.records == 0) return std::nullopt;  // the header of an empty chunk says -1
  std::uint64_t highest = 0;
  if (chunk.header.is_trustworthy()) highest = chunk.header.last_record_id;
  for (const auto& frame : checked.frames)
    highest = std::max(highest, checked.id_of(frame).value_or(0));
  for (const auto& loss : checked.losses.kept())
    if (loss.location().record_id == highest + 1) ++highest;
  return highest;
}

std::optional<std::uint64_t> id_of_unknown_last(const evtx::Chunk& chunk,
                                                const ChunkFrames& checked) {
  if (!chunk.header.is_trustworthy() || checked.frames.empty()) return std::nullopt;
  if (checked.id_of(checked.frames.back())) return std::nullopt;
  return chunk.header.last_record_id;
}

void add_loss_behind(Account& account, const evtx::FileHeader& header) {
  const auto last = last_named(header);
  if (!last || !account.highest_id || *last <= *account.highest_id) return;
  const auto missing = *last - *account.highest_id;
  account.counts += {.missing = missing};
  account.losses.add(evtx::Error(
      fmt::format("header names {} as the last record, the last one there is {}: {} missing", *last,
                  *account.highest_id, missing)));
}

}  // namespace timeline
