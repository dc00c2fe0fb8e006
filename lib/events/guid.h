#pragma once

#include <string_view>

#include "events/any_case.h"

namespace events {

/// True if both are the same GUID, each with braces or without, in any case.
constexpr bool same_guid(std::string_view a, std::string_view b) {
  const auto without_braces = [](std::string_view guid) {
    if (guid.starts_with('{')) guid.remove_prefix(1);
    if (guid.ends_with('}')) guid.remove_suffix(1);
    return guid;
  };
  return same_in_any_case(without_braces(a), without_braces(b));
}

}  // namespace events
