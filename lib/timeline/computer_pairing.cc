#include "timeline/computer_pairing.h"

#include <initializer_list>
#include <random>
#include <utility>

#include "timeline/confidence.h"

namespace timeline {
namespace {

bool have_all_addresses(const SaEvent& a, const SaEvent& b) {
  return a.has_local && a.has_remote && b.has_local && b.has_remote;
}

bool have_no_other_address(const SaEvent& a, const SaEvent& b) {
  return (!a.has_local || !b.has_local || a.local == b.local) &&
         (!a.has_remote || !b.has_remote || a.remote == b.remote);
}

bool are_close(const SaEvent& a, const SaEvent& b) {
  return a.moment && b.moment &&
         std::chrono::abs(*b.moment - *a.moment) <= ComputerPairing::kBothStarts;
}

bool show_one_sa(const SaEvent& a, const SaEvent& b) {
  return a.kind != b.kind && have_no_other_address(a, b) && are_close(a, b);
}

// An SA is renewed, or ends, when its lifetime is over; the log may tell of it a little later.
bool outlives_itself(const SaEvent& start, const SaEvent& end) {
  const evtx::Ticks lifetime = std::chrono::minutes(start.lifetime_minutes);
  return start.lifetime_minutes > 0 && start.moment && end.moment &&
         *end.moment - *start.moment > lifetime + lifetime / 2;
}

// The first of these reasons that is there.
std::string_view first_of(std::initializer_list<std::pair<bool, std::string_view>> reasons) {
  for (const auto& [is_true, word] : reasons)
    if (is_true) return word;
  return confidence::kSure;
}

}  // namespace

ComputerPairing::ComputerPairing(std::deque<Session>& ended, std::size_t expected)
    : ended_(&ended), numbers_(expected, Hash{.seed = std::random_device()()}) {}

// The last steps of SplitMix64 (Steele, Lea and Flood 2014), which no two ids have in common.
std::size_t ComputerPairing::Hash::operator()(std::uint64_t sa_id) const {
  auto mixed = sa_id ^ (seed * 0x9e3779b97f4a7c15);
  mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111eb;
  return mixed ^ (mixed >> 31U);
}

void ComputerPairing::add(const SaEvent& event) {
  using enum events::Kind;
  if (event.disturbance == Disturbance::gap) ++seen_.gaps;
  if (event.disturbance == Disturbance::clock || event.is_out_of_order) ++seen_.clock_changes;
  if (event.kind == established || event.kind == extended_mode_established) start(event);
  if (event.kind == ended) end(event);
  if (event.kind == system_started) start_anew(event);
  if (event.kind == extended_mode_failed) doubt(event);
}

void ComputerPairing::start(const SaEvent& event) {
  if (!event.has_sa_id) return open({.start = event, .before = seen_});
  const auto [place, is_new] = numbers_.try_emplace(event.sa_id, gone_ + open_.size());
  if (is_new) return open({.start = event, .before = seen_});
  auto& before = numbered(place->second);
  if (!before.start_again && show_one_sa(before.start, event)) {
    before.start_again = event.index;
    return;
  }
  lose(before, event);
  forget(before);
  place->second = gone_ + open_.size();
  open({.start = event, .before = seen_, .is_id_reused = true});
}

void ComputerPairing::end(const SaEvent& event) {
  const auto number = event.has_sa_id ? numbers_.find(event.sa_id) : numbers_.end();
  if (number == numbers_.end()) return end_unknown(event, false);
  auto& sa = numbered(number->second);
  if (!have_no_other_address(sa.start, event)) {
    sa.has_other_addresses = true;
    return end_unknown(event, true);
  }
  close(sa, event);
  forget(sa);
  numbers_.erase(number);
}

void ComputerPairing::start_anew(const SaEvent& boot) {
  for (const auto& sa : open_)
    if (!sa.is_over) lose(sa, boot);
  forget_all();
  before_boot_ = seen_;
}

void ComputerPairing::open(const Open& sa) {
  open_.push_back(sa);
  put_on_path(sa.start);
}

void ComputerPairing::forget(Open& sa) {
  take_from_path(sa.start);
  sa.is_over = true;
  ++over_;
  for (; !open_.empty() && open_.front().is_over; open_.pop_front()) {
    ++gone_;
    --over_;
  }
  if (over_ > kMostOver && over_ > open_.size() / 2) drop_those_over();
}

// Behind one that stays up for years there would be all others of these years.
void ComputerPairing::drop_those_over() {
  std::erase_if(open_, [](const Open& sa) { return sa.is_over; });
  over_ = 0;
  for (auto number = gone_; const auto& sa : open_) {
    if (sa.start.has_sa_id) numbers_.find(sa.start.sa_id)->second = number;
    ++number;
  }
}

// Clearing the table would take time for all the room it ever needed.
void ComputerPairing::forget_all() {
  gone_ += open_.size();
  over_ = 0;
  open_.clear();
  numbers_ = Numbers(0, numbers_.hash_function());
  paths_.clear();
  doubted_.clear();
}

ComputerPairing::Path ComputerPairing::path_of(const SaEvent& event) {
  return {event.local.bytes, event.remote.bytes, event.local_port, event.remote_port};
}

void ComputerPairing::put_on_path(const SaEvent& start) {
  if (!start.has_local || !start.has_remote) return;
  auto& path = paths_[path_of(start)];
  ++path.count;
  path.sum += start.index;
}

void ComputerPairing::take_from_path(const SaEvent& start) {
  const auto path = paths_.find(path_of(start));
  if (!start.has_local || !start.has_remote || path == paths_.end()) return;
  --path->second.count;
  path->second.sum -= start.index;
  if (path->second.count == 0) paths_.erase(path);
}

void ComputerPairing::doubt(const SaEvent& failed_extended_mode) {
  const auto& failure = failed_extended_mode;
  if (!failure.has_local || !failure.has_remote) return;
  const auto path = paths_.find(path_of(failure));
  if (path != paths_.end() && path->second.count == 1) doubted_.insert(path->second.sum);
}

void ComputerPairing::close(const Open& sa, const SaEvent& end) {
  const auto& start = sa.start;
  const bool is_backwards = !start.moment || !end.moment || *end.moment < *start.moment;
  ended_->push_back(
      {.start = start.index,
       .end = end.index,
       .status = SessionStatus::closed,
       .confidence = first_of({
           {start.is_recovered || end.is_recovered, confidence::kRecovered},
           {start.has_wrong_checksum || end.has_wrong_checksum, confidence::kChecksum},
           {!have_all_addresses(start, end), confidence::kAddresses},
           {is_backwards || has_clock_change_since(sa.before), confidence::kClock},
           {outlives_itself(start, end), confidence::kLifetime},
           {has_gap_since(sa.before), confidence::kGap},
           {sa.is_id_reused, confidence::kReused},
       }),
       .start_again = sa.start_again});
}

void ComputerPairing::lose(const Open& sa, const SaEvent& by) {
  const auto& start = sa.start;
  const bool is_by_boot = by.kind == events::Kind::system_started;
  ended_->push_back({.start = start.index,
                     .status = SessionStatus::lost,
                     .confidence = first_of({
                         {start.is_recovered || by.is_recovered, confidence::kRecovered},
                         {start.has_wrong_checksum || by.has_wrong_checksum, confidence::kChecksum},
                         {!start.has_sa_id, confidence::kUnidentified},
                         {sa.has_other_addresses, confidence::kAddresses},
                         {is_time_doubtful(start, sa.before), confidence::kClock},
                         {has_failed_extended_mode(sa), confidence::kExtendedMode},
                         {is_by_boot, confidence::kBoot},
                         {has_gap_since(sa.before), confidence::kGap},
                         {true, confidence::kReused},
                     }),
                     .lost_by = by.index,
                     .start_again = sa.start_again});
}

void ComputerPairing::leave_open(const Open& sa) {
  const auto& start = sa.start;
  ended_->push_back({.start = start.index,
                     .status = SessionStatus::open,
                     .confidence = first_of({
                         {start.is_recovered, confidence::kRecovered},
                         {start.has_wrong_checksum, confidence::kChecksum},
                         {!start.has_sa_id, confidence::kUnidentified},
                         {sa.has_other_addresses, confidence::kAddresses},
                         {is_time_doubtful(start, sa.before), confidence::kClock},
                         {has_failed_extended_mode(sa), confidence::kExtendedMode},
                         {has_gap_since(sa.before), confidence::kGap},
                     }),
                     .start_again = sa.start_again});
}

void ComputerPairing::end_unknown(const SaEvent& end, bool has_other_addresses) {
  ended_->push_back({.end = end.index,
                     .status = SessionStatus::unknown_start,
                     .confidence = first_of({
                         {end.is_recovered, confidence::kRecovered},
                         {end.has_wrong_checksum, confidence::kChecksum},
                         {!end.has_sa_id, confidence::kUnidentified},
                         {has_other_addresses, confidence::kAddresses},
                         {is_time_doubtful(end, before_boot_), confidence::kClock},
                         {has_gap_since(before_boot_), confidence::kGap},
                     })});
}

// What becomes a session gives back its memory at once.
void ComputerPairing::finish() {
  numbers_ = Numbers(0, numbers_.hash_function());
  for (; !open_.empty(); open_.pop_front())
    if (!open_.front().is_over) leave_open(open_.front());
  forget_all();
}

}  // namespace timeline
