#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/decode.h"
#include "render/column.h"

namespace render {

/// A field of `raw`.
struct RawField {
  std::string_view name{};
  events::FieldValue value{};
};

/// What stands in a line of JSON that has the shape of a row, not understood yet. Its texts are
/// views of `text`.
struct JsonlLine {
  std::string text{};  ///< the line, with its strings decoded in place
  /// As in `timeline_columns`; a text, a whole number, numbers, or monostate for null. Nothing: the
  /// line has no such key.
  std::vector<std::optional<Cell>> columns{};
  std::vector<std::uint32_t> numbers{};  ///< those of `failure_code`
  std::optional<std::vector<RawField>> raw{};
};

/// Parses a line; what the last one took is used again. Keys that are no columns are passed over.
/// Throws evtx::Error, without a place, if it is no JSON object, a key stands twice in it, or a
/// value is of a type that none of its kind has.
void parse(std::string_view line, JsonlLine& into);

/// A text from a file as it is quoted in messages: of bounded length.
std::string quoted(std::string_view text);

}  // namespace render
