#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "timeline/check.h"

namespace timeline {

/// All checks there are, on the events of a list that go by in order of time, without repeats.
class Findings {
 public:
  explicit Findings(const Inquiry& inquiry);

  void see(std::size_t place, const events::Event& event);
  /// What all of them found: the most severe first, then in the order of the checks, then of time.
  [[nodiscard]] std::vector<Finding> take() const;

 private:
  std::vector<std::unique_ptr<Check>> checks_{};
};

}  // namespace timeline
