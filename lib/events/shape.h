#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace events {

/// The names of the fields that records of one template carry, and where each goes in an `Event`.
class Shape {
 public:
  struct Field {
    std::string name{};  ///< unique: a second `X` is `X#2`, a nameless third field is `#3`
    /// Puts a value into its place; false if it does not fit there, or if there is a value already.
    /// Null: the field has no place of its own.
    bool (*put)(Event& event, std::string_view value) = nullptr;
  };

  /// `names` as in the log, in their order; a field without a name has an empty one.
  explicit Shape(std::span<const std::string> names);

  [[nodiscard]] std::span<const Field> fields() const { return fields_; }

 private:
  std::vector<Field> fields_{};
};

}  // namespace events
