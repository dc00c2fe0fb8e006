#include "timeline/computer_pairing.h"

#include <initializer_list>
#include <iterator>
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
  if (!event.has_sa_id) {
    unidentified_.push_back({.start = event, .before = seen_});
    put_on_path(unidentified_.back());
    return;
  }
  const auto [place, is_new] =
      open_.try_emplace(event.sa_id, Open{.start = event, .before = seen_});
  if (is_new) return put_on_path(place->second);
  auto& before = place->second;
  if (!before.start_again && show_one_sa(before.start, event)) {
    before.start_again = event.index;
    return;
  }
  lose(before, event);
  take_from_path(before);
  before = {.start = event, .before = seen_, .is_id_reused = true};
  put_on_path(before);
}

void ComputerPairing::end(const SaEvent& event) {
  const auto sa = event.has_sa_id ? open_.find(event.sa_id) : open_.end();
  if (sa == open_.end()) {
    end_unknown(event, false);
  } else if (have_no_other_address(sa->second.start, event)) {
    close(sa->second, event);
    take_from_path(sa->second);
    open_.erase(sa);
  } else {
    sa->second.has_other_addresses = true;
    end_unknown(event, true);
  }
}

void ComputerPairing::start_anew(const SaEvent& boot) {
  for (const auto& [id, sa] : open_) lose(sa, boot);
  for (const auto& sa : unidentified_) lose(sa, boot);
  open_.clear();
  unidentified_.clear();
  paths_.clear();
  before_boot_ = seen_;
}

ComputerPairing::Path ComputerPairing::path_of(const SaEvent& event) {
  return {event.local.bytes, event.remote.bytes, event.local_port, event.remote_port};
}

void ComputerPairing::put_on_path(Open& sa) {
  if (sa.start.has_local && sa.start.has_remote)
    paths_.insert({{path_of(sa.start), sa.start.index}, &sa});
}

void ComputerPairing::take_from_path(const Open& sa) {
  paths_.erase({path_of(sa.start), sa.start.index});
}

void ComputerPairing::doubt(const SaEvent& failed_extended_mode) {
  const auto& failure = failed_extended_mode;
  if (!failure.has_local || !failure.has_remote) return;
  const auto path = path_of(failure);
  const auto sa = paths_.lower_bound({path, 0});
  if (sa == paths_.end() || sa->first.first != path) return;
  const auto next = std::next(sa);
  const bool is_only_one = next == paths_.end() || next->first.first != path;
  if (is_only_one) sa->second->has_failed_extended_mode = true;
}

void ComputerPairing::close(const Open& sa, const SaEvent& end) {
  const auto& start = sa.start;
  const bool is_backwards = !start.moment || !end.moment || *end.moment < *start.moment;
  ended_->push_back({.start = start.index,
                     .end = end.index,
                     .status = SessionStatus::closed,
                     .confidence = first_of({
                         {start.is_recovered || end.is_recovered, confidence::kRecovered},
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
                         {!start.has_sa_id, confidence::kUnidentified},
                         {sa.has_other_addresses, confidence::kAddresses},
                         {is_time_doubtful(start, sa.before), confidence::kClock},
                         {sa.has_failed_extended_mode, confidence::kExtendedMode},
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
                         {!start.has_sa_id, confidence::kUnidentified},
                         {sa.has_other_addresses, confidence::kAddresses},
                         {is_time_doubtful(start, sa.before), confidence::kClock},
                         {sa.has_failed_extended_mode, confidence::kExtendedMode},
                         {has_gap_since(sa.before), confidence::kGap},
                     }),
                     .start_again = sa.start_again});
}

void ComputerPairing::end_unknown(const SaEvent& end, bool has_other_addresses) {
  ended_->push_back({.end = end.index,
                     .status = SessionStatus::unknown_start,
                     .confidence = first_of({
                         {end.is_recovered, confidence::kRecovered},
                         {!end.has_sa_id, confidence::kUnidentified},
                         {has_other_addresses, confidence::kAddresses},
                         {is_time_doubtful(end, before_boot_), confidence::kClock},
                         {has_gap_since(before_boot_), confidence::kGap},
                     })});
}

void ComputerPairing::finish() {
  for (const auto& [id, sa] : open_) leave_open(sa);
  for (const auto& sa : unidentified_) leave_open(sa);
  open_.clear();
  unidentified_.clear();
  paths_.clear();
}

}  // namespace timeline
