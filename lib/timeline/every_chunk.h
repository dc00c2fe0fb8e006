#pragma once

#include <functional>
#include <span>

#include "evtx/chunk_walk.h"
#include "timeline/account.h"
#include "timeline/chunk_check.h"

namespace timeline {

/// Reads the records of a chunk that are whole, and gives what that adds to the account.
using ChunkReading = std::function<Account(const evtx::Chunk& chunk, const ChunkFrames& checked)>;

/// Counts and checks pieces of a log, one after the other, and calls `read` for each chunk.
Account account_of(std::span<const evtx::Piece> pieces, const ChunkReading& read);

}  // namespace timeline
