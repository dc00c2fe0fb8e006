#pragma once

#include <iosfwd>

#include "render/session_row.h"

namespace render {

/// Writes `sessions` as JSON lines: one object a line, with the columns as keys in their order and
/// values of the types that `timeline` has; seconds are numbers.
class SessionJsonlWriter {
 public:
  /// `out` must outlive the writer.
  explicit SessionJsonlWriter(std::ostream& out) : out_(out) {}

  /// JSON lines have none: each row names its values.
  void header() const {}
  void row(const SessionRow& row);

 private:
  std::ostream& out_;
};

}  // namespace render
