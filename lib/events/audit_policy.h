#pragma once

#include <optional>
#include <string_view>

#include "events/event.h"

namespace events {

/// The name of the IPsec subcategory whose auditing an event changes, by its GUID or its parameter
/// string: a 4719 says which one it is about. Nothing if it is about another one, and for all other
/// events.
std::optional<std::string_view> ipsec_subcategory(const Event& event);

}  // namespace events
