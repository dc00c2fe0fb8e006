#include "evtx/binxml/value.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <cstring>

#include "evtx/binxml/utf16.h"
#include "evtx/cursor.h"
#include "evtx/error.h"
#include "evtx/timestamp.h"

namespace evtx::binxml {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kSidHeaderSize = 8;
constexpr std::string_view kHexDigits = "0123456789ABCDEF";

[[noreturn]] void refuse(const Value& value, std::string_view what) {
  throw Error(fmt::format("value of type {:#04x}: {}", value.type, what), {.offset = value.offset});
}

void expect_size(const Value& value, std::size_t size) {
  if (value.bytes.size() != size)
    refuse(value, fmt::format("needs {} bytes, has {}", size, value.bytes.size()));
}

template <class Number>
Number number(const Value& value) {
  expect_size(value, sizeof(Number));
  Number result{};
  std::memcpy(&result, value.bytes.data(), sizeof result);
  return result;
}

template <std::integral Integer>
std::string decimal(const Value& value) {
  return fmt::format_int(number<Integer>(value)).str();
}

template <std::floating_point Real>
std::string real(const Value& value) {
  return fmt::to_string(number<Real>(value));
}

template <std::unsigned_integral Integer>
std::string hex(const Value& value) {
  return fmt::format("{:#x}", number<Integer>(value));
}

std::string size(const Value& value) {
  return value.bytes.size() == sizeof(std::uint32_t) ? hex<std::uint32_t>(value)
                                                     : hex<std::uint64_t>(value);
}

std::string_view boolean(const Value& value) {
  const bool is_true = value.bytes.size() == 1 ? number<std::uint8_t>(value) != 0
                                               : number<std::uint32_t>(value) != 0;
  return is_true ? "true" : "false";
}

std::string binary(const Value& value) {
  std::string digits;
  digits.reserve(value.bytes.size() * 2);
  for (const auto byte : value.bytes) {
    digits += kHexDigits[std::to_integer<std::size_t>(byte >> 4U)];
    digits += kHexDigits[std::to_integer<std::size_t>(byte & std::byte{0xf})];
  }
  return digits;
}

std::string guid(const Value& value) {
  expect_size(value, 16);
  Cursor cursor(value.bytes, value.offset);
  const auto first = cursor.u32("GUID");
  const auto second = cursor.u16("GUID");
  const auto third = cursor.u16("GUID");
  auto text = fmt::format("{{{:08X}-{:04X}-{:04X}-", first, second, third);
  for (std::size_t i = 0; i < 8; ++i)
    text += fmt::format("{}{:02X}", i == 2 ? "-" : "", cursor.u8("GUID"));
  return text + '}';
}

// A time beyond the year 9999 stands as the number it is.
std::string filetime(const Value& value) {
  const auto ticks = number<std::uint64_t>(value);
  const auto time = from_filetime(ticks);
  return time ? to_string(*time) : fmt::format_int(ticks).str();
}

// Year, month, day of the week, day, hour, minute, second, millisecond ([MS-DTYP] 2.3.13).
std::string systemtime(const Value& value) {
  expect_size(value, 16);
  std::array<std::uint16_t, 8> part{};
  std::memcpy(part.data(), value.bytes.data(), sizeof part);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", part[0], part[1], part[3],
                     part[4], part[5], part[6], part[7]);
}

// Revision, count, 6 bytes of authority (big-endian), count numbers ([MS-DTYP] 2.4.2.2).
std::string sid(const Value& value) {
  Cursor cursor(value.bytes, value.offset);
  auto text = fmt::format("S-{}", cursor.u8("SID revision"));
  const unsigned count = cursor.u8("SID count");
  std::uint64_t authority = 0;
  for (int i = 0; i < 6; ++i) authority = authority << 8U | cursor.u8("SID authority");
  text += fmt::format("-{}", authority);
  for (unsigned i = 0; i < count; ++i) text += fmt::format("-{}", cursor.u32("SID number"));
  return text;
}

Text string(const Value& value) {
  const auto bytes = without_final_nuls(value.bytes);
  Text text;
  text.value.reserve(bytes.size() / 2);
  if (!append_utf8(text.value, bytes)) text.code_units = code_units(bytes);
  return text;
}

// Which code page was meant is not known, but below 0x80 all agree. A byte beyond is taken for the
// character of that number (Latin-1), and the bytes are kept.
Text ansi_string(const Value& value) {
  Text text;
  bool is_ascii = true;
  for (const auto byte : value.bytes) {
    const std::array unit{byte, std::byte{0}};
    append_utf8(text.value, unit);
    is_ascii = is_ascii && byte < std::byte{0x80};
  }
  while (text.value.ends_with('\0')) text.value.pop_back();
  if (!is_ascii) text.code_units = binary(value);
  return text;
}

std::string scalar(const Value& value) {
  switch (static_cast<Type>(value.type)) {
    case Type::i8:
      return decimal<std::int8_t>(value);
    case Type::u8:
      return decimal<std::uint8_t>(value);
    case Type::i16:
      return decimal<std::int16_t>(value);
    case Type::u16:
      return decimal<std::uint16_t>(value);
    case Type::i32:
      return decimal<std::int32_t>(value);
    case Type::u32:
      return decimal<std::uint32_t>(value);
    case Type::i64:
      return decimal<std::int64_t>(value);
    case Type::u64:
      return decimal<std::uint64_t>(value);
    case Type::real32:
      return real<float>(value);
    case Type::real64:
      return real<double>(value);
    case Type::boolean:
      return std::string(boolean(value));
    case Type::binary:
      return binary(value);
    case Type::guid:
      return guid(value);
    case Type::size:
    case Type::event_handle:
      return size(value);
    case Type::filetime:
      return filetime(value);
    case Type::systemtime:
      return systemtime(value);
    case Type::sid:
      return sid(value);
    case Type::hex32:
      return hex<std::uint32_t>(value);
    case Type::hex64:
      return hex<std::uint64_t>(value);
    case Type::null:
    case Type::string:
    case Type::ansi_string:
    case Type::binxml:
    case Type::event_xml:
      break;
  }
  refuse(value, "is of a type that has no text");
}

/// Cuts values from the front of an array.
class Items {
 public:
  explicit Items(const Value& array)
      : array_(array), type_(static_cast<Type>(array.type & ~kArray)), left_(array.bytes) {}

  std::vector<Value> all() {
    if (type_ == Type::string && left_.size() % 2 != 0) refuse(array_, "ends in half a character");
    std::vector<Value> values;
    while (!left_.empty()) values.push_back(take(next_size()));
    return values;
  }

 private:
  Value take(std::size_t size) {
    if (size > left_.size())
      refuse(array_, fmt::format("one of its values needs {} bytes, {} left", size, left_.size()));
    const Value value{.type = static_cast<std::uint8_t>(type_),
                      .bytes = left_.first(size),
                      .offset = array_.offset + (array_.bytes.size() - left_.size())};
    left_ = left_.subspan(size);
    return value;
  }

  [[nodiscard]] std::size_t next_size() const {
    if (type_ == Type::string) return string_size();
    if (type_ == Type::ansi_string) return ansi_string_size();
    if (type_ == Type::sid) return sid_size();
    if (const auto size = fixed_size(type_)) return *size;
    refuse(array_, "is an array of values whose size is not known");
  }

  // With its NUL; the last one may have none.
  [[nodiscard]] std::size_t string_size() const {
    for (std::size_t i = 0; i + 1 < left_.size(); i += 2)
      if (left_[i] == std::byte{0} && left_[i + 1] == std::byte{0}) return i + 2;
    return left_.size();
  }

  [[nodiscard]] std::size_t ansi_string_size() const {
    const auto nul = std::ranges::find(left_, std::byte{0});
    return static_cast<std::size_t>(nul - left_.begin()) + (nul == left_.end() ? 0 : 1);
  }

  [[nodiscard]] std::size_t sid_size() const {
    if (left_.size() < kSidHeaderSize) return kSidHeaderSize;
    return kSidHeaderSize + std::to_integer<std::size_t>(left_[1]) * 4;
  }

  const Value& array_;
  Type type_;
  Bytes left_;
};

}  // namespace

std::optional<std::size_t> fixed_size(Type type) {
  switch (type) {
    case Type::i8:
    case Type::u8:
      return 1;
    case Type::i16:
    case Type::u16:
      return 2;
    case Type::i32:
    case Type::u32:
    case Type::real32:
    case Type::boolean:
    case Type::hex32:
      return 4;
    case Type::i64:
    case Type::u64:
    case Type::real64:
    case Type::size:
    case Type::filetime:
    case Type::hex64:
      return 8;
    case Type::guid:
    case Type::systemtime:
      return 16;
    default:
      return std::nullopt;
  }
}

Text to_text(const Value& value) {
  if (value.is_null() || value.bytes.empty()) return {};
  if (value.is(Type::string)) return string(value);
  if (value.is(Type::ansi_string)) return ansi_string(value);
  return {.value = scalar(value)};
}

std::vector<Value> items(const Value& array) { return Items(array).all(); }

}  // namespace evtx::binxml
