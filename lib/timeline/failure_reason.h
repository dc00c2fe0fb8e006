#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "events/event.h"

namespace timeline {

/// Why a negotiation failed, in words: the English text of its IKE error where that is known, so
/// that one reason is one text, else what the log says; empty if it says nothing.
std::string_view failure_reason(const events::Event& event);

/// The same to read, with its numbers: `Negotiation timed out (13805)`; `no reason given`.
std::string reason_in_words(std::string_view reason);

/// How often which reason was given.
class ReasonCounts {
 public:
  void add(std::string_view reason) { ++counts_[reason]; }
  /// The most frequent one; of several the first in the alphabet. Empty if there is none.
  [[nodiscard]] std::string_view main() const;

 private:
  std::unordered_map<std::string_view, std::uint64_t> counts_{};
};

}  // namespace timeline
