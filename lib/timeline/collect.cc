#include "timeline/collect.h"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>

#include "evtx/chunk_walk.h"
#include "timeline/chunk_events.h"

namespace timeline {
namespace {

/// What one thread hands to another: a piece of a source, or how the source ended.
struct Job {
  std::size_t source = 0;
  std::variant<evtx::Piece, Account> work{};  // an Account holds what is known without any piece
};
struct Done {
  std::size_t source = 0;
  std::variant<PieceEvents, Account> result{};
};

/// Opens source after source and cuts them into jobs.
class Supply {
 public:
  explicit Supply(std::span<const Source> sources) : sources_(sources) {}

  std::shared_ptr<Job> next() {
    if (index_ == sources_.size()) return nullptr;
    auto job = std::make_shared<Job>(Job{.source = index_});
    try {
      if (!walk_) open();
      if (auto piece = walk_->next()) {
        met_chunk_ = met_chunk_ || std::holds_alternative<evtx::Chunk>(*piece);
        job->work = std::move(*piece);
        return job;
      }
      job->work = closing_account();
    } catch (const evtx::Error& error) {
      Account account;
      account.losses.add(error);
      job->work = std::move(account);
    }
    close();
    return job;
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

/// Puts together what comes back, in the order of the jobs.
class Gathering {
 public:
  Gathering(std::span<const Source> sources, const Collecting& options)
      : sources_(sources), options_(options) {
    for (const auto& source : sources) collection_.accounts.push_back({.source = source.name});
  }

  void add(Done done) {
    source_ = done.source;
    std::visit([this](auto& result) { add(std::move(result)); }, done.result);
    if (options_.report) options_.report(progress_);
  }

  Collection take() {
    sort_by_time(collection_.events);
    return std::move(collection_);
  }

 private:
  Account& account() { return collection_.accounts[source_]; }

  void add(PieceEvents&& found) {
    auto& account = this->account();
    account.counts += found.counts;
    account.losses += found.losses;
    account.doubts += found.doubts;
    channels_.merge(found.channels);
    for (auto& event : found.events) event.source = sources_[source_].name;
    progress_.bytes += found.counts.bytes;
    progress_.events += found.events.size();
    std::ranges::move(found.events, std::back_inserter(collection_.events));
  }

  void add(const Account& closing) {
    auto& account = this->account();
    account.counts += closing.counts;
    account.losses += closing.losses;
    account.doubts += closing.doubts;
    account.losses = account.losses.in_file(account.source);
    account.doubts = account.doubts.in_file(account.source);
    account.channels.assign(channels_.begin(), channels_.end());
    channels_.clear();
    ++progress_.logs_done;
  }

  std::span<const Source> sources_;
  const Collecting& options_;
  std::size_t source_ = 0;
  std::set<std::string> channels_{};
  Progress progress_{};
  Collection collection_{};
};

Done decode(const Job& job, const Collecting& options) {
  Done done{.source = job.source};
  if (const auto* piece = std::get_if<evtx::Piece>(&job.work)) {
    done.result = read_piece(*piece, options.reader, options.filter);
  } else {
    done.result = std::get<Account>(job.work);
  }
  return done;
}

}  // namespace

Collection collect(std::span<const Source> sources, const Collecting& options) {
  const auto threads = std::max<std::size_t>(options.threads, 1);
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  Supply supply(sources);
  Gathering gathering(sources, options);
  const auto cut = [&](tbb::flow_control& flow) {
    auto job = supply.next();
    if (!job) flow.stop();
    return job;
  };
  const auto read = [&](const std::shared_ptr<Job>& job) {
    return std::make_shared<Done>(decode(*job, options));
  };
  const auto gather = [&](const std::shared_ptr<Done>& done) { gathering.add(std::move(*done)); };
  // Twice as many chunks as threads: enough to keep them busy, few enough to keep memory small.
  tbb::parallel_pipeline(
      threads * 2,
      tbb::make_filter<void, std::shared_ptr<Job>>(tbb::filter_mode::serial_in_order, cut) &
          tbb::make_filter<std::shared_ptr<Job>, std::shared_ptr<Done>>(tbb::filter_mode::parallel,
                                                                        read) &
          tbb::make_filter<std::shared_ptr<Done>, void>(tbb::filter_mode::serial_in_order, gather));
  return gathering.take();
}

void sort_by_time(std::vector<events::Event>& events) {
  const auto key = [](const events::Event& event) {
    return std::tuple(moment(event), std::string_view(event.computer), event.record_id,
                      std::string_view(event.source), event.offset);
  };
  // One log is nearly always in order, and events are large to move.
  if (!std::ranges::is_sorted(events, {}, key)) std::ranges::sort(events, {}, key);
}

}  // namespace timeline
