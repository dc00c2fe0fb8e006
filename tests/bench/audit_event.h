#pragma once

#include <cstdint>

#include "evtx_writer/event.h"

namespace bench {

/// One of the events that a Security log is full of: a connection was permitted (5156), a logon
/// (4624), a logoff (4634), a process began (4688). Record id and time are the caller's to fill in.
evtx_writer::Event audit_event(std::uint64_t number);

}  // namespace bench
