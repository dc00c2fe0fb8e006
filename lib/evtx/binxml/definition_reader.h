#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/binxml/budget.h"
#include "evtx/binxml/definition.h"
#include "evtx/binxml/name.h"
#include "evtx/cursor.h"

namespace evtx::binxml {

/// Elements are nested no deeper than this; Windows writes fewer than 10 levels.
inline constexpr int kDeepestElement = 64;

/// Four bytes of a definition that may be others in another chunk, though the template is the same.
struct Loose {
  std::uint32_t position = 0;           ///< from the start of the chunk
  std::optional<std::uint32_t> name{};  ///< the place of a name, which they are; empty for a size
};

/// Reads an element, from its token on:
///
///     01 / 41            element; with 0x40: it has attributes
///     u16                dependency, only in the definition of a template
///     u32                size of what follows
///     name               u32 offset in the chunk, and the name itself if that is here
///     u32, attributes    if it has some: their size, then each
///         06 / 46 name   and its value: texts, references, substitutions
///     02                 its content follows, up to 04; or
///     03                 it has none
///
/// in it          05 / 45 u8 u16 ..   text of so many code units (type 1), or a number
///                07 / 47 u16 ..      CDATA
///                08 / 48 u16         character reference
///                09 / 49 name        entity reference: amp, lt, gt, quot, apos; another one stands
///                                    in the text as `&name;`
///                0a name, 0b u16 ..  processing instruction: says nothing of an event, left out
///                0d / 0e u16 u8      substitution, optional substitution: index, type
///
/// Sizes are not needed and not believed. Throws Error at the first thing that is not so.
class DefinitionReader {
 public:
  enum class Form { in_template, plain };

  /// `names` and `budget` must outlive the reader.
  DefinitionReader(Names& names, Budget& budget, Form form)
      : names_(names), budget_(budget), form_(form) {}

  /// `token` was the last byte read; the cursor is left behind the element.
  ElementDefinition element(Cursor& cursor, std::uint8_t token, int depth = 0);

  /// The same without what follows the first element in it, behind which the cursor is left.
  ElementDefinition beginning(Cursor& cursor, std::uint8_t token);

  /// What was loose in all elements that were read, in the order of the bytes.
  [[nodiscard]] std::span<const Loose> loose() const { return loose_; }

 private:
  struct Start {
    ElementDefinition element{};  // with its attributes
    bool has_content = false;
  };

  Start read_start(Cursor& cursor, std::uint8_t token);
  void read_attributes(Cursor& cursor, ElementDefinition& element);
  void read_content(Cursor& cursor, ElementDefinition& element, int depth);
  const std::string& name(Cursor& cursor);
  const std::string& read_name(Cursor& cursor);
  void skip_size(Cursor& cursor, std::string_view field);
  Text character_data(Cursor& cursor, std::uint8_t token);
  static Text text_value(Cursor& cursor);
  Text entity(Cursor& cursor);
  void skip_instruction(Cursor& cursor, std::uint8_t token);

  Names& names_;
  Budget& budget_;
  Form form_;
  std::vector<Loose> loose_{};
};

}  // namespace evtx::binxml
