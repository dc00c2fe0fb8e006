#include "timeline/read_ids.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace timeline {
namespace {

constexpr auto kHighest = std::numeric_limits<std::uint64_t>::max();

// Where the first and the last are is what counts most. True if the others are forgotten.
bool coarsen(IdRuns& runs) {
  if (runs.gaps() <= ReadIds::kMostGaps) return false;
  const auto first = *runs.first();
  const auto last = *runs.last();
  runs = {};
  runs.add(first);
  runs.add(last);
  return true;
}

// The places of a file from one to another; if that is before it, over the end of the file.
IdRuns stretch(std::uint64_t from, std::uint64_t to) {
  IdRuns places;
  if (from > to) {
    places.add(from, kHighest);
    from = 0;
  }
  places.add(from, to);
  return places;
}

}  // namespace

void ReadIds::add(std::uint64_t id, const PackedEvent& head) {
  close_run();
  run_ = {id, id};
  heads_.emplace(id, head);
}

void ReadIds::add_last(std::uint64_t id, const PackedEvent& head) {
  ends_.emplace(id, End{.time = head.moment(), .offset = head.offset});
  if (!last_ || id > last_->first) last_ = {id, head};
}

void ReadIds::add_unreadable(std::uint64_t id) { unreadable_.add(id); }

void ReadIds::add_promised(std::uint64_t first, std::uint64_t last) {
  promised_.add(first, last);
  promises_.emplace(first, last);
}

void ReadIds::add_met(std::uint64_t id) { met_ = std::max(met_, std::optional(id)); }

void ReadIds::add_end(std::uint64_t last) { end_ = std::max(end_, std::optional(last)); }

void ReadIds::add_loss(std::uint64_t offset) { losses_.add(offset); }

void ReadIds::add(ReadIds&& more) {
  close_run();
  more.close_run();
  read_ += more.read_;
  unreadable_ += more.unreadable_;
  heads_.merge(more.heads_);
  ends_.merge(more.ends_);
  if (more.last_) add_last(more.last_->first, more.last_->second);
  has_forgotten_ = has_forgotten_ || more.has_forgotten_;
  promised_ += more.promised_;
  promises_.merge(more.promises_);
  if (coarsen(promised_) || promises_.size() > kMostGaps) {
    promises_.clear();
    has_forgotten_ = true;
  }
  met_ = std::max(met_, more.met_);
  if (more.end_) add_end(*more.end_);
  losses_ += more.losses_;
  if (coarsen(losses_)) has_forgotten_ = true;
  has_too_many_gaps_ = has_too_many_gaps_ || more.has_too_many_gaps_;
  forget_inner();
  keep_to_the_limit();
}

const IdRuns& ReadIds::read() {
  close_run();
  return read_;
}

std::vector<RecordGap> ReadIds::gaps() {
  if (has_too_many_gaps_) return {};
  close_run();
  std::vector<RecordGap> gaps;
  const auto& runs = read_.runs();
  if (runs.empty()) return gaps;
  if (const auto gap = before_all()) gaps.push_back(*gap);
  for (auto run = runs.begin(); run != runs.end(); ++run) {
    const auto next = std::next(run);
    if (next == runs.end()) break;
    gaps.push_back({.first = run->second + 1,
                    .last = next->first - 1,
                    .unreadable = unreadable_.count(run->second + 1, next->first - 1),
                    .is_loss = is_lost_between(*run, *next),
                    .after_time = time_of(run->second),
                    .place = heads_.at(next->first)});
  }
  if (const auto gap = behind_all()) gaps.push_back(*gap);
  return gaps;
}

bool ReadIds::has_foreign_ids() {
  close_run();
  const auto& runs = read_.runs();
  const auto foreign = std::ranges::count_if(
      runs, [this](const Run& run) { return heads_.at(run.first).record_id != run.first; });
  return foreign > 0 && 2 * foreign >= std::ssize(runs);
}

bool ReadIds::is_lost_elsewhere() {
  close_run();
  IdRuns told;
  const auto& runs = read_.runs();
  for (auto run = runs.begin(); run != runs.end(); ++run)
    if (const auto next = std::next(run); next != runs.end()) told += places_between(*run, *next);
  if (before_all()) told += places_before_all();
  if (behind_all()) told += places_behind_all();
  return has_forgotten_ || !told.contains(losses_) || has_promise_of_read();
}

// Its records are there, in another chunk: no gap tells of those that its own chunk lacks.
bool ReadIds::has_promise_of_read() const {
  return std::ranges::any_of(promises_, [this](const Run& promise) {
    IdRuns ids;
    ids.add(promise.first, promise.second);
    return read_.contains(ids);
  });
}

PackedEvent ReadIds::first_head() const { return heads_.at(*read_.first()); }

PackedEvent ReadIds::last_head() const {
  return last_ ? last_->second : heads_.at(read_.runs().rbegin()->first);
}

std::optional<evtx::Timestamp> ReadIds::time_of(std::uint64_t id) const {
  const auto known = ends_.find(id);
  return known == ends_.end() ? std::nullopt : unpacked_time(known->second.time);
}

// Where the run before ends in the file, or where it begins if nobody noted that.
IdRuns ReadIds::places_between(const Run& run, const Run& next) const {
  const auto end = ends_.find(run.second);
  return stretch(end == ends_.end() ? heads_.at(run.first).offset : end->second.offset,
                 heads_.at(next.first).offset);
}

// In a circular log the last record stands before the first one, and what is between them may have
// been either's neighbour.
IdRuns ReadIds::places_before_all() const {
  const auto first = first_head().offset;
  const auto last = last_head().offset;
  return stretch(last < first ? last : 0, first);
}

IdRuns ReadIds::places_behind_all() const {
  const auto first = first_head().offset;
  const auto last = last_head().offset;
  return stretch(last, last < first ? first : kHighest);
}

// A header that names records of the gap proves it a loss wherever they stood.
bool ReadIds::is_lost_between(const Run& run, const Run& next) const {
  return promised_.meets(run.second + 1, next.first - 1) ||
         losses_.meets(places_between(run, next));
}

std::optional<RecordGap> ReadIds::before_all() const {
  const auto first = read_.first().value_or(0);
  if (first == 0) return {};
  const auto unreadable = unreadable_.count(0, first - 1);
  const auto promised = promised_.first();
  const bool is_promised = promised && *promised < first;
  const bool is_lost = is_lost_before_all();
  if (!is_promised && !is_lost) return {};
  return RecordGap{.first = is_lost ? std::nullopt : promised,
                   .last = first - 1,
                   .unreadable = unreadable,
                   .is_loss = !is_lost,
                   .place = first_head()};
}

// The last record that a header names, of a chunk or of the log, if it is behind this one.
std::optional<std::uint64_t> ReadIds::promised_behind(std::uint64_t last) const {
  const bool is_in_doubt = is_end_met() && !is_lost_behind_all();
  const auto promised = is_in_doubt ? promised_.last() : std::max(end_, promised_.last());
  return promised > last ? promised : std::nullopt;
}

// Where something is lost there, more may be than the header of a chunk tells of, but not more than
// that of the log does: no record, where it names the last one that is there.
std::optional<RecordGap> ReadIds::behind_all() const {
  const auto last = read_.last().value_or(kHighest);
  if (last == kHighest) return {};
  const auto unreadable = unreadable_.count(last + 1, kHighest);
  const auto promised = promised_behind(last);
  const bool is_lost = is_lost_behind_all() && end_ != last;
  if (!promised && !is_lost) return {};
  const bool is_end = promised && promised == end_;
  return RecordGap{.first = last + 1,
                   .last = is_lost && !is_end ? std::nullopt : promised,
                   .is_behind_all = true,
                   .unreadable = unreadable,
                   .place = last_head()};
}

void ReadIds::close_run() {
  if (run_) read_.add(run_->first, run_->second);
  run_.reset();
}

// What no gap is beside any more will have none.
void ReadIds::forget_inner() {
  const auto most = 2 * read_.runs().size() + 1024;
  if (heads_.size() >= most)
    std::erase_if(heads_, [this](const auto& head) { return !read_.runs().contains(head.first); });
  if (ends_.size() >= most)
    std::erase_if(ends_, [this](const auto& end) {
      return end.first != kHighest && read_.meets(end.first + 1, end.first + 1);
    });
}

void ReadIds::keep_to_the_limit() {
  has_too_many_gaps_ =
      has_too_many_gaps_ || read_.gaps() > kMostGaps || unreadable_.gaps() > kMostGaps;
  if (!has_too_many_gaps_) return;
  read_ = {};
  unreadable_ = {};
  heads_.clear();
  ends_.clear();
}

}  // namespace timeline
