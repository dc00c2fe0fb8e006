#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "events/event.h"
#include "events/shape.h"
#include "render/column.h"
#include "render/padded_text.h"

namespace render {

/// How a line of `CsvWriter` is put together, for all events of one shape, id, outcome and state
/// with the same common values: what they have in common is text, and between that stand the cells
/// in which they differ.
struct CsvPlan {
  /// A cell, and the text before it.
  struct Part {
    PaddedText text{};
    std::optional<Basis> basis{};  ///< of the cell; nothing: there is none, only text
    std::uint32_t value = 0;       ///< which of the own values, where the basis is a place
  };

  std::vector<Part> parts{};
  std::size_t size = 0;        ///< of all texts
  std::size_t own_values = 0;  ///< how many there are
};

/// The plan of events like this one. Nothing if more than the values of its fields, each at a place
/// of its own, may stand in their lines.
std::optional<CsvPlan> csv_plan(const events::Shape& shape, const events::Event& event);

}  // namespace render
