#include "timeline/every_chunk.h"

#include <variant>

namespace timeline {

Account account_of(std::span<const evtx::Piece> pieces, const ChunkReading& read) {
  Account account;
  for (const auto& piece : pieces) {
    const auto checked = std::visit([](const auto& what) { return frames_of(what); }, piece);
    account += {.counts = checked.counts, .losses = checked.losses, .doubts = checked.doubts};
    if (const auto* chunk = std::get_if<evtx::Chunk>(&piece)) account += read(*chunk, checked);
  }
  return account;
}

}  // namespace timeline
