#include "timeline/collect.h"

#include <fmt/format.h>

#include <memory>
#include <string>
#include <utility>

namespace timeline {
namespace {

std::vector<std::string> names_of(std::span<const Source> sources) {
  std::vector<std::string> names;
  names.reserve(sources.size());
  for (const auto& source : sources) names.push_back(source.name);
  return names;
}

Account account_of(const PieceEvents& found) {
  return {.counts = found.counts,
          .losses = found.losses,
          .doubts = found.doubts,
          .channels = {found.channels.begin(), found.channels.end()}};
}

/// Takes what libevtx says of events into the account of their log. The work is done by several
/// threads, and which of them meets a template first is chance: the first in the log counts.
class Opinions {
 public:
  Opinions(Crosscheck crosscheck, CheckedTemplates& checked, TextPool& texts)
      : crosscheck_(crosscheck), checked_(checked), texts_(texts) {}

  void take(const Opinion& opinion, Account& account, PackedBatch& batch) {
    auto& event = batch.events[opinion.event];
    if (!counts(event, opinion)) return;
    ++(opinion.is_missing ? account.counts.no_second_opinion : account.counts.second_opinions);
    if (!opinion.difference) return;
    const auto& [place, native, libevtx] = *opinion.difference;
    account.differences.add(
        evtx::Error(fmt::format("{} is '{}' as read natively, '{}' as libevtx reads it", place,
                                native, libevtx),
                    {.record_id = event.record_id, .offset = event.offset}));
    event.doubt = texts_.id_of(fmt::format("libevtx reads {} as '{}'", place, libevtx));
  }

 private:
  bool counts(const PackedEvent& event, const Opinion& opinion) {
    if (crosscheck_ == Crosscheck::all || event.state == evtx::RecordState::recovered) return true;
    return checked_.add(template_key(event), opinion.is_missing);
  }

  Crosscheck crosscheck_;
  CheckedTemplates& checked_;
  TextPool& texts_;
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
  Ledger ledger(sources, options.report);
  EventList events(pools, names_of(sources));
  Opinions opinions(options.crosscheck, checked, pools->texts);
  const auto read = [&](const Batch& batch) {
    return read_pieces(batch.pieces, batch.source, reading);
  };
  for_each_batch(sources, options.threads, read, [&](const Batch& batch, PieceEvents& pieces) {
    auto account = account_of(pieces);
    for (const auto& opinion : pieces.opinions) opinions.take(opinion, account, pieces.events);
    ledger.add(batch, account, pieces.events.events.size());
    events.add(std::move(pieces.events));
  });
  events.sort();
  return {.events = std::move(events), .accounts = ledger.take()};
}

}  // namespace timeline
