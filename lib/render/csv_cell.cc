#include "render/csv_cell.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <string>

#include "render/text.h"

namespace render {
namespace {

// A number in each byte of a word.
constexpr std::uint64_t in_each(std::uint8_t number) { return number * 0x0101010101010101ULL; }

// The highest bit of a byte is set in each that is zero, and in none if none is; behind a zero it
// may be set in a byte that is 1, too.
constexpr std::uint64_t zeros_in(std::uint64_t word) { return (word - in_each(1)) & ~word; }

std::uint64_t eight_at(std::string_view text, std::size_t at) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, text.data() + at, sizeof eight);
  return eight;
}

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

// As most addresses do, of which the first eight characters tell it.
bool has_two_points(std::string_view text) {
  if (text.size() < sizeof(std::uint64_t)) return false;
  return std::popcount(zeros_in(eight_at(text, 0) ^ in_each('.')) & in_each(0x80)) > 1;
}

bool becomes_another_number(std::string_view text) {
  if (has_two_points(text)) return false;
  return is_number(without_blanks(text)) && !is_plain_number(text, kExactDigits);
}

// Not 0 if one of eight characters is not among the harmless ones.
constexpr std::uint64_t harm_in(std::uint64_t eight) {
  const auto control = (eight - in_each(' ')) & ~eight;
  const auto comma = zeros_in(eight ^ in_each(','));
  const auto quote = zeros_in(eight ^ in_each('"'));
  const auto rubout = zeros_in(eight ^ in_each(0x7f));
  return (eight | control | comma | quote | rubout) & in_each(0x80);
}

// Harmless is what can stand anywhere in a cell without quotes.
static_assert([] {
  for (unsigned c = 0; c < 256; ++c) {
    const bool is_harmless = c >= ' ' && c <= '~' && c != ',' && c != '"';
    if ((harm_in(in_each(static_cast<std::uint8_t>(c))) == 0) != is_harmless) return false;
  }
  return true;
}());

// Of four to seven characters: the first four and the last four.
bool copy_two_by_four(std::string_view text, char* out) {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
  const auto behind = text.size() - sizeof last;
  std::memcpy(&first, text.data(), sizeof first);
  std::memcpy(&last, text.data() + behind, sizeof last);
  std::memcpy(out, &first, sizeof first);
  std::memcpy(out + behind, &last, sizeof last);
  return harm_in(std::uint64_t{last} << 32U | first) == 0;
}

bool copy_one_by_one(std::string_view text, char* out) {
  std::uint64_t harm = 0;
  for (const char c : text) {
    harm |= harm_in(in_each(static_cast<std::uint8_t>(c)));
    *out++ = c;
  }
  return harm == 0;
}

// Copies a text, for which there is room. False if one of its characters is not harmless.
bool copy_harmless(std::string_view text, char* out) {
  if (text.size() < sizeof(std::uint32_t)) return copy_one_by_one(text, out);
  if (text.size() < sizeof(std::uint64_t)) return copy_two_by_four(text, out);
  std::uint64_t harm = 0;
  const auto copy = [&](std::size_t at) {
    const auto eight = eight_at(text, at);
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

char* write_plain(char* out, std::string_view text) { return out + text.copy(out, text.size()); }

char* write_quoted(char* out, std::string_view text) {
  *out++ = '"';
  for (const char c : text) {
    *out++ = c;
    if (c == '"') *out++ = c;
  }
  *out++ = '"';
  return out;
}

char* write_changed(char* out, std::string_view text) {
  auto shown = one_line(text);
  if (begins_like_a_formula(text)) shown.insert(0, 1, '\'');
  return needs_quotes(shown) ? write_quoted(out, shown) : write_plain(out, shown);
}

}  // namespace

bool is_plain_number(std::string_view text, std::size_t most_digits) {
  return !text.empty() && text.size() <= most_digits && std::ranges::all_of(text, is_digit) &&
         (text.size() == 1 || text.front() != '0');
}

// Most texts can stand in the line as they stand in the log.
char* write_text(char* out, std::string_view text) {
  if (copy_harmless(text, out) && !is_misread(text)) return out + text.size();
  return write_changed(out, text);
}

char* write_number(char* out, std::uint64_t number) {
  return std::to_chars(out, out + kMostDigits, number).ptr;
}

void CsvCells::operator()(std::uint64_t number) { append(number); }

void CsvCells::operator()(Seconds seconds) { append(to_string(seconds)); }

// It is written without zeros before it, so that its size alone makes it another number.
void CsvCells::operator()(Id id) {
  if (id.value < kFirstInexact)
    append(id.value);
  else
    line_.end_at(
        write_quoted(line_.room(most_room_of_text(kMostDigits)), std::to_string(id.value)));
}

void CsvCells::operator()(evtx::Timestamp time) {
  const auto text = evtx::to_characters(time);
  append({text.data(), text.size()});
}

void CsvCells::operator()(Numbers numbers) {
  for (std::string_view separator; const auto number : numbers) {
    append(separator);
    append(number);
    separator = "|";
  }
}

void CsvCells::operator()(std::string_view text) {
  line_.end_at(write_text(line_.room(most_room_of_text(text.size())), text));
}

void CsvCells::append(std::uint64_t number) {
  line_.end_at(write_number(line_.room(kMostDigits), number));
}

}  // namespace render
