#include "timeline/collect.h"

#include <set>
#include <utility>

#include "timeline/piece_events.h"

namespace timeline {
namespace {

std::vector<std::string> names_of(std::span<const Source> sources) {
  std::vector<std::string> names;
  names.reserve(sources.size());
  for (const auto& source : sources) names.push_back(source.name);
  return names;
}

/// Puts together what comes back, in the order of the logs.
class Gathering {
 public:
  Gathering(std::span<const Source> sources, const Collecting& options,
            std::shared_ptr<Pools> pools)
      : options_(options), collection_{.events = {std::move(pools), names_of(sources)}} {
    for (const auto& source : sources) collection_.accounts.push_back({.source = source.name});
  }

  void add(const Batch& batch, PieceEvents&& found) {
    auto& account = collection_.accounts[batch.source];
    account.counts += found.counts;
    account.losses += found.losses;
    account.doubts += found.doubts;
    channels_.merge(found.channels);
    progress_.bytes += found.counts.bytes;
    progress_.events += found.events.events.size();
    collection_.events.add(std::move(found.events));
    if (batch.closing) close(account, *batch.closing);
    if (options_.report) options_.report(progress_);
  }

  Collection take() {
    collection_.events.sort();
    return std::move(collection_);
  }

 private:
  void close(Account& account, const Account& closing) {
    account.counts += closing.counts;
    account.losses += closing.losses;
    account.doubts += closing.doubts;
    account.losses = account.losses.in_file(account.source);
    account.doubts = account.doubts.in_file(account.source);
    account.channels.assign(channels_.begin(), channels_.end());
    channels_.clear();
    ++progress_.logs_done;
  }

  const Collecting& options_;
  std::set<std::string, std::less<>> channels_{};  // of the log at hand
  Progress progress_{};
  Collection collection_;
};

}  // namespace

Collection collect(std::span<const Source> sources, const Collecting& options) {
  const auto pools = std::make_shared<Pools>();
  evtx::binxml::Layouts layouts;
  const PieceReading reading{
      .filter = options.filter, .reader = options.reader, .pools = *pools, .layouts = layouts};
  Gathering gathering(sources, options, pools);
  const auto read = [&](const Batch& batch) {
    return std::make_shared<PieceEvents>(read_pieces(batch.pieces, batch.source, reading));
  };
  for_each_batch(sources, options.threads, read, [&](const Batch& batch, const Found& found) {
    gathering.add(batch, std::move(*std::static_pointer_cast<PieceEvents>(found)));
  });
  return gathering.take();
}

}  // namespace timeline
