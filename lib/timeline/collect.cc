#include "timeline/collect.h"

#include <fmt/format.h>

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
            const std::shared_ptr<Pools>& pools, CheckedTemplates& checked)
      : options_(options),
        pools_(pools),
        checked_(checked),
        collection_{.events = {pools, names_of(sources)}} {
    for (const auto& source : sources) collection_.accounts.push_back({.source = source.name});
  }

  void add(const Batch& batch, PieceEvents&& found) {
    auto& account = collection_.accounts[batch.source];
    account.counts += found.counts;
    account.losses += found.losses;
    account.doubts += found.doubts;
    channels_.merge(found.channels);
    for (const auto& opinion : found.opinions) consider(opinion, account, found.events);
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
  // The work is done by several threads, and which of them meets a template first is chance: the
  // first in the log is the one that counts.
  void consider(const Opinion& opinion, Account& account, PackedBatch& batch) {
    auto& event = batch.events[opinion.event];
    const bool is_live = event.state == evtx::RecordState::live;
    const bool is_new = is_live && checked_.add(template_key(event));
    if (options_.crosscheck == Crosscheck::first && is_live && !is_new) return;
    ++(opinion.is_missing ? account.counts.no_second_opinion : account.counts.second_opinions);
    if (!opinion.difference) return;
    const auto& [place, native, libevtx] = *opinion.difference;
    account.differences.add(
        evtx::Error(fmt::format("{} is '{}' as read natively, '{}' as libevtx reads it", place,
                                native, libevtx),
                    {.record_id = event.record_id, .offset = event.offset}));
    event.doubt = pools_->texts.id_of(fmt::format("libevtx reads {} as '{}'", place, libevtx));
  }

  void close(Account& account, const Account& closing) {
    account.counts += closing.counts;
    account.losses += closing.losses;
    account.doubts += closing.doubts;
    account.losses = account.losses.in_file(account.source);
    account.doubts = account.doubts.in_file(account.source);
    account.differences = account.differences.in_file(account.source);
    account.channels.assign(channels_.begin(), channels_.end());
    channels_.clear();
    ++progress_.logs_done;
  }

  const Collecting& options_;
  std::shared_ptr<Pools> pools_;
  CheckedTemplates& checked_;
  std::set<std::string, std::less<>> channels_{};  // of the log at hand
  Progress progress_{};
  Collection collection_;
};

}  // namespace

Collection collect(std::span<const Source> sources, const Collecting& options) {
  const auto pools = std::make_shared<Pools>();
  evtx::binxml::Layouts layouts;
  CheckedTemplates checked;
  const PieceReading reading{.filter = options.filter,
                             .reader = options.reader,
                             .pools = *pools,
                             .layouts = layouts,
                             .crosscheck = options.crosscheck,
                             .checked = checked,
                             .recovery = options.recovery};
  Gathering gathering(sources, options, pools, checked);
  const auto read = [&](const Batch& batch) {
    return std::make_shared<PieceEvents>(read_pieces(batch.pieces, batch.source, reading));
  };
  for_each_batch(sources, options.threads, read, [&](const Batch& batch, const Found& found) {
    gathering.add(batch, std::move(*std::static_pointer_cast<PieceEvents>(found)));
  });
  return gathering.take();
}

}  // namespace timeline
