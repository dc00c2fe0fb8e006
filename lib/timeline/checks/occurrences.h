#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

// These find that an event was logged at all: one finding a computer.

/// `service-not-started`: a negotiation failed since the service IKEEXT was not running.
std::unique_ptr<Check> service_not_started(const Inquiry& inquiry);
/// `log-cleared`: the audit log was cleared.
std::unique_ptr<Check> log_cleared(const Inquiry& inquiry);
/// `audit-removed`: success or failure auditing of an IPsec subcategory was removed.
std::unique_ptr<Check> audit_removed(const Inquiry& inquiry);

}  // namespace timeline
