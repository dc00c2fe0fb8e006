#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <variant>

#include "evtx/text_buffer.h"
#include "evtx/timestamp.h"
#include "render/cell.h"

namespace render {

/// As many digits as a double keeps, whatever they are: longer numbers become others in a
/// spreadsheet.
constexpr std::size_t kExactDigits = 15;
constexpr std::uint64_t kFirstInexact = [] {
  std::uint64_t number = 1;
  for (std::size_t digits = 0; digits < kExactDigits; ++digits) number *= 10;
  return number;
}();
/// As many has the longest number of 64 bits.
constexpr std::size_t kMostDigits = 20;

/// True for digits, no more than so many, that are written as a number is: 0, 500, not 007.
bool is_plain_number(std::string_view text, std::size_t most_digits);

/// How much room a text of so many bytes takes at most: three bytes for each that is no part of
/// UTF-8, an apostrophe, and quotes.
constexpr std::size_t most_room_of_text(std::size_t size) { return 3 * size + 3; }

/// Writes the cell of a text, for which there must be room, and gives its end.
char* write_text(char* out, std::string_view text);

/// The same of a number, which takes `kMostDigits` at most.
char* write_number(char* out, std::uint64_t number);

/// Puts the cells of a line of CSV, see `CsvLines`, behind one another; of what parts them it knows
/// nothing.
class CsvCells {
 public:
  /// `line` must outlive the cells.
  explicit CsvCells(evtx::TextBuffer& line) : line_(line) {}

  void add(const Cell& cell) { std::visit(*this, cell); }

  // One for each that a cell can be.
  void operator()(std::monostate /*absent*/) const {}
  void operator()(std::uint64_t number);
  void operator()(Seconds seconds);
  void operator()(Id id);
  void operator()(evtx::Timestamp time);
  void operator()(Numbers numbers);
  void operator()(std::string_view text);

 private:
  void append(std::string_view text) { line_.append(text); }
  void append(std::uint64_t number);

  evtx::TextBuffer& line_;
};

}  // namespace render
