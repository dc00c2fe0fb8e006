#pragma once

#include <vector>

#include "timeline/event_list.h"

namespace timeline {

/// True for each event of a sorted list that is a copy of another one: the same record, which was
/// read from two files, as from an archive and its backup, or twice from one. Copies have the same
/// time, computer (in any case), channel, record id, event id and fields; of a live and a recovered
/// one the live one counts, else the first.
std::vector<bool> copies(const EventList& events);

}  // namespace timeline
