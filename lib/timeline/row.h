#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"

namespace timeline {

/// An event that was written as a row of `timeline`, on its way back.
struct Row {
  events::Event event{};             ///< as it was decoded, with the file its record stands in
  std::vector<std::string> names{};  ///< of its fields, as the log has them
  std::string_view doubt{};          ///< what a second reader said otherwise
  std::string contradiction{};  ///< what a column says otherwise than the fields; empty: nothing
};

/// Reads a line, without its line end. The row is the reader's, and valid until it reads the next
/// one and as long as the line. Throws evtx::Error, without a place, if the line is no row.
using RowReader = std::function<const Row&(std::string_view line)>;

}  // namespace timeline
