#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `failure-burst`: many failures with one peer in a short time.
std::unique_ptr<Check> failure_burst(const Inquiry& inquiry);
/// `peer-against-hosts`: one peer fails on many computers in a short time.
std::unique_ptr<Check> peer_against_hosts(const Inquiry& inquiry);
/// `peers-against-host`: many peers fail on one computer in a short time.
std::unique_ptr<Check> peers_against_host(const Inquiry& inquiry);

}  // namespace timeline
