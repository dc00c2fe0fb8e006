#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `pre-shared-key-failures`: negotiations by pre-shared key that failed since the credentials were
/// not accepted.
std::unique_ptr<Check> pre_shared_key_failures(const Inquiry& inquiry);
/// `certificate-failures`: negotiations that failed for a reason that lies with certificates.
std::unique_ptr<Check> certificate_failures(const Inquiry& inquiry);

}  // namespace timeline
