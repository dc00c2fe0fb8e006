#pragma once

#include <cstddef>
#include <vector>

#include "evtx_writer/chunk.h"
#include "evtx_writer/element.h"

namespace evtx_writer {

/// Writes `0f 01 01 00`.
void write_fragment_header(Chunk& chunk);

/// Writes an element as it stands in a template definition.
void write_template_element(Chunk& chunk, const Element& element);

/// Writes an element as collectors store it: without dependency ids, and with text cut at `& < > "`
/// into values and entity references. There must be no substitution in it.
void write_plain_element(Chunk& chunk, const Element& element);

/// What fills one substitution.
struct Value {
  Type type = Type::null;
  std::vector<std::byte> bytes{};  ///< also of a NULL: bytes that nobody means
};

/// Writes the part of a template instance that follows the definition: descriptors, then values.
/// Gives the place of the last descriptor's size, for a value that is written later.
std::size_t write_values(Chunk& chunk, const std::vector<Value>& values);

}  // namespace evtx_writer
