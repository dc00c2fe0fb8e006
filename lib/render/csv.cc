#include "render/csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <ostream>
#include <string_view>
#include <variant>

#include "render/column.h"
#include "render/text.h"

namespace render {
namespace {

constexpr std::size_t kExactDigits = 15;  // as many as a double keeps, whatever they are
constexpr auto kFirstInexact = [] {
  std::uint64_t number = 1;
  for (std::size_t digits = 0; digits < kExactDigits; ++digits) number *= 10;
  return number;
}();

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

// A number in each byte of a word.
constexpr std::uint64_t in_each(std::uint8_t number) { return number * 0x0101010101010101ULL; }

// The highest bit of a byte is set in the first that is zero, and in no byte if none is.
constexpr std::uint64_t zeros_in(std::uint64_t word) { return (word - in_each(1)) & ~word; }

// Not 0 if one of eight characters is not among the harmless ones.
constexpr std::uint64_t harm_in(std::uint64_t eight) {
  const auto control = (eight - in_each(' ')) & ~eight;
  const auto comma = zeros_in(eight ^ in_each(','));
  const auto quote = zeros_in(eight ^ in_each('"'));
  const auto rubout = zeros_in(eight ^ in_each(0x7f));
  return (eight | control | comma | quote | rubout) & in_each(0x80);
}

// Both say the same of each character.
static_assert([] {
  for (std::size_t c = 0; c < kHarmless.size(); ++c)
    if ((harm_in(in_each(static_cast<std::uint8_t>(c))) == 0) != kHarmless.at(c)) return false;
  return true;
}());

bool copy_one_by_one(std::string_view text, char* out) {
  bool is_harmless = true;
  for (const char c : text) {
    is_harmless &= kHarmless[static_cast<unsigned char>(c)];
    *out++ = c;
  }
  return is_harmless;
}

// Copies a text, for which there is room. False if one of its characters is not harmless.
bool copy_harmless(std::string_view text, char* out) {
  if (text.size() < sizeof(std::uint64_t)) return copy_one_by_one(text, out);
  std::uint64_t harm = 0;
  const auto copy = [&](std::size_t at) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    harm |= harm_in(eight);
    std::memcpy(out + at, &eight, sizeof eight);
  };
  for (std::size_t at = 0; at + 8 <= text.size(); at += 8) copy(at);
  copy(text.size() - 8);  // what is left, and some of what was before it
  return harm == 0;
}

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

// By its beginning, or as a whole.
bool is_misread(std::string_view text) {
  return !text.empty() && !is_letter(text.front()) &&
         (begins_like_a_formula(text) || becomes_another_number(text));
}

bool needs_quotes(std::string_view text) {
  return text.find(',') != std::string_view::npos || text.find('"') != std::string_view::npos ||
         becomes_another_number(text);
}

/// Puts cells at the end of a line.
class CellWriter {
 public:
  explicit CellWriter(evtx::TextBuffer& line) : line_(line) {}

  void operator()(std::monostate /*absent*/) const {}
  void operator()(std::uint64_t number) { append(number); }
  void operator()(Seconds seconds) { append(to_string(seconds)); }

  // It is written without zeros before it, so that its size alone makes it another number.
  void operator()(Id id) {
    if (id.value < kFirstInexact)
      append(id.value);
    else
      append_quoted(std::to_string(id.value));
  }

  void operator()(evtx::Timestamp time) {
    const auto text = evtx::to_characters(time);
    append({text.data(), text.size()});
  }

  void operator()(Numbers numbers) {
    for (std::string_view separator; const auto number : numbers) {
      append(separator);
      append(number);
      separator = "|";
    }
  }

  // Most texts can stand in the line as they stand in the log.
  void operator()(std::string_view text) {
    auto* const begin = line_.room(text.size());
    if (copy_harmless(text, begin) && !is_misread(text)) return line_.end_at(begin + text.size());
    auto shown = one_line(text);
    if (begins_like_a_formula(text)) shown.insert(0, 1, '\'');
    return needs_quotes(shown) ? append_quoted(shown) : append(shown);
  }

 private:
  void append(std::string_view text) { line_.append(text); }
  void append(std::uint64_t number) {
    constexpr std::size_t kMostDigits = 20;
    auto* const begin = line_.room(kMostDigits);
    line_.end_at(std::to_chars(begin, begin + kMostDigits, number).ptr);
  }

  void append_quoted(std::string_view text) {
    line_.append('"');
    for (const char c : text) {
      line_.append(c);
      if (c == '"') line_.append(c);
    }
    line_.append('"');
  }

  evtx::TextBuffer& line_;  // the writer's
};

}  // namespace

void CsvLines::add_name(std::string_view name) {
  line_.append(name);
  line_.append(',');
}

void CsvLines::put(const Cell& cell) { std::visit(CellWriter(line_), cell); }

void CsvLines::end() {
  line_.replace_last('\n');
  out_.write(line_.text().data(), static_cast<std::streamsize>(line_.text().size()));
  line_.clear();
}

}  // namespace render
