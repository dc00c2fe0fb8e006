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
/// written, see `in_written_order`; see `ComputerPairing` for the rules.
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

  Computers computers_{};
  TextPool sources_{};
  std::vector<Logs> logs_{};  // of each computer, by its number
};

}  // namespace timeline
