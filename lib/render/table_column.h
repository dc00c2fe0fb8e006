#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "events/event.h"

namespace render {

/// What the table treats in its own way.
enum class Content {
  plain,
  computer,  ///< named once above the table if it is the same in all rows
  event,     ///< coloured
};

/// One column of the table that `TableWriter` writes: less than `timeline` has, put together so
/// that a line of a terminal says much.
struct TableColumn {
  std::string_view title;
  int importance;     ///< 1 is kept longest
  std::size_t least;  ///< cells; with fewer, a column that needs them is not worth showing
  std::size_t ample;  ///< cells it gets before a less important column gets any
  std::string (*text)(const events::Event& event);  ///< as the log has it; empty if it does not say
  Content content = Content::plain;
};

/// From left to right.
std::span<const TableColumn> table_columns();

}  // namespace render
