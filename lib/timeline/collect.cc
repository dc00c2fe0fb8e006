#include "timeline/collect.h"

#include <memory>
#include <string>
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

Account account_of(const PieceEvents& found) {
  return {.counts = found.counts,
          .losses = found.losses,
          .doubts = found.doubts,
          .channels = {found.channels.begin(), found.channels.end()}};
}

}  // namespace

Collection collect(std::span<const Source> sources, const Collecting& options) {
  const auto pools = std::make_shared<Pools>();
  evtx::binxml::Layouts layouts;
  const PieceReading reading{
      .filter = options.filter, .reader = options.reader, .pools = *pools, .layouts = layouts};
  Ledger ledger(sources, options.report);
  EventList events(pools, names_of(sources));
  const auto read = [&](const Batch& batch) {
    return std::make_shared<PieceEvents>(read_pieces(batch.pieces, batch.source, reading));
  };
  for_each_batch(sources, options.threads, read, [&](const Batch& batch, const Found& found) {
    auto& pieces = *std::static_pointer_cast<PieceEvents>(found);
    ledger.add(batch, account_of(pieces), pieces.events.events.size());
    events.add(std::move(pieces.events));
  });
  events.sort();
  return {.events = std::move(events), .accounts = ledger.take()};
}

}  // namespace timeline
