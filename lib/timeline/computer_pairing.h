#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

#include "evtx/timestamp.h"
#include "timeline/sa_event.h"
#include "timeline/session.h"

namespace timeline {

/// Pairs the starts and ends of the SAs of one computer, in the order in which they were logged.
///
/// - A start and an end belong together if they have the same SA id and no address that differs;
///   an address that one of them lacks does not.
/// - A second start of an id, whatever its addresses, means that the SA before is lost. Two starts
///   that show one SA, as Main Mode (4650, 4651) and with Extended Mode (4979 to 4982), are one.
/// - A start-up means that all SAs are lost: ids start over, and no end behind it is of an SA from
///   before.
/// - Events without an SA id say of no SA which one it is: nothing is guessed. A failed Extended
///   Mode took some SA with it: the one that is up between its addresses and ports is doubted, if
///   there is only one.
class ComputerPairing {
 public:
  /// The two starts of one SA come within that.
  static constexpr evtx::Ticks kBothStarts = std::chrono::minutes(1);

  /// `ended` takes the sessions that are over; it must outlive the pairing. There is room for
  /// `expected` SAs at once, and made where there are more.
  explicit ComputerPairing(std::deque<Session>& ended, std::size_t expected = 0);

  void add(const SaEvent& event);
  /// Puts those that are still up behind those that are over.
  void finish();

 private:
  /// How often something was seen that makes the log doubtful.
  struct Doubts {
    std::uint32_t gaps = 0;
    std::uint32_t clock_changes = 0;
  };
  /// An SA that came up.
  struct Open {
    SaEvent start;
    Doubts before{};                           // when it came up
    std::optional<std::size_t> start_again{};  // with Extended Mode, or without
    bool is_id_reused = false;                 // the SA of its id before has no end
    bool has_other_addresses = false;          // an end of its id has
    bool is_over = false;                      // it is not up any more
  };
  /// The SAs that are up between the same addresses and ports.
  struct OnPath {
    std::size_t count = 0;
    std::size_t sum = 0;  // of the places of their starts: of one SA, its own
  };
  /// Nobody who writes a log knows which ids fall together.
  struct Hash {
    std::uint64_t seed;

    std::size_t operator()(std::uint64_t sa_id) const;
  };

  using Numbers = std::unordered_map<std::uint64_t, std::size_t, Hash>;
  /// Between whom an SA is: addresses and ports.
  using Path = std::tuple<std::array<std::uint8_t, 16>, std::array<std::uint8_t, 16>, std::uint32_t,
                          std::uint32_t>;

  static constexpr std::size_t kMostOver = 1024;

  Open& numbered(std::size_t number) { return open_[number - gone_]; }
  static Path path_of(const SaEvent& event);
  void start(const SaEvent& event);
  void end(const SaEvent& event);
  void start_anew(const SaEvent& boot);
  void open(const Open& sa);
  void forget(Open& sa);
  void drop_those_over();
  void forget_all();
  void doubt(const SaEvent& failed_extended_mode);
  void put_on_path(const SaEvent& start);
  void take_from_path(const SaEvent& start);
  void close(const Open& sa, const SaEvent& end);
  void lose(const Open& sa, const SaEvent& by);
  void leave_open(const Open& sa);
  void end_unknown(const SaEvent& end, bool has_other_addresses);
  [[nodiscard]] bool has_gap_since(const Doubts& before) const { return seen_.gaps != before.gaps; }
  [[nodiscard]] bool has_clock_change_since(const Doubts& before) const {
    return seen_.clock_changes != before.clock_changes;
  }
  // Of an event that met no other.
  [[nodiscard]] bool is_time_doubtful(const SaEvent& event, const Doubts& before) const {
    return !event.moment || event.has_other_place || has_clock_change_since(before);
  }

  [[nodiscard]] bool has_failed_extended_mode(const Open& sa) const {
    return doubted_.contains(sa.start.index);
  }

  std::deque<Session>* ended_;
  std::deque<Open> open_{};          // as they came up, from the first one on that is still up
  std::size_t gone_ = 0;             // that many came up before it
  std::size_t over_ = 0;             // of `open_`
  Numbers numbers_;                  // of those that are up, by SA id; they count all that came up
  std::map<Path, OnPath> paths_{};   // of those that are up
  std::set<std::size_t> doubted_{};  // starts of those that a failed Extended Mode took with it
  Doubts seen_{};
  Doubts before_boot_{};
};

}  // namespace timeline
