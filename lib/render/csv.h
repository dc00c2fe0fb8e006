#pragma once

#include <iosfwd>
#include <string>

#include "events/event.h"

namespace render {

/// Writes `timeline` as CSV: RFC 4180 in UTF-8, but LF ends a line, and one line is one row.
///
/// - A control character in a text is shown as its picture, a TAB too: the import dialogs of
///   spreadsheets take it for a separator. See `one_line`.
/// - A text that begins as formulas do (`= + - @` TAB CR) gets an apostrophe in front. A lone `-`
///   stays, and so does every number.
/// - A cell is quoted where RFC 4180 asks for it, and where a spreadsheet would make another number
///   of it, as of 1.10, the cookies 0000000000000000 and 12345678901234e5, and ids over 15 digits:
///   LibreOffice leaves quoted cells alone if 'Format quoted field as text' is ticked. Excel does
///   not look at quotes; there, import the ids and cookies as text.
class CsvWriter {
 public:
  /// `out` must outlive the writer.
  explicit CsvWriter(std::ostream& out) : out_(out) {}

  /// The names of the columns.
  void header();
  void row(const events::Event& event);

 private:
  void end_line();

  std::ostream& out_;
  std::string line_{};  // keeps its room from row to row
};

}  // namespace render
