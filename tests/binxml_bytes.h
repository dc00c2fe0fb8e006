#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "bytes.h"
#include "chunk_bytes.h"

/// BinXML put together one token at a time, as it stands at a known place of a chunk.
namespace binxml_bytes {

/// Where the BinXML of a chunk's first record stands, from the start of the chunk.
inline constexpr std::uint32_t kFirst = evtx::kChunkHeaderSize + 24;
/// Where the definition of an instance stands that begins there, without a fragment header.
inline constexpr std::uint32_t kFirstDefinition = kFirst + 10;
/// Where the size of the element stands that is all of a definition, from the start of a record's
/// BinXML. libevtx goes by it; the builder leaves it 0.
inline constexpr std::uint32_t kElementSizeAt = 4 + 10 + 24 + 4 + 3;

/// A value of a template instance.
struct Value {
  std::uint8_t type = 0;
  Bytes bytes{};
};

inline Value string(std::u16string_view text) { return {0x01, Bytes().utf16(text)}; }
inline Value null() { return {}; }
inline Value nested(const Bytes& binxml) { return {0x21, binxml}; }

/// Names are written where they are used. An element has a dependency only within a definition.
class BinXml {
 public:
  explicit BinXml(std::uint32_t start = kFirst) : start_(start) {}

  [[nodiscard]] std::uint32_t position() const {
    return start_ + static_cast<std::uint32_t>(bytes_.size());
  }
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }

  BinXml& raw(const Bytes& more) {
    bytes_.bytes(more.span());
    return *this;
  }
  BinXml& header() { return raw(Bytes().u32(0x0001010f)); }
  BinXml& end_of_fragment() { return u8(0x00); }

  BinXml& name(std::u16string_view text) {
    return name_at(position() + 4)
        .raw(Bytes().u32(0).u16(0).u16(static_cast<std::uint16_t>(text.size())))
        .raw(Bytes().utf16(text).u16(0));
  }
  BinXml& name_at(std::uint32_t place) { return raw(Bytes().u32(place)); }

  /// Up to its name.
  BinXml& open(std::uint8_t token, std::uint16_t dependency = 0xffff) {
    u8(token);
    if (in_definition_) raw(Bytes().u16(dependency));
    return raw(Bytes().u32(0));
  }
  BinXml& element(std::u16string_view text, std::uint16_t dependency = 0xffff) {
    return open(0x01, dependency).name(text);
  }
  /// Up to its first attribute.
  BinXml& element_with(std::u16string_view text, std::uint16_t dependency = 0xffff) {
    return open(0x41, dependency).name(text).raw(Bytes().u32(0));
  }
  BinXml& attribute(std::u16string_view text) { return u8(0x06).name(text); }
  BinXml& content() { return u8(0x02); }
  BinXml& empty() { return u8(0x03); }
  BinXml& end() { return u8(0x04); }

  BinXml& text(std::u16string_view text) { return u8(0x05).u8(0x01).counted(text); }
  BinXml& number(std::uint8_t type, const Bytes& value) { return u8(0x05).u8(type).raw(value); }
  BinXml& cdata(std::u16string_view text) { return u8(0x07).counted(text); }
  BinXml& character(std::uint16_t unit) { return u8(0x08).raw(Bytes().u16(unit)); }
  BinXml& entity(std::u16string_view text) { return u8(0x09).name(text); }
  BinXml& instruction(std::u16string_view target, std::u16string_view data) {
    return u8(0x0a).name(target).u8(0x0b).counted(data);
  }
  BinXml& substitution(std::uint16_t index) { return u8(0x0d).raw(Bytes().u16(index).u8(0x01)); }
  BinXml& optional(std::uint16_t index) { return u8(0x0e).raw(Bytes().u16(index).u8(0x01)); }

  /// An instance whose definition stands elsewhere, up to its values.
  BinXml& instance_of(std::uint32_t definition) {
    return raw(Bytes().u8(0x0c).u8(1).u32(7).u32(definition));
  }
  /// An instance with its definition, which is all up to `end_definition`.
  BinXml& begin_definition() {
    instance_of(position() + 10);
    definition_ = bytes_.size();
    in_definition_ = true;
    return raw(Bytes().u32(0).repeat(16, 0).u32(0)).header();
  }
  BinXml& end_definition() {
    end_of_fragment();
    bytes_.put(definition_ + 20, static_cast<std::uint32_t>(bytes_.size() - definition_ - 24));
    in_definition_ = false;
    return *this;
  }
  /// Where the last definition stands.
  [[nodiscard]] std::uint32_t definition() const {
    return start_ + static_cast<std::uint32_t>(definition_);
  }
  BinXml& values(const std::vector<Value>& values) {
    raw(Bytes().u32(static_cast<std::uint32_t>(values.size())));
    for (const auto& value : values)
      raw(Bytes().u16(static_cast<std::uint16_t>(value.bytes.size())).u8(value.type).u8(0));
    for (const auto& value : values) raw(value.bytes);
    return *this;
  }

 private:
  BinXml& u8(std::uint8_t value) { return raw(Bytes().u8(value)); }
  BinXml& counted(std::u16string_view text) {
    return raw(Bytes().u16(static_cast<std::uint16_t>(text.size())).utf16(text));
  }

  std::uint32_t start_;
  Bytes bytes_{};
  std::size_t definition_ = 0;
  bool in_definition_ = false;
};

/// Where the BinXML of the next record stands.
inline std::uint32_t behind(const BinXml& record) { return record.position() + 4 + 24; }

/// A chunk of these records, at 0x1000 in the file. Each stands where it was built to stand.
inline evtx::Chunk chunk_of(const std::vector<Bytes>& binxml) {
  std::vector<Bytes> records;
  records.reserve(binxml.size());
  for (const auto& one : binxml) records.push_back(chunk_bytes::record(records.size() + 1, one));
  return chunk_bytes::parsed(chunk_bytes::chunk(records, 1, records.size()));
}

}  // namespace binxml_bytes
