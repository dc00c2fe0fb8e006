#include "timeline/read_ids.h"

#include <iterator>

namespace timeline {

void ReadIds::add(std::uint64_t id, const PackedEvent& head) {
  close_run();
  run_ = {id, id};
  heads_.emplace(id, head);
}

void ReadIds::add_unreadable(std::uint64_t id) { unreadable_.add(id); }

void ReadIds::add(ReadIds&& more) {
  close_run();
  more.close_run();
  read_ += more.read_;
  unreadable_ += more.unreadable_;
  heads_.merge(more.heads_);
  has_too_many_gaps_ = has_too_many_gaps_ || more.has_too_many_gaps_;
  forget_heads();
  keep_to_the_limit();
}

std::vector<RecordGap> ReadIds::gaps() {
  if (has_too_many_gaps_) return {};
  close_run();
  std::vector<RecordGap> gaps;
  const auto& runs = read_.runs();
  for (auto run = runs.begin(); run != runs.end(); ++run) {
    const auto next = std::next(run);
    if (next == runs.end()) break;
    gaps.push_back({.first = run->second + 1,
                    .last = next->first - 1,
                    .unreadable = unreadable_.count(run->second + 1, next->first - 1),
                    .behind = heads_.at(next->first)});
  }
  return gaps;
}

void ReadIds::close_run() {
  if (run_) read_.add(run_->first, run_->second);
  run_.reset();
}

// What no gap is before any more will have none.
void ReadIds::forget_heads() {
  if (heads_.size() < 2 * read_.runs().size() + 1024) return;
  std::erase_if(heads_, [this](const auto& head) { return !read_.runs().contains(head.first); });
}

void ReadIds::keep_to_the_limit() {
  has_too_many_gaps_ =
      has_too_many_gaps_ || read_.gaps() > kMostGaps || unreadable_.gaps() > kMostGaps;
  if (!has_too_many_gaps_) return;
  read_ = {};
  unreadable_ = {};
  heads_.clear();
}

}  // namespace timeline
