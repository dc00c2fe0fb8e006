#pragma once

#include <chrono>
#include <cstddef>
#include <span>

#include "evtx/libevtx/xml.h"

namespace evtx::libevtx {

/// Calls `make`; when a record takes it more time of a processor than that, the process gets
/// SIGPROF, which ends it unless it sees to that signal. Where the system has no timer left there
/// is no limit.
void make_in_time(const XmlMaker& make, std::chrono::seconds most, std::span<std::byte> log,
                  std::span<const Wanted> wanted, const TakeXml& take);

}  // namespace evtx::libevtx
