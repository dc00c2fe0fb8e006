#pragma once

#include <algorithm>
#include <string_view>

#include "events/event.h"
#include "events/trim.h"

namespace events {

/// The text of a field as the log has it, without blanks around; empty if the event has none.
inline std::string_view field(const Event& event, std::string_view name) {
  const auto found = std::ranges::find(event.raw, name, &FieldView::name);
  return found == event.raw.end() ? std::string_view{} : trimmed(found->value);
}

}  // namespace events
