#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "evtx/byte_stream.h"
#include "evtx/chunk_walk.h"
#include "timeline/account.h"
#include "timeline/line_walk.h"
#include "timeline/row.h"

namespace timeline {

/// A log, or a file of rows, that is not open yet.
struct Source {
  std::string name{};                                         ///< of a log, stands in the rows
  std::function<std::unique_ptr<evtx::ByteStream>()> open{};  ///< may throw evtx::Error
  /// Makes what reads its lines, of a file that holds rows; empty for a log.
  std::function<RowReader()> rows{};
};

/// A few pieces of a log that stand in a row, or lines of a file of rows.
struct Batch {
  std::size_t source = 0;  ///< which of the sources
  std::vector<evtx::Piece> pieces{};
  std::optional<Lines> lines{};
  /// What is known of the log without its pieces; only the last batch of a log has it.
  std::optional<Account> closing{};
  std::optional<evtx::FileHeader> file_header{};  ///< the same; empty if the log has none
};

/// What was found in a batch, of a type that `for_each_batch` knows.
using AnyFound = std::shared_ptr<void>;

/// `for_each_batch`, for whatever is found.
void for_each_batch_of_any(std::span<const Source> sources, std::size_t threads,
                           const std::function<AnyFound(const Batch&)>& read,
                           const std::function<void(const Batch&, const AnyFound&)>& gather);

/// Reads all sources, batch by batch: one thread cuts, several call `read(batch)`, and
/// `gather(batch, found)` is called for one batch at a time, in the order of the logs and their
/// bytes, with a reference to what `read` gave for it. The batch has lost its pieces and lines by
/// then. A source that cannot be read ends with a loss in its closing account.
template <class Read, class Gather>
void for_each_batch(std::span<const Source> sources, std::size_t threads, const Read& read,
                    const Gather& gather) {
  using Found = std::invoke_result_t<const Read&, const Batch&>;
  for_each_batch_of_any(
      sources, threads, [&](const Batch& batch) { return std::make_shared<Found>(read(batch)); },
      [&](const Batch& batch, const AnyFound& found) {
        gather(batch, *std::static_pointer_cast<Found>(found));
      });
}

}  // namespace timeline
