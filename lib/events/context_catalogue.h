#pragma once

#include <cstdint>
#include <span>

#include "events/catalogue.h"

namespace events {

/// The events beside the nine that bear on Main Mode associations, by id and version: what its
/// neighbours Quick Mode and Extended Mode do, and what happens to the host and to its log.
std::span<const Definition> context_definitions();

/// The context event of this id, in its newest version; nothing if it is none.
const Definition* find_context(std::uint32_t event_id);

}  // namespace events
