#include "render/ordered_text.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <ostream>
#include <sstream>
#include <utility>
#include <vector>

namespace render {
namespace {

constexpr std::size_t kRows = 256;  // of a block
constexpr std::streamoff kMostText = std::streamoff{1} << 18U;

/// Rows from `first` up to `last`, and the text of those before `first` that were made already.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
  std::ostringstream text{};
  WriteRow write{};  // to the text; of one block after the other
};

// Of as many rows as make no more text than a block may have, and the one that makes more.
void make(Block& block, const RowWriterTo& writer_to) {
  if (!block.write) {
    block.text.exceptions(std::ios::badbit);  // without it rows are lost where memory ends
    block.write = writer_to(block.text);
  }
  while (block.first < block.last && block.text.tellp() < kMostText) block.write(block.first++);
}

void write_rows(std::ostream& out, std::size_t first, std::size_t last,
                const RowWriterTo& writer_to) {
  if (first == last) return;
  const auto write = writer_to(out);
  while (first < last) write(first++);
}

void write_whole(std::ostream& out, Block& block, const RowWriterTo& writer_to) {
  out << block.text.view();
  block.text.str({});
  write_rows(out, block.first, block.last, writer_to);
}

}  // namespace

void write_in_order(std::ostream& out, std::size_t count, std::size_t threads,
                    const RowWriterTo& writer_to) {
  if (threads <= 1 || count <= kRows) return write_rows(out, 0, count, writer_to);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::vector<Block> blocks(threads * 2);  // oneTBB frees nothing it has on its way at an exception
  std::size_t next = 0;
  const auto cut = [&](tbb::flow_control& flow) -> Block* {
    if (next == count) {
      flow.stop();
      return nullptr;  // the block that would be next may be on its way
    }
    auto& block = blocks[next / kRows % blocks.size()];
    block.first = std::exchange(next, std::min(count, next + kRows));
    block.last = next;
    return &block;
  };
  tbb::parallel_pipeline(
      blocks.size(),
      tbb::make_filter<void, Block*>(tbb::filter_mode::serial_in_order, cut) &
          tbb::make_filter<Block*, Block*>(tbb::filter_mode::parallel,
                                           [&](Block* block) {
                                             make(*block, writer_to);
                                             return block;
                                           }) &
          tbb::make_filter<Block*, void>(tbb::filter_mode::serial_in_order, [&](Block* block) {
            write_whole(out, *block, writer_to);
          }));
}

}  // namespace render
