#pragma once

#include <iosfwd>
#include <span>
#include <string_view>
#include <variant>

#include "events/event.h"
#include "evtx/text_buffer.h"
#include "render/column.h"

namespace render {

/// Writes lines of CSV: RFC 4180 in UTF-8, but LF ends a line, and one line is one row.
///
/// - A control character in a text is shown as its picture, a TAB too: the import dialogs of
///   spreadsheets take it for a separator. See `one_line`.
/// - A text that begins as formulas do (`= + - @` TAB CR) gets an apostrophe in front. A lone `-`
///   stays, and so does every number.
/// - A cell is quoted where RFC 4180 asks for it, and where a spreadsheet would make another number
///   of it, as of 1.10, the cookies 0000000000000000 and 12345678901234e5, and ids over 15 digits:
///   LibreOffice leaves quoted cells alone if 'Format quoted field as text' is ticked. Excel does
///   not look at quotes; there, import the ids and cookies as text.
class CsvLines {
 public:
  /// `out` must outlive the lines.
  explicit CsvLines(std::ostream& out) : out_(out) {}

  /// Puts the name of a column at the end of the line.
  void add_name(std::string_view name);
  /// Puts a cell at the end of the line.
  void add(const Cell& cell) {
    if (!std::holds_alternative<std::monostate>(cell)) put(cell);  // most say nothing
    line_.append(',');
  }
  /// Writes the line, which has a cell at least, and begins the next.
  void end();

 private:
  void put(const Cell& cell);

  std::ostream& out_;
  evtx::TextBuffer line_{};  // each cell leaves a comma behind it
};

/// Writes rows of a kind as CSV, see `CsvLines`.
template <class Row, class AnyColumn = ColumnOf<Row>>
class CsvRows {
 public:
  /// `out` must outlive the writer, and so must the columns, of which there is one at least.
  CsvRows(std::ostream& out, std::span<const AnyColumn> columns) : lines_(out), columns_(columns) {}

  /// The names of the columns.
  void header() {
    for (const auto& column : columns_) lines_.add_name(column.name);
    lines_.end();
  }
  void row(const Row& row) {
    for (const auto& column : columns_) lines_.add(column.cell(row));
    lines_.end();
  }

 private:
  CsvLines lines_;
  std::span<const AnyColumn> columns_;
};

/// Writes `timeline` as CSV.
class CsvWriter : public CsvRows<events::Event, Column> {
 public:
  /// `out` must outlive the writer.
  explicit CsvWriter(std::ostream& out) : CsvRows(out, timeline_columns()) {}
};

}  // namespace render
