#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "events/event.h"
#include "timeline/computers.h"
#include "timeline/log_order.h"
#include "timeline/pool.h"
#include "timeline/sa_event.h"
#include "timeline/session.h"

namespace timeline {

/// Pairs the starts and ends of SAs, computer by computer, in the order in which each log was
/// written, see `in_written_order`; see `ComputerPairing` for the rules. What is missing in a
/// collector's log may have been of any computer that has events there.
class Pairing {
 public:
  Pairing() = default;
  Pairing(const Pairing&) = delete;
  Pairing& operator=(const Pairing&) = delete;
  ~Pairing() = default;

  /// Takes the next event of a sorted list, without copies; any kind will do.
  void add(std::size_t index, const events::Event& event);
  /// The sessions of what was added, in the order of `Session::first`.
  std::vector<Session> finish();

  /// How many have logged.
  [[nodiscard]] std::size_t computers() const { return computers_.count(); }

 private:
  /// Record ids count for one channel of one computer: its logs, by their channels, each by time.
  using Logs = std::map<std::string, SaEvents, std::less<>>;

  SaEvents& log_of(const events::Event& event);
  void add_shared_gap(std::size_t index, const events::Event& gap);
  [[nodiscard]] std::vector<SaEvents> shared_gaps_of(const Logs& logs) const;

  Computers computers_{};
  TextPool sources_{};
  std::vector<Logs> logs_{};                         // of each computer, by its number
  std::map<std::uint32_t, SaEvents> shared_gaps_{};  // by their files
};

}  // namespace timeline
