#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "events/event.h"
#include "timeline/computer_pairing.h"
#include "timeline/computers.h"
#include "timeline/log_order.h"
#include "timeline/session.h"

namespace timeline {

/// Pairs the starts and ends of SAs, computer by computer, in the order in which each log was
/// written; see `ComputerPairing` for the rules.
class Pairing {
 public:
  Pairing() = default;
  Pairing(const Pairing&) = delete;
  Pairing& operator=(const Pairing&) = delete;
  ~Pairing() = default;

  /// Takes the next event of a sorted list, without copies; any kind will do. Its texts must
  /// outlive the pairing.
  void add(std::size_t index, const events::Event& event);
  /// The sessions of what was added, in the order of `Session::first`.
  std::vector<Session> finish();

  /// How many have logged.
  [[nodiscard]] std::size_t computers() const { return computers_.count(); }

 private:
  /// Record ids count for one channel of one computer.
  using Log = std::pair<std::uint32_t, std::string_view>;

  Computers computers_{};
  std::map<Log, LogOrder> orders_{};
  std::vector<ComputerPairing> pairings_{};  // by the number of the computer
  std::vector<Session> sessions_{};          // theirs
};

}  // namespace timeline
