#include "timeline/every_chunk.h"

#include <variant>

#include "timeline/last_record.h"

namespace timeline {

Account account_of(std::span<const evtx::Piece> pieces, const ChunkReading& read) {
  Account account;
  for (const auto& piece : pieces) {
    const auto checked = std::visit([](const auto& what) { return frames_of(what); }, piece);
    account += {.counts = checked.counts, .losses = checked.losses, .doubts = checked.doubts};
    const auto* chunk = std::get_if<evtx::Chunk>(&piece);
    if (chunk == nullptr) continue;
    account += {.highest_id = highest_id(*chunk, checked)};
    account += read(*chunk, checked);
  }
  return account;
}

}  // namespace timeline
