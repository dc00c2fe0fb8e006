#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `invalid-packet-burst`: many invalid negotiation packets from one peer in a short time, of Main,
/// Quick or Extended Mode.
std::unique_ptr<Check> invalid_packet_burst(const Inquiry& inquiry);

}  // namespace timeline
