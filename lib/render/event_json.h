#pragma once

#include <string>

#include "timeline/dump.h"

namespace render {

/// A line with one JSON object: `source`, `record_id`, `offset`, `written_time`, then `event`, the
/// element tree by these rules:
///
/// - An element with neither attributes nor elements inside is its text, a string.
/// - Any other is an object: attributes as `@Name`, then its text, if it has any, as `#text`, then
///   the elements inside by name; those of one name are an array in the order of the log. Blanks
///   between elements are left out.
/// - Data elements, where each has a Name of its own, stand by that name instead:
///   `{"SubjectUserName": "...", ...}`. In any other element Data is an array always.
/// - Where a text is not the UTF-16 of the log, `#code_units` beside it is, in hex digits.
std::string event_json_line(const timeline::LoggedEvent& logged);

}  // namespace render
