#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace evtx_writer {

/// The value types of BinXML ([MS-EVEN6] 2.2.12) that Security logs use.
enum class Type : std::uint8_t {
  null = 0x00,
  text = 0x01,  ///< UTF-16
  u8 = 0x04,
  u16 = 0x06,
  u32 = 0x08,
  u64 = 0x0a,
  guid = 0x0f,
  filetime = 0x11,
  sid = 0x13,
  hex64 = 0x15,
  binxml = 0x21,
};

/// A place in a template that a record fills with a value of its own.
struct Substitution {
  std::uint16_t index = 0;
  Type type = Type::text;
  enum class Kind : std::uint8_t { normal = 0x0d, optional = 0x0e } kind = Kind::optional;
};

struct Attribute {
  std::string name{};
  std::variant<std::string, Substitution> value{};
};

/// An element of a template, or of an event without one. Text is UTF-8.
struct Element {
  std::string name{};
  std::vector<Attribute> attributes{};
  std::vector<std::variant<std::string, Substitution, Element>> content{};
  /// The substitution that decides whether the element is there; 0xffff: it always is.
  std::uint16_t dependency = 0xffff;
};

}  // namespace evtx_writer
