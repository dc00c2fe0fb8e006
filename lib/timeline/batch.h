#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evtx/byte_stream.h"
#include "evtx/chunk_walk.h"
#include "timeline/account.h"

namespace timeline {

/// A log that is not open yet.
struct Source {
  std::string name{};                                         ///< stands in the rows
  std::function<std::unique_ptr<evtx::ByteStream>()> open{};  ///< may throw evtx::Error
};

/// A few pieces of a log that stand in a row.
struct Batch {
  std::size_t source = 0;  ///< which of the sources
  std::vector<evtx::Piece> pieces{};
  /// What is known of the log without its pieces; only the last batch of a log has it.
  std::optional<Account> closing{};
  std::optional<evtx::FileHeader> file_header{};  ///< the same; empty if the log has none
};

/// What is found in a batch, of the caller's own type.
using Found = std::shared_ptr<void>;

/// Reads all sources, batch by batch: one thread cuts, several call `read`, and `gather` is called
/// for one batch at a time, in the order of the logs and their bytes. The batch has lost its pieces
/// by then. A source that cannot be read ends with a loss in its closing account.
void for_each_batch(std::span<const Source> sources, std::size_t threads,
                    const std::function<Found(const Batch&)>& read,
                    const std::function<void(const Batch&, Found)>& gather);

}  // namespace timeline
