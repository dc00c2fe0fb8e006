#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `peer-against-hosts`: one peer fails on many computers in a short time.
std::unique_ptr<Check> peer_against_hosts(const Inquiry& inquiry);

}  // namespace timeline
