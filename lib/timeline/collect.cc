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

/// Puts together what comes back, in the order of the jobs.
class Gathering {
 public:
  Gathering(std::span<const Source> sources, const Collecting& options)
      : sources_(sources), options_(options) {
    for (const auto& source : sources) collection_.accounts.push_back({.source = source.name});
  }

  void add(const Batch& batch, PieceEvents&& found) {
    source_ = batch.source;
    add(std::move(found));
    if (batch.closing) add(*batch.closing);
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

}  // namespace

Collection collect(std::span<const Source> sources, const Collecting& options) {
  Gathering gathering(sources, options);
  const auto read = [&](const Batch& batch) {
    auto all = std::make_shared<PieceEvents>();
    for (const auto& piece : batch.pieces)
      *all += read_piece(piece, options.reader, options.filter);
    return all;
  };
  for_each_batch(sources, options.threads, read, [&](const Batch& batch, const Found& found) {
    gathering.add(batch, std::move(*std::static_pointer_cast<PieceEvents>(found)));
  });
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
