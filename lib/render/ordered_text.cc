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

constexpr std::size_t kRows = 512;  // of a block

using Range = std::pair<std::size_t, std::size_t>;

std::string text_of(const Range& rows, const WriteRows& write) {
  std::ostringstream block;
  write(rows.first, rows.second, block);
  return std::move(block).str();
}

}  // namespace

void write_in_order(std::ostream& out, std::size_t count, std::size_t threads,
                    const WriteRows& write) {
  if (threads <= 1 || count <= kRows) return write(0, count, out);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  std::size_t next = 0;
  const auto cut = [&](tbb::flow_control& flow) {
    if (next == count) flow.stop();
    const auto first = std::exchange(next, std::min(count, next + kRows));
    return Range(first, next);
  };
  tbb::parallel_pipeline(
      threads * 2,
      tbb::make_filter<void, Range>(tbb::filter_mode::serial_in_order, cut) &
          tbb::make_filter<Range, std::string>(
              tbb::filter_mode::parallel, [&](const Range& rows) { return text_of(rows, write); }) &
          tbb::make_filter<std::string, void>(tbb::filter_mode::serial_in_order,
                                              [&](const std::string& text) { out << text; }));
}

}  // namespace render
