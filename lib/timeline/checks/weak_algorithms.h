#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `weak-cipher`: SAs that use DES or 3DES.
std::unique_ptr<Check> weak_cipher(const Inquiry& inquiry);
/// `weak-integrity`: SAs that use MD5.
std::unique_ptr<Check> weak_integrity(const Inquiry& inquiry);
/// `weak-dh-group`: SAs whose keys were agreed in Diffie-Hellman group 1 or 2.
std::unique_ptr<Check> weak_dh_group(const Inquiry& inquiry);

}  // namespace timeline
