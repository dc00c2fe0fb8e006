#include "timeline/packed_values.h"

#include <array>
#include <charconv>
#include <cstring>
#include <limits>
#include <utility>
#include <variant>

#include "evtx/binxml/utf16.h"

namespace timeline {
namespace {

using evtx::binxml::Filling;
using evtx::binxml::Type;
using evtx::binxml::Value;

static_assert(kLongestInline >= 2 * sizeof(std::uint32_t));
static_assert(kLongestInline >= std::numeric_limits<std::uint64_t>::digits10 + 1);

// Writes a text that is short and has a byte for each character, behind its length, and gives its
// end; null if it is another one.
inline char* write_ascii(char* out, const Value& value) {
  const auto utf16 = evtx::binxml::without_final_nuls(value.bytes);
  const auto size = utf16.size() / 2;
  if (size > kLongestInline || !evtx::binxml::narrow_ascii(utf16, out + 1)) return nullptr;
  *out = static_cast<char>(size);
  return out + 1 + size;
}

inline char* write_number(char* out, std::uint64_t number) {
  auto* const end = std::to_chars(out + 1, out + 1 + kLongestInline, number).ptr;
  *out = static_cast<char>(end - (out + 1));
  return end;
}

// The same of what most values are; null for any other.
inline char* write_plain(char* out, const Value& value) {
  if (value.is(Type::string)) return write_ascii(out, value);
  if (const auto number = decimal(value)) return write_number(out, *number);
  if (!value.is_null()) return nullptr;
  *out = 0;
  return out + 1;
}

std::uint32_t append(std::string& bytes, std::uint32_t number, std::string_view values) {
  const auto begin = bytes.size();
  std::array<char, sizeof number> first{};
  std::memcpy(first.data(), &number, sizeof number);
  bytes.append(first.data(), first.size()).append(values);
  return static_cast<std::uint32_t>(begin);
}

}  // namespace

void ValueWriter::begin(std::size_t count) {
  if (room_.size() < count * kMostPacked) room_.resize(count * kMostPacked);
  end_ = room_.data();
  text_size_ = 0;
}

void ValueWriter::add(const events::FieldValue& value) {
  text_size_ += value.value.size() + value.code_units.size();
  if (!value.code_units.empty()) {
    add_first(FirstByte::kPooledPair);
    add_pooled(value.value);
    add_pooled(value.code_units);
  } else if (value.value.size() > kLongestInline) {
    add_first(FirstByte::kPooled);
    add_pooled(value.value);
  } else {
    add_first(static_cast<unsigned char>(value.value.size()));
    add_bytes(value.value.data(), value.value.size());
  }
}

void ValueWriter::add(const Filling& filling) {
  if (std::holds_alternative<std::monostate>(filling)) return add_first(0);
  const auto* value = std::get_if<Value>(&filling);
  if (value != nullptr && add_plain(*value)) return;
  std::string text;
  const auto code_units = append_text(text, filling);
  add({.value = text, .code_units = code_units});
}

// Most stand in the record, and are plain.
void ValueWriter::add(const evtx::binxml::Place& place, const evtx::binxml::ValueTable& values) {
  const auto* index = index_at(place, values);
  if (index == nullptr || !add_plain(values[*index])) add(filling(place, values));
}

bool ValueWriter::add_plain(const Value& value) {
  auto* const end = write_plain(end_, value);
  if (end == nullptr) return false;
  text_size_ += static_cast<std::size_t>(end - (end_ + 1));
  end_ = end;
  return true;
}

void ValueWriter::add_bytes(const void* bytes, std::size_t size) {
  if (size > 0) std::memcpy(end_, bytes, size);
  end_ += size;
}

void ValueWriter::add_pooled(std::string_view text) {
  const std::uint32_t number = texts_.id_of(text);
  add_bytes(&number, sizeof number);
}

events::FieldValue ValueReader::next(const events::Shape::Field& field) {
  auto& value = field.is_common ? common_ : own_;
  return unpacked_value(std::exchange(value, behind_value(value)), texts_);
}

void ValueReader::skip(const events::Shape::Field& field) {
  auto& value = field.is_common ? common_ : own_;
  value = behind_value(value);
}

events::FieldValue unpacked_value(const char* value, const TextPool& texts) {
  const auto first = static_cast<unsigned char>(*value);
  const auto pooled = [&](std::size_t at) { return texts.text(number_at(value + 1 + at)); };
  if (first == FirstByte::kPooled) return {.value = pooled(0)};
  if (first == FirstByte::kPooledPair)
    return {.value = pooled(0), .code_units = pooled(sizeof(std::uint32_t))};
  return {.value = {value + 1, first}};
}

std::uint32_t pack_values(std::string& bytes, const events::Shape& shape,
                          std::span<const events::FieldValue> values, TextPool& texts) {
  ValueWriter common(texts);
  ValueWriter own(texts);
  common.begin(values.size());
  own.begin(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    (shape.fields()[i].is_common ? common : own).add(values[i]);
  return append_values(bytes, append_common(bytes, common.packed()), own.packed());
}

std::uint32_t append_values(std::string& bytes, std::uint32_t common, std::string_view own) {
  return append(bytes, common, own);
}

std::uint32_t append_common(std::string& bytes, std::string_view common) {
  return append(bytes, static_cast<std::uint32_t>(common.size()), common);
}

}  // namespace timeline
