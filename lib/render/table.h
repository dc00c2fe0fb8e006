#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
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
  Colour colour = Colour::never;       ///< of the event's name; the rest stays plain
};

/// What a table has to have room for: all its events are shown to it first.
class TableFit {
 public:
  void add(const events::Event& event);

  /// The one computer that logged all of them; empty if there are several, or no events.
  [[nodiscard]] std::string only_computer() const;
  /// In cells, one a column: what it takes to show its title and all its cells whole; 0 if all its
  /// cells are empty.
  [[nodiscard]] std::vector<std::size_t> needed_widths() const;

 private:
  std::vector<std::size_t> needed_ = std::vector<std::size_t>(table_columns().size());
  std::optional<std::string> computer_{};  // the first event's
  bool has_several_computers_ = false;
};

/// Writes `timeline` as a table to read, which leaves out what a reader of a screen can do without:
///
///     computer: VPN1.example.com
///     TIME (UTC)           EVENT        LOCAL             REMOTE               SA ID  REASON
///     2026-01-02 03:04:05  established  192.0.2.1:500  -> 198.51.100.7:500     9
///     2026-01-02 03:05:10  failed       192.0.2.1:500  <- 203.0.113.9:500             Negotiati…
///
/// A row is one line of at most the given width. The arrow goes from the initiator to the
/// responder; `--` if the log does not say who that is. Columns with nothing in them are left out,
/// then the least important ones until the rest fits, and what does not fit its column is cut.
/// The computer is a column only if there are several.
class TableWriter {
 public:
  /// `out` must outlive the writer. `fit` has seen the events that will be rows.
  TableWriter(std::ostream& out, const TableFit& fit, const TableStyle& style);

  /// The computer if there is but one, and the titles. Nothing if there are no events.
  void header();
  void row(const events::Event& event);

 private:
  struct Shown {
    std::size_t column = 0;  // which of `table_columns`
    std::size_t width = 0;   // in cells
  };

  void append(std::string_view text, std::size_t width, std::string_view colour);
  void end_line();

  std::ostream& out_;
  TableStyle style_;
  std::string only_computer_{};  // empty if there are several
  std::vector<Shown> shown_{};   // from left to right
  std::string line_{};           // keeps its room from row to row
  std::size_t padding_ = 0;      // blanks owed before the next text of the line
};

}  // namespace render
