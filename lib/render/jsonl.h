#pragma once

#include <iosfwd>

#include "events/event.h"

namespace render {

/// Writes `timeline` as JSON lines: one object a line, with the columns as keys in their order,
/// then `raw`, an object of the names and values as the log has them.
///
/// Numbers are numbers, ids are strings of decimal digits, `failure_code` is an array, everything
/// else is a string; null where the log does not say. Always valid UTF-8, with U+FFFD for bytes
/// that are not.
class JsonlWriter {
 public:
  /// `out` must outlive the writer.
  explicit JsonlWriter(std::ostream& out) : out_(out) {}

  /// JSON lines have none: each row names its values.
  void header() const {}
  void row(const events::Event& event);

 private:
  std::ostream& out_;
};

}  // namespace render
