#include "timeline/batch.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <utility>

#include "timeline/log_check.h"

namespace timeline {
namespace {

constexpr std::uint64_t kBatchSize = std::uint64_t{1} << 20U;
// Twice as many chunks as fit: a chunk that is cut takes the room of a whole one, and thousands of
// them may stand in one MiB.
constexpr std::size_t kMostPieces = 32;

/// Opens source after source and cuts them into batches.
class Supply {
 public:
  explicit Supply(std::span<const Source> sources) : sources_(sources) {}

  /// Nothing at the end.
  std::shared_ptr<Batch> next() {
    if (index_ == sources_.size()) return nullptr;
    auto batch = std::make_shared<Batch>(Batch{.source = index_});
    try {
      if (!stream_) open();
      if (lines_ ? fill_lines(*batch) : fill(*batch)) return batch;
      close(*batch);
    } catch (const evtx::Error& error) {
      // What was read before still holds.
      if (walk_ && walk_->offset() > 0) close(*batch);
      if (!batch->closing) batch->closing.emplace();
      batch->closing->losses.add(error);
    }
    walk_.reset();
    lines_.reset();
    stream_.reset();
    ++index_;
    return batch;
  }

 private:
  void open() {
    stream_ = sources_[index_].open();
    if (sources_[index_].rows) {
      lines_.emplace(*stream_);
      return;
    }
    walk_.emplace(*stream_);
    check_ = {};
  }

  void close(Batch& batch) {
    batch.closing.emplace();
    if (!walk_) return;
    batch.closing = check_.close(*walk_);
    batch.file_header = walk_->file_header();
  }

  // False if the source has no more.
  bool fill(Batch& batch) {
    const auto begin = walk_->offset();
    while (walk_->offset() - begin < kBatchSize && batch.pieces.size() < kMostPieces) {
      auto piece = walk_->next();
      if (!piece) return false;
      check_.add(*piece, *walk_);
      batch.pieces.push_back(std::move(*piece));
    }
    return true;
  }

  bool fill_lines(Batch& batch) {
    batch.lines = lines_->next();
    return batch.lines.has_value();
  }

  std::span<const Source> sources_;
  std::size_t index_ = 0;
  std::unique_ptr<evtx::ByteStream> stream_{};
  std::optional<evtx::ChunkWalk> walk_{};  // of a log
  std::optional<LineWalk> lines_{};        // of a file of rows
  LogCheck check_{};
};

/// A batch on its way, and what was found in it.
struct Job {
  std::shared_ptr<Batch> batch{};
  AnyFound found{};
};

using Read = std::function<AnyFound(const Batch&)>;
using Gather = std::function<void(const Batch&, const AnyFound&)>;

Job decoded(std::shared_ptr<Batch> batch, const Read& read) {
  Job job{.batch = std::move(batch)};
  job.found = read(*job.batch);
  job.batch->pieces.clear();
  job.batch->lines.reset();
  return job;
}

void for_each_in_parallel(Supply& supply, std::size_t threads, const Read& read,
                          const Gather& gather) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  const auto cut = [&](tbb::flow_control& flow) {
    auto batch = supply.next();
    if (!batch) flow.stop();
    return batch;
  };
  const auto decode = [&](const std::shared_ptr<Batch>& batch) { return decoded(batch, read); };
  const auto put_together = [&](const Job& job) { gather(*job.batch, job.found); };
  // Twice as many batches as threads: enough to keep them busy, few enough to keep memory small.
  tbb::parallel_pipeline(
      threads * 2,
      tbb::make_filter<void, std::shared_ptr<Batch>>(tbb::filter_mode::serial_in_order, cut) &
          tbb::make_filter<std::shared_ptr<Batch>, Job>(tbb::filter_mode::parallel, decode) &
          tbb::make_filter<Job, void>(tbb::filter_mode::serial_in_order, put_together));
}

// By itself: for one thread oneTBB wakes another one, which finds nothing to do.
void for_each_in_turn(Supply& supply, const Read& read, const Gather& gather) {
  while (auto batch = supply.next()) {
    const auto job = decoded(std::move(batch), read);
    gather(*job.batch, job.found);
  }
}

}  // namespace

void for_each_batch_of_any(std::span<const Source> sources, std::size_t threads, const Read& read,
                           const Gather& gather) {
  Supply supply(sources);
  if (threads > 1)
    for_each_in_parallel(supply, threads, read, gather);
  else
    for_each_in_turn(supply, read, gather);
}

}  // namespace timeline
