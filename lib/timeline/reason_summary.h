#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "events/event.h"

namespace timeline {

/// A reason for which negotiations failed.
struct ReasonSummary {
  std::string_view reason{};           ///< see `failure_reason`; empty if none was given
  std::vector<std::uint32_t> codes{};  ///< the IKE errors it may stand for
  std::uint64_t count = 0;
  std::uint64_t peers = 0;  ///< remote addresses
};

/// Puts failures together by reason and the errors it may stand for.
class ReasonTotals {
 public:
  /// Texts of the event must outlive this.
  void see(const events::Event& event);
  /// The most frequent first, then in the order of the alphabet.
  [[nodiscard]] std::vector<ReasonSummary> reasons() const;

 private:
  using Given = std::pair<std::string_view, std::vector<std::uint32_t>>;  // its text, its codes
  struct Reason {
    std::uint64_t count = 0;
    std::set<std::string_view> peers{};
  };

  std::map<Given, Reason> reasons_{};
};

}  // namespace timeline
