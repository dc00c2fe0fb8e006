#include "timeline/view_match.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "timeline/clock_offset.h"

namespace timeline {
namespace {

using evtx::Ticks;
using evtx::Timestamp;
using Moment = std::optional<Timestamp> View::*;

// What is one and the same may be logged so much later at the other end.
constexpr Ticks kTolerance = std::chrono::seconds(30);
constexpr Ticks kToleranceWithCookie = std::chrono::minutes(10);
// Bounds to the work, far above what is needed to find the right one.
constexpr std::size_t kSamples = 64;       // of two computers and addresses, to find the offset
constexpr std::size_t kDifferences = 512;  // of one sample
constexpr std::size_t kCandidates = 16;    // of one view, once the offset is known
constexpr std::size_t kComputersAnAddress = 4;

/// The views of one end that say when something was, in that order.
using Row = std::vector<const View*>;
using Views = std::span<const View>;

/// The views that two computers have of what was between two addresses.
struct Link {
  Views one;
  Views other;
};

bool is_lower_end(const View& view) { return view.local.bytes <= view.remote.bytes; }

auto ends(const View& view) {
  return is_lower_end(view) ? std::pair(view.local.bytes, view.remote.bytes)
                            : std::pair(view.remote.bytes, view.local.bytes);
}

auto place(const View& view) {
  return std::tuple(ends(view), !is_lower_end(view), view.computer, view.subject);
}

bool agree(std::uint32_t a, std::uint32_t b) { return a == 0 || b == 0 || a == b; }

bool are_mirrored(const View& a, const View& b) {
  const bool are_opposite = a.part == Part::unknown || b.part == Part::unknown || a.part != b.part;
  if (!are_opposite) return false;
  for (std::size_t i = 0; i < a.agreed.size(); ++i)
    if (!agree(a.agreed[i], b.agreed[i])) return false;
  return agree(a.local_port, b.remote_port) && agree(a.remote_port, b.local_port) &&
         (a.cookie == 0 || b.cookie == 0 || a.cookie == b.cookie);
}

bool share_a_cookie(const View& a, const View& b) { return a.cookie != 0 && a.cookie == b.cookie; }

Row row_of(Views views, Moment moment) {
  Row row;
  for (const auto& view : views)
    if (view.*moment) row.push_back(&view);
  std::ranges::sort(row, [moment](const View* a, const View* b) {
    return std::pair(a->*moment, a->subject) < std::pair(b->*moment, b->subject);
  });
  return row;
}

/// Those of a row that lie nearest to a moment, within a reach, the nearest first.
class Nearest {
 public:
  Nearest(const Row& row, Moment moment, Timestamp middle, Ticks reach)
      : row_(row), moment_(moment), middle_(middle), reach_(reach) {
    behind_ = std::ranges::lower_bound(row, std::optional(middle), {},
                                       [moment](const View* view) { return view->*moment; }) -
              row.begin();
    before_ = behind_;
  }

  /// Nothing if there are no more.
  const View* next() {
    const auto before = before_ > 0 ? distance(before_ - 1) : Ticks::max();
    const auto behind = behind_ < std::ssize(row_) ? distance(behind_) : Ticks::max();
    if (std::min(before, behind) > reach_) return nullptr;
    return before < behind ? at(--before_) : at(behind_++);
  }

 private:
  [[nodiscard]] const View* at(std::ptrdiff_t index) const {
    return row_[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] Ticks distance(std::ptrdiff_t index) const {
    return std::chrono::abs(*(at(index)->*moment_) - middle_);
  }

  const Row& row_;
  Moment moment_;
  Timestamp middle_;
  Ticks reach_;
  std::ptrdiff_t before_ = 0;  // those from here on were given
  std::ptrdiff_t behind_ = 0;  // those before were given
};

/// Two views that may be of one thing.
struct Candidate {
  Ticks distance{};    // from where the other one should be
  Ticks difference{};  // of their times
  const View* one = nullptr;
  const View* other = nullptr;

  [[nodiscard]] auto rank() const { return std::tuple(distance, one->subject, other->subject); }
};

/// Matches the views of two computers.
class PairMatching {
 public:
  explicit PairMatching(std::span<const Link> links) : links_(links) {}

  std::vector<Match> matches() {
    auto offset = estimate(&View::begin);
    if (!offset) offset = estimate(&View::end);
    if (!offset) return {};
    for (const auto& link : links_) {
      join(candidates(link, &View::begin, *offset));
      join(candidates(link, &View::end, *offset));
    }
    return with_common_offset();
  }

 private:
  [[nodiscard]] std::optional<Ticks> estimate(Moment moment) const {
    Differences all;
    for (const auto& link : links_) sample(link, moment, all);
    if (!all.certain.empty()) return median(std::move(all.certain));
    return clock_offset(std::move(all.possible));
  }

  struct Differences {
    std::vector<Ticks> possible{};
    std::vector<Ticks> certain{};  // the cookie says so
  };

  // A few views of the one against those of the other.
  static void sample(const Link& link, Moment moment, Differences& all) {
    const auto ones = row_of(link.one, moment);
    const auto others = row_of(link.other, moment);
    const auto step = ones.size() / kSamples + 1;
    for (std::size_t i = 0; i < ones.size(); i += step) {
      const auto& one = *ones[i];
      Nearest nearest(others, moment, *(one.*moment), kFarthestClocks);
      for (std::size_t n = 0; n < kDifferences; ++n) {
        const auto* other = nearest.next();
        if (other == nullptr) break;
        if (!are_mirrored(one, *other)) continue;
        auto& differences = share_a_cookie(one, *other) ? all.certain : all.possible;
        differences.push_back(*(other->*moment) - *(one.*moment));
      }
    }
  }

  [[nodiscard]] std::vector<Candidate> candidates(const Link& link, Moment moment,
                                                  Ticks offset) const {
    std::vector<Candidate> all;
    const auto others = row_of(link.other, moment);
    for (const auto* one : row_of(link.one, moment)) {
      const auto middle = *(one->*moment) + offset;
      Nearest nearest(others, moment, middle, kToleranceWithCookie);
      for (std::size_t n = 0; n < kCandidates; ++n) {
        const auto* other = nearest.next();
        if (other == nullptr) break;
        const auto distance = std::chrono::abs(*(other->*moment) - middle);
        if (may_be_one(*one, *other, moment, distance))
          all.push_back({.distance = distance,
                         .difference = *(other->*moment) - *(one->*moment),
                         .one = one,
                         .other = other});
      }
    }
    return all;
  }

  static bool may_be_one(const View& one, const View& other, Moment moment, Ticks distance) {
    if (distance > (share_a_cookie(one, other) ? kToleranceWithCookie : kTolerance)) return false;
    const bool begin_apart = moment != &View::begin && one.begin && other.begin;
    return !begin_apart && are_mirrored(one, other);
  }

  void join(std::vector<Candidate> candidates) {
    std::ranges::sort(candidates, {}, &Candidate::rank);
    for (const auto& [distance, difference, one, other] : candidates) {
      if (taken_.contains(one->subject) || taken_.contains(other->subject)) continue;
      taken_.insert({one->subject, other->subject});
      matches_.push_back({.one = one->subject, .other = other->subject, .offset = difference});
    }
  }

  [[nodiscard]] std::vector<Match> with_common_offset() const {
    if (matches_.empty()) return {};
    std::vector<Ticks> differences;
    for (const auto& match : matches_) differences.push_back(match.offset);
    const auto offset = median(std::move(differences));
    auto all = matches_;
    for (auto& match : all) match.offset = offset;
    return all;
  }

  std::span<const Link> links_;
  std::set<std::size_t> taken_{};  // subjects
  std::vector<Match> matches_{};   // each with its own difference
};

/// The views of each computer among those of one end.
std::vector<Views> by_computer(Views views) {
  std::vector<Views> all;
  while (!views.empty()) {
    const auto next = std::ranges::find_if(
        views, [&](const View& view) { return view.computer != views.front().computer; });
    all.push_back(views.first(static_cast<std::size_t>(next - views.begin())));
    views = views.subspan(all.back().size());
  }
  return all;
}

using Computer = std::uint32_t;
using Links = std::map<std::pair<Computer, Computer>, std::vector<Link>>;  // by who they are of

// An address that many claim to have tells nobody from anybody.
void add_links(Links& links, Views lower, Views upper) {
  const auto ones = by_computer(lower);
  const auto others = by_computer(upper);
  if (std::max(ones.size(), others.size()) > kComputersAnAddress) return;
  for (const auto& one : ones) {
    for (const auto& other : others) {
      const auto a = one.front().computer;
      const auto b = other.front().computer;
      if (a < b) links[{a, b}].push_back({.one = one, .other = other});
      if (b < a) links[{b, a}].push_back({.one = other, .other = one});
    }
  }
}

Links links_among(Views views) {
  Links links;
  while (!views.empty()) {
    const auto pair = ends(views.front());
    const auto next =
        std::ranges::find_if(views, [&](const View& view) { return ends(view) != pair; });
    const auto between = views.first(static_cast<std::size_t>(next - views.begin()));
    const auto upper = std::ranges::find_if_not(between, is_lower_end);
    const auto lower_size = static_cast<std::size_t>(upper - between.begin());
    add_links(links, between.first(lower_size), between.subspan(lower_size));
    views = views.subspan(between.size());
  }
  return links;
}

}  // namespace

std::vector<Match> matches(std::vector<View> views) {
  std::ranges::sort(views, {}, place);
  std::vector<Match> all;
  for (const auto& [computers, links] : links_among(views)) {
    const auto found = PairMatching(links).matches();
    all.insert(all.end(), found.begin(), found.end());
  }
  std::ranges::sort(all, {}, &Match::one);
  return all;
}

}  // namespace timeline
