#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "render/table_column.h"

namespace render {

enum class Colour { never, always };

/// What the table is shown on.
struct TableStyle {
  std::optional<std::size_t> width{};  ///< in cells of a terminal; empty: as wide as it takes
  Colour colour = Colour::never;       ///< of the columns that have one; the rest stays plain
};

/// What the columns of a table have to have room for.
class TableNeeds {
 public:
  explicit TableNeeds(std::vector<TablePlace> places)
      : places_(std::move(places)), widths_(places_.size()) {}

  /// Takes the text of a cell.
  void add(std::size_t column, const std::string& text);

  [[nodiscard]] const std::vector<TablePlace>& places() const { return places_; }
  /// The one computer of all rows; empty if there are several, or no rows.
  [[nodiscard]] std::string only_computer() const;
  /// In cells, one a column: what it takes to show its title and all its cells whole; 0 if all its
  /// cells are empty.
  [[nodiscard]] std::vector<std::size_t> widths() const;

 private:
  std::vector<TablePlace> places_;
  std::vector<std::size_t> widths_;
  std::optional<std::string> computer_{};  // the first row's
  bool has_several_computers_ = false;
};

/// Writes the lines of a table, see `TableWriterOf`.
class TableLines {
 public:
  struct Shown {
    std::size_t column = 0;
    std::size_t width = 0;  // in cells
  };

  /// `out` must outlive the lines.
  TableLines(std::ostream& out, const TableNeeds& needs, const TableStyle& style);

  /// The computer if there is but one, what there is no room for, and the titles. Nothing if no
  /// column is shown.
  void header();
  /// The columns that are shown, from left to right.
  [[nodiscard]] std::span<const Shown> shown() const { return shown_; }
  /// Puts a text, made safe for a terminal, into the line, behind those before.
  void add(std::string_view text, std::size_t width, std::string_view colour = {});
  void end();

 private:
  void leave_out(std::string_view title);
  void line(std::string_view text);

  std::ostream& out_;
  TableStyle style_;
  std::string only_computer_{};             // empty if there are several
  std::string left_out_{};                  // columns, in words; empty if there are none
  std::vector<std::string_view> titles_{};  // of those that are shown
  std::vector<Shown> shown_{};
  std::string line_{};       // keeps its room from row to row
  std::size_t padding_ = 0;  // blanks owed before the next text of the line
};

/// What a table has to have room for: all its rows are shown to it first.
template <class Row>
class TableFitOf {
 public:
  /// `columns`, from left to right, must outlive it.
  explicit TableFitOf(std::span<const TableColumnOf<Row>> columns)
      : columns_(columns), needs_(places_of(columns)) {}

  void add(const Row& row) {
    for (std::size_t i = 0; i < columns_.size(); ++i) needs_.add(i, columns_[i].text(row));
  }

  [[nodiscard]] std::span<const TableColumnOf<Row>> columns() const { return columns_; }
  [[nodiscard]] const TableNeeds& needs() const { return needs_; }

 private:
  static std::vector<TablePlace> places_of(std::span<const TableColumnOf<Row>> columns) {
    std::vector<TablePlace> places;
    for (const auto& column : columns) places.push_back(column.place);
    return places;
  }

  std::span<const TableColumnOf<Row>> columns_;
  TableNeeds needs_;
};

/// Writes rows of a kind as a table to read, which leaves out what a reader of a screen can do
/// without:
///
///     computer: VPN1.example.com
///     TIME (UTC)           EVENT        LOCAL             REMOTE               SA ID  REASON
///     2026-01-02 03:04:05  established  192.0.2.1:500  -> 198.51.100.7:500     9
///     2026-01-02 03:05:10  failed       192.0.2.1:500  <- 203.0.113.9:500             Negotiati…
///
/// A row is one line of at most the given width. The arrow goes from the initiator to the
/// responder; `--` if the log does not say who that is. Columns with nothing in them are left out,
/// then the least important ones until the rest fits, which a line above says, and what does not
/// fit its column is cut. The computer is a column only if there are several.
template <class Row>
class TableWriterOf {
 public:
  /// `out` must outlive the writer. `fit` has seen all that will be rows.
  TableWriterOf(std::ostream& out, const TableFitOf<Row>& fit, const TableStyle& style)
      : columns_(fit.columns()), colour_(style.colour), lines_(out, fit.needs(), style) {}

  /// The computer if there is but one, what there is no room for, and the titles. Nothing if there
  /// are no rows.
  void header() { lines_.header(); }
  void row(const Row& row) {
    for (const auto& [index, width] : lines_.shown()) {
      const auto& column = columns_[index];
      const bool is_coloured = column.colour != nullptr && colour_ == Colour::always;
      lines_.add(column.text(row), width, is_coloured ? column.colour(row) : std::string_view{});
    }
    lines_.end();
  }

 private:
  std::span<const TableColumnOf<Row>> columns_;
  Colour colour_;
  TableLines lines_;
};

/// Of `timeline`.
class TableFit : public TableFitOf<events::Event> {
 public:
  TableFit() : TableFitOf(table_columns()) {}
};
using TableWriter = TableWriterOf<events::Event>;

}  // namespace render
