#pragma once

#include <optional>

#include "events/event.h"
#include "evtx/record.h"

namespace events {

/// The Main Mode event that a record holds. Nothing if it holds another: the provider must be
/// Microsoft-Windows-Security-Auditing, by name or by GUID, and the id one of the nine.
/// Takes whatever fields the record has and never throws on their account.
std::optional<Event> decode(const evtx::Record& record);

/// True for a record of Microsoft-Windows-Security-Auditing, whatever its event id.
bool is_audit(const evtx::System& system);

}  // namespace events
