#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `peers-against-host`: many peers fail on one computer in a short time.
std::unique_ptr<Check> peers_against_host(const Inquiry& inquiry);

}  // namespace timeline
