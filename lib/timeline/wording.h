#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "evtx/timestamp.h"

namespace timeline {

// How findings and messages say things.

/// `2026-01-02T03:04:05Z`: to the second.
std::string in_words(evtx::Timestamp time);
/// `3 d 4 h`, `9 min 58 s`, `0.4 s`: the two largest units; a negative one as if it were not.
std::string in_words(evtx::Ticks duration);
/// `1 peer`, `5 peers`.
std::string counted(std::uint64_t count, std::string_view noun);
/// `record 7`, `records 7 to 9`.
std::string records_in_words(std::string_view first, std::string_view last);
/// The same.
std::string records_in_words(std::uint64_t first, std::uint64_t last);
/// `a, b, c` and, from six on, `a, b, c, d, e and 7 more`.
std::string listed(const std::set<std::string_view>& names);
/// `X`, or `a computer without a name` if that is empty.
std::string_view named(std::string_view computer);
/// The address, or `unnamed peers` if that is empty: it may be one, or several.
std::string_view named_peer(std::string_view address);

}  // namespace timeline
