#include "timeline/packed_values.h"

#include <charconv>
#include <cstring>
#include <limits>
#include <variant>

#include "evtx/binxml/utf16.h"

namespace timeline {
namespace {

// The first byte of a value: its length, or one of these.
constexpr unsigned char kPooled = 254;      // the text's number follows
constexpr unsigned char kPooledPair = 255;  // the numbers of the text and its code units follow
constexpr std::size_t kLongestInline = 23;  // a longer one takes less as a number, if it repeats

// No value takes more: one inline with its length, two numbers with what tells that.
constexpr std::size_t kMostPacked = 1 + kLongestInline;
static_assert(kLongestInline >= 2 * sizeof(std::uint32_t));
static_assert(kLongestInline >= std::numeric_limits<std::uint64_t>::digits10 + 1);

// What follows the first byte.
std::size_t size_behind(unsigned char first) {
  if (first == kPooled) return sizeof(std::uint32_t);
  if (first == kPooledPair) return 2 * sizeof(std::uint32_t);
  return first;
}

}  // namespace

ValueWriter::ValueWriter(std::string& bytes, std::size_t count, TextPool& texts)
    : bytes_(bytes), texts_(texts), finished_(bytes.size()) {
  bytes.resize(finished_ + count * kMostPacked);
  end_ = bytes.data() + finished_;
}

void ValueWriter::add(const events::FieldValue& value) {
  text_size_ += value.value.size() + value.code_units.size();
  if (!value.code_units.empty()) {
    add_first(kPooledPair);
    add_pooled(value.value);
    add_pooled(value.code_units);
  } else if (value.value.size() > kLongestInline) {
    add_first(kPooled);
    add_pooled(value.value);
  } else {
    add_first(static_cast<unsigned char>(value.value.size()));
    add_bytes(value.value.data(), value.value.size());
  }
}

void ValueWriter::add(const evtx::binxml::Filling& filling) {
  if (std::holds_alternative<std::monostate>(filling)) return add_first(0);
  const auto* value = std::get_if<evtx::binxml::Value>(&filling);
  if (value != nullptr && (add_ascii(*value) || add_decimal(*value))) return;
  std::string text;
  const auto code_units = append_text(text, filling);
  add({.value = text, .code_units = code_units});
}

// What most texts are: short, and each character a byte.
bool ValueWriter::add_ascii(const evtx::binxml::Value& value) {
  if (!value.is(evtx::binxml::Type::string)) return false;
  const auto utf16 = evtx::binxml::without_final_nuls(value.bytes);
  const auto size = utf16.size() / 2;
  if (size > kLongestInline || !evtx::binxml::narrow_ascii(utf16, end_ + 1)) return false;
  end_at(end_ + 1 + size);
  return true;
}

bool ValueWriter::add_decimal(const evtx::binxml::Value& value) {
  const auto number = decimal(value);
  if (!number) return false;
  end_at(std::to_chars(end_ + 1, end_ + 1 + kLongestInline, *number).ptr);
  return true;
}

// An inline text was written behind the place of its length.
void ValueWriter::end_at(char* end) {
  const auto size = end - (end_ + 1);
  *end_ = static_cast<char>(size);
  text_size_ += static_cast<std::size_t>(size);
  end_ = end;
}

void ValueWriter::add_bytes(const void* bytes, std::size_t size) {
  if (size > 0) std::memcpy(end_, bytes, size);
  end_ += size;
}

void ValueWriter::add_pooled(std::string_view text) {
  const std::uint32_t number = texts_.id_of(text);
  add_bytes(&number, sizeof number);
}

events::FieldValue ValueReader::next() {
  const auto first = static_cast<unsigned char>(*bytes_++);
  if (first == kPooled) return {.value = pooled()};
  if (first == kPooledPair) {
    const auto value = pooled();
    return {.value = value, .code_units = pooled()};
  }
  const std::string_view value(bytes_, first);
  bytes_ += first;
  return {.value = value};
}

void ValueReader::skip() { bytes_ += 1 + size_behind(static_cast<unsigned char>(*bytes_)); }

std::string_view ValueReader::pooled() {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes_, sizeof number);
  bytes_ += sizeof number;
  return texts_.text(number);
}

void pack_values(std::string& bytes, std::span<const events::FieldValue> values, TextPool& texts) {
  ValueWriter writer(bytes, values.size(), texts);
  for (const auto& value : values) writer.add(value);
  writer.finish();
}

void pack_value(std::string& bytes, const events::FieldValue& value, TextPool& texts) {
  pack_values(bytes, std::span(&value, 1), texts);
}

std::size_t packed_size(const char* bytes, std::size_t count) {
  const auto* end = bytes;
  for (std::size_t i = 0; i < count; ++i) end += 1 + size_behind(static_cast<unsigned char>(*end));
  return static_cast<std::size_t>(end - bytes);
}

}  // namespace timeline
