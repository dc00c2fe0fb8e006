#pragma once

#include <chrono>
#include <cstddef>

#include "evtx/libevtx/channel.h"
#include "evtx/libevtx/xml.h"

namespace evtx::libevtx {

/// What libevtx may use up.
struct Limits {
  std::chrono::seconds time{5};                  ///< of a processor, for a record: it takes 50 us
  std::size_t memory = std::size_t{512} << 20U;  ///< not with the address sanitizer
};

/// What a process does in which libevtx reads: it answers the requests of a channel by `make`, and
/// ends when the channel is closed. It also ends, and says so where it can, when libevtx crashes or
/// takes too long. Whoever calls this was forked to do so: it changes what signals do.
[[noreturn]] void work(const Channel& channel, const XmlMaker& make, const Limits& limits) noexcept;

}  // namespace evtx::libevtx
