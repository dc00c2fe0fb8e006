#include "render/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ostream>
#include <string_view>
#include <variant>

#include "render/column.h"
#include "render/text.h"

namespace render {
namespace {

constexpr std::size_t kExactDigits = 15;  // as many as a double keeps, whatever they are

bool begins_like_a_formula(std::string_view text) {
  if (text.empty()) return false;
  const char c = text.front();
  if (text.size() == 1 && c == '-') return false;
  return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r';
}

std::string_view without_blanks(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_digits(std::string_view& text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  text.remove_prefix(count);
  return count;
}

bool is_point(char c) { return c == '.'; }
bool is_exponent(char c) { return c == 'e' || c == 'E'; }
bool is_sign(char c) { return c == '+' || c == '-'; }

bool skip_one(std::string_view& text, bool (&is_wanted)(char)) {
  if (text.empty() || !is_wanted(text.front())) return false;
  text.remove_prefix(1);
  return true;
}

// As strtod reads it, but without a sign, before which there is an apostrophe: 12, 1.50, .5, 12E-5.
bool is_number(std::string_view text) {
  auto digits = skip_digits(text);
  if (skip_one(text, is_point)) digits += skip_digits(text);
  if (digits == 0) return false;
  if (!skip_one(text, is_exponent)) return text.empty();
  skip_one(text, is_sign);
  return skip_digits(text) > 0 && text.empty();
}

// Those spreadsheets show as they are: 0, 500, 123456789012345.
bool is_plain_number(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit) && text.size() <= kExactDigits &&
         (text.size() == 1 || text.front() != '0');
}

bool becomes_another_number(std::string_view text) {
  return is_number(without_blanks(text)) && !is_plain_number(text);
}

// By character: whether it can stand anywhere in a cell without quotes.
constexpr auto kHarmless = [] {
  std::array<bool, 256> harmless{};
  for (std::size_t c = ' '; c <= '~'; ++c) harmless.at(c) = c != ',' && c != '"';
  return harmless;
}();

// Most cells are such: what stands in the log can stand in the line.
bool stays_as_it_is(std::string_view text) {
  const auto is_harmless = [](char c) { return kHarmless.at(static_cast<unsigned char>(c)); };
  const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  if (!std::ranges::all_of(text, is_harmless)) return false;
  return (!text.empty() && is_letter(text.front())) ||
         (!begins_like_a_formula(text) && !becomes_another_number(text));
}

bool needs_quotes(std::string_view text) {
  return text.find(',') != std::string_view::npos || text.find('"') != std::string_view::npos ||
         becomes_another_number(text);
}

/// Puts cells at the end of a line.
class CellWriter {
 public:
  explicit CellWriter(std::string& line) : line_(line) {}

  void operator()(std::monostate /*absent*/) const {}
  void operator()(std::uint64_t number) { append(number); }
  void operator()(Id id) {
    const fmt::format_int digits(id.value);
    append_quotable({digits.data(), digits.size()});
  }

  void operator()(Seconds seconds) { line_ += to_string(seconds); }

  void operator()(Numbers numbers) {
    for (std::string_view separator; const auto number : numbers) {
      line_ += separator;
      append(number);
      separator = "|";
    }
  }

  void operator()(std::string_view text) {
    if (stays_as_it_is(text)) {
      line_ += text;
      return;
    }
    auto shown = one_line(text);
    if (begins_like_a_formula(text)) shown.insert(0, 1, '\'');
    append_quotable(shown);
  }

 private:
  void append(std::uint64_t number) {
    const fmt::format_int digits(number);
    line_.append(digits.data(), digits.size());
  }

  void append_quotable(std::string_view text) {
    if (!needs_quotes(text)) {
      line_ += text;
      return;
    }
    line_ += '"';
    for (const char c : text) line_.append(c == '"' ? 2 : 1, c);
    line_ += '"';
  }

  std::string& line_;  // the writer's
};

}  // namespace

void CsvLines::add_name(std::string_view name) { line_.append(name).push_back(','); }

void CsvLines::add(const Cell& cell) {
  std::visit(CellWriter(line_), cell);
  line_ += ',';
}

void CsvLines::end() {
  line_.back() = '\n';
  out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  line_.clear();
}

}  // namespace render
