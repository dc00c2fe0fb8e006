#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "evtx/chunk_walk.h"
#include "timeline/account.h"

namespace timeline {

/// Follows the walk through a log and tells what is not there: chunks that the file header names,
/// and chunks in whose place there are zeros.
///
/// A header's count can be too low, as in a log that was copied while it was written to, and it
/// wraps at 65,536; one that is too high is sure to mean loss. Zeros behind the last chunk are room
/// that was not used yet, and no header counts them; between chunks there is no such room. How many
/// records stood there the headers of the chunks on both sides tell.
///
/// Chunks are written in the order of their ids; a circular log begins anew at its first place, so
/// that once a chunk has lower ids than the one before.
class LogCheck {
 public:
  /// The piece that the walk has just handed out.
  void add(const evtx::Piece& piece, const evtx::ChunkWalk& walk);
  /// What is known of the log at the end of the walk, without what is in its chunks.
  Account close(const evtx::ChunkWalk& walk);

  void operator()(const evtx::Chunk& chunk);
  void operator()(const evtx::Zeros& zeros);
  void operator()(const evtx::Gap& gap);

 private:
  void follow(const evtx::ChunkWalk& walk);
  void lose_zeros(const evtx::ChunkHeader& behind);
  void lose_chunks(std::uint64_t missing);
  void count_zeroed(std::uint64_t chunks);
  [[nodiscard]] std::uint64_t missing_before(const evtx::ChunkHeader& behind) const;
  void note_ids(const evtx::ChunkHeader& header);
  void check_header();
  void check_count();
  void check_order();
  [[nodiscard]] std::string why_no_log(const evtx::ChunkWalk& walk) const;

  std::uint64_t headers_ = 0;
  std::optional<evtx::FileHeader> header_{};  // the last one
  bool met_chunk_ = false;                    // behind it
  std::uint64_t places_ = 0;                  // where there is a chunk or was one, behind it
  std::uint64_t chunks_ = 0;                  // the same, those that are there
  evtx::Zeros zeros_{};                       // since the last chunk
  std::optional<std::uint64_t> last_id_{};    // of the last chunk, if its header is sound
  std::optional<std::uint64_t> first_id_{};   // of the first chunk that has a sound header
  std::optional<std::uint64_t> newest_id_{};  // of the last one that has
  std::uint64_t steps_back_ = 0;              // chunks with lower ids than the one before
  Account account_{};
};

}  // namespace timeline
