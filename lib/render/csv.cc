#include "render/csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <string_view>
#include <variant>

#include "render/column.h"
#include "render/text.h"

namespace render {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::size_t kExactDigits = 15;  // as many as a double keeps, whatever they are

bool begins_like_a_formula(std::string_view text) {
  constexpr std::string_view kStarts = "=+-@\t\r";
  return text != "-" && !text.empty() && kStarts.find(text.front()) != std::string_view::npos;
}

std::string_view without_blanks(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

std::size_t skip_digits(std::string_view& text) {
  const auto count = std::min(text.find_first_not_of(kDigits), text.size());
  text.remove_prefix(count);
  return count;
}

bool skip_one_of(std::string_view& text, std::string_view wanted) {
  if (text.empty() || wanted.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

// As strtod reads it, but without a sign, before which there is an apostrophe: 12, 1.50, .5, 12E-5.
bool is_number(std::string_view text) {
  auto digits = skip_digits(text);
  if (skip_one_of(text, ".")) digits += skip_digits(text);
  if (digits == 0) return false;
  if (!skip_one_of(text, "eE")) return text.empty();
  skip_one_of(text, "+-");
  return skip_digits(text) > 0 && text.empty();
}

// Those spreadsheets show as they are: 0, 500, 123456789012345.
bool is_plain_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos &&
         text.size() <= kExactDigits && (text.size() == 1 || text.front() != '0');
}

bool becomes_another_number(std::string_view text) {
  return is_number(without_blanks(text)) && !is_plain_number(text);
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
  void operator()(Id id) { append_quotable(fmt::format_int(id.value).c_str()); }

  void operator()(Numbers numbers) {
    for (std::string_view separator; const auto number : numbers) {
      line_ += separator;
      append(number);
      separator = "|";
    }
  }

  void operator()(std::string_view text) {
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

void CsvWriter::header() {
  line_.clear();
  for (const auto& column : timeline_columns()) line_.append(column.name).push_back(',');
  end_line();
}

void CsvWriter::row(const events::Event& event) {
  line_.clear();
  for (CellWriter writer(line_); const auto& column : timeline_columns()) {
    std::visit(writer, column.cell(event));
    line_ += ',';
  }
  end_line();
}

// Each cell left a comma behind it.
void CsvWriter::end_line() {
  line_.back() = '\n';
  out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
}

}  // namespace render
