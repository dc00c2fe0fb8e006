#include "timeline/collect.h"

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "timeline/computers.h"
#include "timeline/gap_rows.h"
#include "timeline/last_record.h"
#include "timeline/read_ids.h"
#include "timeline/row_events.h"

namespace timeline {
namespace {

std::vector<std::string> names_of(std::span<const Source> sources) {
  std::vector<std::string> names;
  names.reserve(sources.size());
  for (const auto& source : sources) names.push_back(source.name);
  return names;
}

Account account_with(const PieceEvents& found) {
  return {.counts = found.counts,
          .losses = found.losses,
          .doubts = found.doubts,
          .differences = found.differences,
          .earlier_losses = found.earlier_losses,
          .channels = {found.channels.begin(), found.channels.end()},
          .highest_id = found.highest_id};
}

/// Takes what libevtx says of events into the account of their log. The work is done by several
/// threads, and which of them meets a template first is chance: the first in the log counts.
class Opinions {
 public:
  Opinions(Crosscheck crosscheck, CheckedTemplates& checked, TextPool& texts)
      : crosscheck_(crosscheck), checked_(checked), texts_(texts) {}

  void take(const Opinion& opinion, Account& account, PackedBatch& batch) {
    auto& event = batch.events[opinion.event];
    if (!counts(opinion, batch)) return;
    ++(opinion.obstacle ? account.counts.no_second_opinion : account.counts.second_opinions);
    if (opinion.obstacle) account.without_opinion.add(*opinion.obstacle);
    if (!opinion.difference) return;
    const auto& [place, native, libevtx] = *opinion.difference;
    account.differences.add(
        evtx::Error(fmt::format("{} is '{}' as read natively, '{}' as libevtx reads it", place,
                                native, libevtx),
                    {.record_id = event.record_id, .offset = event.offset}));
    event.doubt = texts_.id_of(fmt::format("libevtx reads {} as '{}'", place, libevtx));
  }

 private:
  bool counts(const Opinion& opinion, const PackedBatch& batch) {
    if (crosscheck_ == Crosscheck::all || is_suspect(batch.events[opinion.event])) return true;
    return checked_.add(template_key(batch, opinion.event), opinion.obstacle.has_value());
  }

  Crosscheck crosscheck_;
  CheckedTemplates& checked_;
  TextPool& texts_;
};

/// Puts together what was found in the batches, in the order of the logs.
class Gathering {
 public:
  Gathering(std::span<const Source> sources, const Collecting& options,
            const std::shared_ptr<Pools>& pools, CheckedTemplates& checked)
      : is_quick_(!options.reader),
        has_context_(options.context),
        filter_(options.filter),
        pools_(*pools),
        opinions_(options.crosscheck, checked, pools->texts),
        ledger_(sources, options.report),
        events_(pools, names_of(sources)) {}

  void add(const Batch& batch, PieceEvents& found) {
    auto account = account_with(found);
    for (const auto& opinion : found.opinions) opinions_.take(opinion, account, found.events);
    for (const auto& computer : found.computers) computers_.number(computer);
    hold_back(found);
    ids_.add(std::move(found.ids));
    if (batch.closing) {
      release(account);
      show_gaps(batch, account);
    }
    const auto& whole = ledger_.add(batch, account, found.events.events.size());
    events_.add(std::move(found.events));
    if (batch.closing && has_context_) show_loss(batch.source, whole);
  }

  Collection take() {
    events_.sort();
    return {.events = std::move(events_), .accounts = ledger_.take()};
  }

 private:
  // Which recovered events are copies of live ones is known at the end of their log.
  void hold_back(PieceEvents& found) {
    std::vector<RecordKey> recovered;
    recovered.reserve(found.recovered.found.size());
    for (const auto& one : found.recovered.found) recovered.push_back(one.key);
    slack_.add(std::move(found.live), recovered);
    if (!recovered.empty()) held_back_.push_back(std::move(found.recovered));
  }

  void release(Account& account) {
    auto remaining = slack_.take();
    for (auto& part : std::exchange(held_back_, {})) release(part, remaining, account);
  }

  // Of several copies the first one is shown.
  void release(RecoveredEvents& part, std::set<RecordKey>& remaining, Account& account) {
    std::vector<bool> is_shown;  // of each wanted event
    auto& counts = account.counts;
    for (const auto& [key, is_wanted] : part.found) {
      const bool is_new = remaining.erase(key) > 0;
      if (is_wanted) is_shown.push_back(is_new);
      if (!is_new) continue;
      ++(is_wanted ? counts.recovered : counts.filtered);
      if (is_quick_) ++counts.in_full;
    }
    show(part, is_shown, account);
  }

  void show(RecoveredEvents& part, const std::vector<bool>& is_shown, Account& account) {
    for (const auto& opinion : part.opinions)
      if (is_shown[opinion.event]) opinions_.take(opinion, account, part.events);
    PackedBatch shown{.values = std::move(part.events.values)};
    for (std::size_t i = 0; i < is_shown.size(); ++i)
      if (is_shown[i]) shown.events.push_back(part.events.events[i]);
    events_.add(std::move(shown));
  }

  // Only at the end of a log is it known which ids it lacks.
  void show_gaps(const Batch& batch, Account& account) {
    auto ids = std::exchange(ids_, {});
    constexpr auto kEnd = std::numeric_limits<std::uint64_t>::max();
    account.counts.id_gaps += ids.read().gaps();
    account.counts.ids_skipped += ids.read().missing();
    for (const auto& loss : batch.closing->losses.kept())
      ids.add_loss(loss.location().offset.value_or(kEnd));
    if (batch.file_header)
      if (const auto last = last_named(*batch.file_header)) ids.add_end(*last);
    if (ids.has_too_many_gaps()) ++account.counts.logs_full_of_gaps;
    if (has_context_ && ids.has_too_many_gaps())
      account.doubts.add(evtx::Error(fmt::format(
          "record ids are missing in more than {} places: none is shown", ReadIds::kMostGaps)));
    if (!has_context_) return;
    gaps_ = ids.gaps();
    const bool is_collectors = std::exchange(computers_, {}).count() > 1 && ids.has_foreign_ids();
    for (auto& gap : gaps_) gap.is_of_several_computers = is_collectors;
    is_lost_elsewhere_ = ids.is_lost_elsewhere();
    events_.add(gap_rows(gaps_, filter_, pools_));
  }

  void show_loss(std::size_t source, const Account& whole) {
    events_.add(lost_source_row({.number = static_cast<std::uint32_t>(source),
                                 .account = whole,
                                 .gaps = gaps_,
                                 .is_lost_elsewhere = is_lost_elsewhere_},
                                filter_, pools_));
  }

  bool is_quick_;
  bool has_context_;
  const Filter& filter_;
  Pools& pools_;
  Opinions opinions_;
  Ledger ledger_;
  EventList events_;
  SlackOnly slack_{};                         // of the log at hand
  std::vector<RecoveredEvents> held_back_{};  // the same
  ReadIds ids_{};                             // the same
  Computers computers_{};                     // the same
  std::vector<RecordGap> gaps_{};             // the same, at its end
  bool is_lost_elsewhere_ = false;            // the same
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
                             .libevtx = options.libevtx,
                             .checked = checked,
                             .recovery = options.recovery,
                             .context = options.context};
  Gathering gathering(sources, options, pools, checked);
  const auto read = [&](const Batch& batch) {
    if (!batch.lines) return read_pieces(batch.pieces, batch.source, reading);
    return read_rows(*batch.lines, sources[batch.source].rows(),
                     {options.filter, *pools, options.context});
  };
  for_each_batch(sources, options.threads, read,
                 [&](const Batch& batch, PieceEvents& found) { gathering.add(batch, found); });
  return gathering.take();
}

}  // namespace timeline
