#pragma once

#include <cstdint>

#include "bench/particulars.h"
#include "evtx_writer/event.h"

namespace bench {

/// What the `number`th Main Mode event of a log tells of: of five, two SAs come up (4650), one
/// negotiation fails (4653), two SAs end (4655).
Kind main_mode_kind(std::uint64_t number);

/// A Main Mode event with these particulars; what else is in it depends on `number`.
/// Throws std::invalid_argument if the kind is none of Main Mode.
evtx_writer::Event main_mode_event(Kind kind, std::uint64_t number, const Particulars& particulars);

}  // namespace bench
