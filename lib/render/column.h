#pragma once

#include <span>
#include <string>
#include <string_view>

#include "events/event.h"
#include "render/cell.h"

namespace render {

/// One column of rows of a kind.
template <class Row>
struct ColumnOf {
  std::string_view name;
  std::string_view meaning;  ///< one sentence, with the field of the event it comes from
  Cell (*cell)(const Row& row);
};

/// One column of `timeline`.
using Column = ColumnOf<events::Event>;

/// The columns of `timeline`, schema 1, in their order. Later columns go to the end.
std::span<const Column> timeline_columns();

/// The text of the `detail` column: `Event::other` as `name=value; name=value`.
std::string detail(const events::Event& event);

}  // namespace render
