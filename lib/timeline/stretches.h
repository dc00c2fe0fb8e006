#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "evtx/timestamp.h"

namespace timeline {

/// Something at a moment.
struct Sighting {
  std::size_t event = 0;  ///< by its place in the list
  evtx::Timestamp at{};
  std::string_view what{};  ///< of it that matters: a reason, a computer, a peer
};

/// How many are in a window.
class Number {
 public:
  void add(std::string_view /*what*/) { ++number_; }
  void remove(std::string_view /*what*/) { --number_; }
  [[nodiscard]] std::size_t size() const { return number_; }

 private:
  std::size_t number_ = 0;
};

/// How many different ones are in a window.
class Variety {
 public:
  void add(std::string_view what) { ++numbers_[what]; }
  void remove(std::string_view what) {
    const auto number = numbers_.find(what);
    if (--number->second == 0) numbers_.erase(number);
  }
  [[nodiscard]] std::size_t size() const { return numbers_.size(); }

 private:
  std::map<std::string_view, std::size_t> numbers_{};
};

/// The stretches of sightings (anything that happened `at` a moment and has a `what`), which are in
/// order of time, that windows of this length cover in which `tally` comes to `least` or more.
/// Windows that overlap make one stretch.
template <class Tally, class Seen>
std::vector<std::span<const Seen>> stretches(const std::vector<Seen>& sightings, std::size_t least,
                                             evtx::Ticks window) {
  Tally tally;
  std::vector<std::span<const Seen>> found;
  std::size_t begin = 0;      // of the window
  std::size_t found_end = 0;  // of the last stretch
  for (std::size_t i = 0; i < sightings.size(); ++i) {
    tally.add(sightings[i].what);
    while (sightings[i].at - sightings[begin].at > window) tally.remove(sightings[begin++].what);
    if (tally.size() < least) continue;
    std::size_t from = begin;
    if (!found.empty() && begin < found_end) {
      from = found_end - found.back().size();
      found.pop_back();
    }
    found_end = i + 1;
    found.push_back(std::span(sightings).subspan(from, found_end - from));
  }
  return found;
}

}  // namespace timeline
