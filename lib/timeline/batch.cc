#include "timeline/batch.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <utility>
#include <variant>

namespace timeline {
namespace {

constexpr std::uint64_t kBatchSize = std::uint64_t{1} << 19U;

/// Opens source after source and cuts them into batches.
class Supply {
 public:
  explicit Supply(std::span<const Source> sources) : sources_(sources) {}

  /// Nothing at the end.
  std::shared_ptr<Batch> next() {
    if (index_ == sources_.size()) return nullptr;
    auto batch = std::make_shared<Batch>(Batch{.source = index_});
    try {
      if (!walk_) open();
      if (fill(*batch)) return batch;
      batch->closing = closing_account();
      batch->file_header = walk_->file_header();
    } catch (const evtx::Error& error) {
      batch->closing.emplace().losses.add(error);
    }
    close();
    return batch;
  }

 private:
  void open() {
    stream_ = sources_[index_].open();
    walk_.emplace(*stream_);
    met_chunk_ = false;
  }

  void close() {
    walk_.reset();
    stream_.reset();
    ++index_;
  }

  // False if the source has no more.
  bool fill(Batch& batch) {
    const auto begin = walk_->offset();
    while (walk_->offset() - begin < kBatchSize) {
      auto piece = walk_->next();
      if (!piece) return false;
      met_chunk_ = met_chunk_ || std::holds_alternative<evtx::Chunk>(*piece);
      batch.pieces.push_back(std::move(*piece));
    }
    return true;
  }

  [[nodiscard]] Account closing_account() const {
    Account account;
    const auto& header = walk_->file_header();
    if (walk_->offset() == 0) {
      account.losses.add(evtx::Error("is empty"));
    } else if (!header && !met_chunk_) {
      account.losses.add(evtx::Error("is not an event log: no ElfFile signature and no chunk"));
    } else if (!header) {
      account.doubts.add(evtx::Error("has no whole file header, its chunks are read"));
    } else if (!met_chunk_ && header->chunk_count > 0) {
      account.losses.add(
          evtx::Error(fmt::format("has no chunk, its header names {}", header->chunk_count)));
    } else if (header->checksum != header->computed_checksum) {
      account.doubts.add(
          evtx::Error(fmt::format("file header's checksum is {:#010x}, the bytes give {:#010x}",
                                  header->checksum, header->computed_checksum)));
    }
    if (header)
      account.counts.bytes = std::min<std::uint64_t>(walk_->offset(), evtx::kFileHeaderSize);
    return account;
  }

  std::span<const Source> sources_;
  std::size_t index_ = 0;
  std::unique_ptr<evtx::ByteStream> stream_{};
  std::optional<evtx::ChunkWalk> walk_{};
  bool met_chunk_ = false;
};

/// A batch on its way, and what was found in it.
struct Job {
  std::shared_ptr<Batch> batch{};
  Found found{};
};

}  // namespace

void for_each_batch(std::span<const Source> sources, std::size_t threads,
                    const std::function<Found(const Batch&)>& read,
                    const std::function<void(const Batch&, Found)>& gather) {
  threads = std::max<std::size_t>(threads, 1);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  Supply supply(sources);
  const auto cut = [&](tbb::flow_control& flow) {
    auto batch = supply.next();
    if (!batch) flow.stop();
    return batch;
  };
  const auto decode = [&](const std::shared_ptr<Batch>& batch) {
    Job job{.batch = batch, .found = read(*batch)};
    batch->pieces.clear();
    return job;
  };
  const auto put_together = [&](const Job& job) { gather(*job.batch, job.found); };
  // Twice as many batches as threads: enough to keep them busy, few enough to keep memory small.
  tbb::parallel_pipeline(
      threads * 2,
      tbb::make_filter<void, std::shared_ptr<Batch>>(tbb::filter_mode::serial_in_order, cut) &
          tbb::make_filter<std::shared_ptr<Batch>, Job>(tbb::filter_mode::parallel, decode) &
          tbb::make_filter<Job, void>(tbb::filter_mode::serial_in_order, put_together));
}

}  // namespace timeline
