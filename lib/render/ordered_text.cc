#include "render/ordered_text.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

namespace render {
namespace {

constexpr std::size_t kRows = 256;  // of a block
constexpr std::streamoff kMostText = std::streamoff{1} << 18U;

/// Rows from `first` up to `last`, and the text of those before `first` that were made already.
struct Block {
  std::size_t first = 0;
  std::size_t last = 0;
  std::string text{};
};

// Of as many rows as make no more text than a block may have, and the one that makes more.
Block made(Block block, const RowWriterTo& writer_to) {
  std::ostringstream text;
  text.exceptions(std::ios::badbit);  // without it rows are lost where memory ends
  const auto write = writer_to(text);
  while (block.first < block.last && text.tellp() < kMostText) write(block.first++);
  block.text = std::move(text).str();
  return block;
}

void write_rest(std::ostream& out, Block block, const RowWriterTo& writer_to) {
  out << block.text;
  if (block.first == block.last) return;
  const auto write = writer_to(out);
  while (block.first < block.last) write(block.first++);
}

}  // namespace

void write_in_order(std::ostream& out, std::size_t count, std::size_t threads,
                    const RowWriterTo& writer_to) {
  if (threads <= 1 || count <= kRows) return write_rest(out, {.last = count}, writer_to);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::size_t next = 0;
  const auto cut = [&](tbb::flow_control& flow) {
    if (next == count) flow.stop();
    const auto first = std::exchange(next, std::min(count, next + kRows));
    return Block{.first = first, .last = next};
  };
  tbb::parallel_pipeline(
      threads * 2,
      tbb::make_filter<void, Block>(tbb::filter_mode::serial_in_order, cut) &
          tbb::make_filter<Block, Block>(
              tbb::filter_mode::parallel,
              [&](Block block) { return made(std::move(block), writer_to); }) &
          tbb::make_filter<Block, void>(tbb::filter_mode::serial_in_order, [&](Block block) {
            write_rest(out, std::move(block), writer_to);
          }));
}

}  // namespace render
