#pragma once

#include <cstdint>

#include "evtx/binxml/definition.h"
#include "evtx/cursor.h"

namespace evtx::binxml {

/// What a byte of BinXML opens ([MS-EVEN6] 2.2.12). With `kMore` beside, an element has attributes,
/// and behind an attribute or a text comes another one.
enum class Token : std::uint8_t {
  end_of_fragment = 0x00,
  element = 0x01,
  end_of_start_tag = 0x02,
  end_of_empty_tag = 0x03,
  end_tag = 0x04,
  text = 0x05,
  attribute = 0x06,
  cdata = 0x07,
  character_reference = 0x08,
  entity_reference = 0x09,
  instruction_target = 0x0a,
  instruction_data = 0x0b,
  template_instance = 0x0c,
  substitution = 0x0d,
  optional_substitution = 0x0e,
  fragment_header = 0x0f,
};
inline constexpr std::uint8_t kMore = 0x40;

/// The token of a byte, whatever its `kMore`. One above 0x0f is none of them.
constexpr Token token_of(std::uint8_t byte) { return static_cast<Token>(byte & ~kMore); }

/// A substitution behind its token.
inline Substitution read_substitution(Cursor& cursor, Token token) {
  const Substitution substitution{.index = cursor.u16("substitution index"),
                                  .is_optional = token == Token::optional_substitution};
  cursor.skip(1, "substitution type");  // the value says its own
  return substitution;
}

}  // namespace evtx::binxml
