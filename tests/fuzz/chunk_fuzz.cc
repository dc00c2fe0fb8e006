// The walk from chunk to chunk and from record to record. The input is a whole log.

#include <variant>

#include "evtx/chunk_walk.h"
#include "evtx/record_walk.h"
#include "fuzz/target.h"
#include "timeline/chunk_check.h"

namespace {

using fuzz::require;

/// Follows the pieces of a log, none of which may lie over another one.
class Follow {
 public:
  void operator()(const evtx::Zeros& zeros) { advance(zeros.offset, zeros.size); }
  void operator()(const evtx::Gap& gap) { advance(gap.offset, gap.size); }
  void operator()(const evtx::Chunk& chunk) {
    advance(chunk.offset, chunk.size);
    require(chunk.bytes.size() == evtx::kChunkSize, "a chunk has 64 KiB");
    const auto checked = timeline::frames_of(chunk);
    require(checked.counts.records == checked.frames.size() + checked.counts.unreadable,
            "every record is whole or broken");
    std::size_t end = evtx::kChunkHeaderSize;
    for (const auto& frame : checked.frames) {
      require(frame.position >= end, "records follow one another");
      require(frame.size >= 28, "a record has room for its header and its second size");
      end = frame.position + frame.size;
      require(end <= chunk.size, "a record ends in its chunk");
    }
  }

  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  void advance(std::uint64_t offset, std::uint64_t size) {
    require(offset >= end_, "a piece begins behind the one before");
    require(size > 0, "a piece is not empty");
    end_ = offset + size;
    bytes_ += size;
  }

  std::uint64_t end_ = 0;
  std::uint64_t bytes_ = 0;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  MemoryStream stream(fuzz::bytes_of(data, size));
  evtx::ChunkWalk walk(stream);
  Follow follow;
  while (const auto piece = walk.next()) std::visit(follow, *piece);
  require(walk.offset() == size, "the walk ends where the log does");
  require(follow.bytes() + walk.header_bytes() == size, "every byte is of a piece or a header");
  return 0;
}
