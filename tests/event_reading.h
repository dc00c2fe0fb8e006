#pragma once

#include <fmt/format.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "binxml_bytes.h"
#include "evtx/binxml/event_reader.h"
#include "evtx/error.h"

/// What `EventReader` makes of BinXML that a test writes.
namespace event_reading {

using binxml_bytes::BinXml;
using binxml_bytes::kFirst;
using binxml_bytes::nested;
using binxml_bytes::Value;

/// Of an instance that begins behind the fragment header of the first record.
constexpr std::uint32_t kDefinition = kFirst + 4 + 10;

/// What each record of a chunk says, as XML or as an error in brackets.
inline std::vector<std::string> all_told(const std::vector<Bytes>& records) {
  const auto chunk = binxml_bytes::chunk_of(records);
  evtx::binxml::EventReader reader(chunk);
  std::vector<std::string> all;
  for (const auto& frame : chunk_bytes::frames_of(chunk)) {
    try {
      all.push_back(to_xml(reader.read(frame)));
    } catch (const evtx::Error& error) {
      all.push_back(fmt::format("({})", error.what()));
    }
  }
  return all;
}

inline std::string told(const BinXml& binxml) { return all_told({binxml.bytes()}).at(0); }

/// An instance whose definition has <Event> around what is written, and these values.
inline std::string filled(const std::function<void(BinXml&)>& write_content,
                          const std::vector<Value>& values) {
  BinXml binxml;
  binxml.header().begin_definition().element(u"Event").content();
  write_content(binxml);
  return told(binxml.end().end_definition().values(values).end_of_fragment());
}

/// The same with what is written in an attribute of <Event>.
inline std::string attribute_filled(const std::function<void(BinXml&)>& write_value,
                                    const std::vector<Value>& values) {
  BinXml binxml;
  binxml.header().begin_definition().element_with(u"Event").attribute(u"a");
  write_value(binxml);
  return told(binxml.empty().end_definition().values(values).end_of_fragment());
}

inline void place(BinXml& binxml) { binxml.substitution(0); }

inline Value strings(std::u16string_view first, std::u16string_view second) {
  return {0x81, Bytes().utf16(first).u16(0).utf16(second).u16(0)};
}

/// A value of BinXML: an instance of the template at `kDefinition`.
inline Value instance(const std::vector<Value>& values) {
  return nested(BinXml().instance_of(kDefinition).values(values).bytes());
}

}  // namespace event_reading
