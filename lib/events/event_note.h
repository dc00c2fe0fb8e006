#pragma once

#include <cstdint>
#include <string_view>

namespace events {

/// What is to be known of an event beside its title and its fields; empty for most.
std::string_view event_note(std::uint32_t event_id);

}  // namespace events
