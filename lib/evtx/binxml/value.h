#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/element.h"

namespace evtx::binxml {

/// The types of values ([MS-EVEN6] 2.2.12); an array's has `kArray` beside.
enum class Type : std::uint8_t {
  null = 0x00,
  string = 0x01,       ///< UTF-16
  ansi_string = 0x02,  ///< one byte a character, of a code page that the log does not name
  i8 = 0x03,
  u8 = 0x04,
  i16 = 0x05,
  u16 = 0x06,
  i32 = 0x07,
  u32 = 0x08,
  i64 = 0x09,
  u64 = 0x0a,
  real32 = 0x0b,
  real64 = 0x0c,
  boolean = 0x0d,  ///< 4 bytes, true if not 0; in some logs 1 byte
  binary = 0x0e,
  guid = 0x0f,
  size = 0x10,  ///< 4 or 8 bytes, by the machine
  filetime = 0x11,
  systemtime = 0x12,
  sid = 0x13,
  hex32 = 0x14,
  hex64 = 0x15,
  event_handle = 0x20,
  binxml = 0x21,
  event_xml = 0x23,
};
inline constexpr std::uint8_t kArray = 0x80;

/// A value as it stands in a record: a view of the chunk's bytes.
struct Value {
  std::uint8_t type = 0;  ///< a `Type`, perhaps with `kArray`, or one that is not known
  std::span<const std::byte> bytes{};
  std::uint64_t offset = 0;  ///< of the bytes, in the file

  [[nodiscard]] bool is(Type wanted) const { return type == static_cast<std::uint8_t>(wanted); }
  [[nodiscard]] bool is_null() const { return is(Type::null); }
  [[nodiscard]] bool is_array() const { return (type & kArray) != 0; }
};

/// How many bytes a value of this type has; nothing if they differ in size.
std::optional<std::size_t> fixed_size(Type type);

/// The value as Windows shows it in XML; empty for NULL and for no bytes at all. Numbers are
/// decimal, HexInt and size_t `0x14b8e`, times `2026-01-02T03:04:05.1234567Z`, GUIDs
/// `{54849625-5478-4994-A5BA-3E3B0328C30D}`, SIDs `S-1-5-18`, binary values hex digits.
/// Throws Error if the bytes cannot be of the type, if the type is not known or is nested BinXML.
/// Not for arrays.
Text to_text(const Value& value);

/// The values of an array, in order. Throws Error if the bytes do not divide into such values.
std::vector<Value> items(const Value& array);

}  // namespace evtx::binxml
