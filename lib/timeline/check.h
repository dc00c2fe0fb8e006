#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "timeline/closed_sessions.h"
#include "timeline/double_starts.h"
#include "timeline/finding.h"
#include "timeline/thresholds.h"

namespace timeline {

/// Looks for things that stand out in the events of a list, which it is shown one after the other.
class Check {
 public:
  Check() = default;
  Check(const Check&) = delete;
  Check& operator=(const Check&) = delete;
  virtual ~Check() = default;

  /// The next event in order of time, without repeats; hosts are written as in `FirstSpellings`.
  /// Its texts outlive the check.
  virtual void see(std::size_t place, const events::Event& event) = 0;
  /// What was found in the events that were shown.
  [[nodiscard]] virtual std::vector<Finding> findings() const = 0;
};

/// What checks are given beside the events; all must outlive them.
struct Inquiry {
  const ClosedSessions& sessions;  ///< has seen each event before the checks do
  const DoubleStarts& starts;
  const Thresholds& thresholds;
};

/// A check there is.
struct KnownCheck {
  std::string_view id;       ///< of its findings
  std::string_view meaning;  ///< what it finds, in words
  std::unique_ptr<Check> (*make)(const Inquiry& inquiry);
};

/// All of them. The findings of equal severity are told in this order.
std::span<const KnownCheck> known_checks();

}  // namespace timeline
