#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "events/event.h"
#include "events/place.h"
#include "render/cell.h"

namespace render {

/// One column of rows of a kind.
template <class Row>
struct ColumnOf {
  std::string_view name;
  std::string_view meaning;  ///< one sentence, with the field of the event it comes from
  Cell (*cell)(const Row& row);
};

/// What the cells of a column of `timeline` are made of.
enum class Basis : std::uint8_t {
  kind,         ///< what events of one id, outcome and state have in common
  time,         ///< `Event::time`
  written,      ///< `Event::written`
  computer,     ///< `Event::computer`
  channel,      ///< `Event::channel`
  source,       ///< `Event::source`
  record_id,    ///< `Event::record_id`
  offset,       ///< `Event::offset`
  text,         ///< the text at a place
  cookie,       ///< the same, of a cookie
  number,       ///< the number at a place, of 32 bits
  id,           ///< the same, of 64
  error_codes,  ///< the IKE errors whose text is at a place
  detail,       ///< all that has no place
};

/// One column of `timeline`: as `ColumnOf`, and what its cells are made of.
struct Column {
  std::string_view name;
  std::string_view meaning;
  Cell (*cell)(const events::Event& event);
  Basis basis;
  std::optional<events::Place> place{};  ///< that the basis speaks of
};

/// The columns of `timeline`, schema 1, in their order. Later columns go to the end.
std::span<const Column> timeline_columns();

/// The text of the `detail` column: `Event::other` as `name=value; name=value`.
std::string detail(const events::Event& event);

}  // namespace render
