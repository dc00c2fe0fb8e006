#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/place.h"

namespace events {

/// The names of the fields that records of one template carry, and where each goes in an `Event`.
class Shape {
 public:
  struct Field {
    std::string name{};            ///< unique, see `original_name`
    std::optional<Place> place{};  ///< nothing: it has none of its own
    /// It says which SA an event is of, between whom it is or how long it may last; or it has no
    /// place, and may say what happened to the clock or to the log.
    bool bears_on_sa = false;
    /// It tells of the host that logged and of what it is set up to do: many events have all such
    /// values in common.
    bool is_common = false;
  };

  /// `names` as in the log, in their order; a field without a name has an empty one.
  explicit Shape(std::span<const std::string> names);

  [[nodiscard]] std::span<const Field> fields() const { return fields_; }

 private:
  std::vector<Field> fields_{};
};

/// Stands behind the name of a field for the code units of its value, where both are written.
constexpr std::string_view kCodeUnits = "#code_units";

/// The name that the log has for a field of this unique name: a second `X` is `X#2`, a nameless
/// third field is `#3`; and a name that looks like that by itself, or ends in `#code_units`, is
/// numbered from the first on: `X#2#1`.
std::string_view original_name(std::string_view name);

}  // namespace events
