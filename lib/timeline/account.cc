#include "timeline/account.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace timeline {
namespace {

constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();

// Headers, and records, may name any number.
std::uint64_t sum_or_most(std::uint64_t one, std::uint64_t other) {
  return one + std::min(other, kMost - one);
}

}  // namespace

Counts& Counts::operator+=(const Counts& more) {
  bytes += more.bytes;
  chunks += more.chunks;
  damaged_chunks += more.damaged_chunks;
  zero_chunks += more.zero_chunks;
  zeroed_chunks += more.zeroed_chunks;
  records += more.records;
  rows += more.rows;
  row_files += more.row_files;
  main_mode += more.main_mode;
  others += more.others;
  unreadable += more.unreadable;
  missing = sum_or_most(missing, more.missing);
  in_full += more.in_full;
  second_opinions += more.second_opinions;
  no_second_opinion += more.no_second_opinion;
  recovered += more.recovered;
  filtered += more.filtered;
  audit += more.audit;
  context += more.context;
  id_gaps += more.id_gaps;
  logs_full_of_gaps += more.logs_full_of_gaps;
  ids_skipped = sum_or_most(ids_skipped, more.ids_skipped);
  return *this;
}

void Notices::add(evtx::Error notice) {
  ++count_;
  if (kept_.size() < kMostKept) kept_.push_back(std::move(notice));
}

Notices& Notices::operator+=(const Notices& more) {
  const auto not_kept = more.count_ - more.kept_.size();
  for (const auto& notice : more.kept_) add(notice);
  count_ += not_kept;
  return *this;
}

Notices Notices::in_file(const std::string& name) const {
  Notices named;
  named.count_ = count_;
  for (const auto& notice : kept_) named.kept_.push_back(notice.in_file(name));
  return named;
}

Account& Account::operator+=(const Account& more) {
  counts += more.counts;
  losses += more.losses;
  doubts += more.doubts;
  differences += more.differences;
  without_opinion += more.without_opinion;
  earlier_losses += more.earlier_losses;
  highest_id = std::max(highest_id, more.highest_id);
  if (!std::ranges::includes(channels, more.channels)) {
    std::vector<std::string> all;
    std::ranges::set_union(channels, more.channels, std::back_inserter(all));
    channels = std::move(all);
  }
  return *this;
}

}  // namespace timeline
