#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "evtx/binxml/budget.h"
#include "evtx/binxml/definition.h"
#include "evtx/binxml/definition_reader.h"
#include "evtx/binxml/name.h"
#include "evtx/binxml/value_table.h"
#include "evtx/chunk.h"
#include "evtx/cursor.h"

namespace evtx::binxml {

/// The bytes of a definition, from its link to its last token. Throws Error if its size leads out
/// of the chunk's records; the position must lie in them, as `read_definition_offset` sees to.
std::span<const std::byte> definition_bytes(const Chunk& chunk, std::uint32_t position);

/// A definition as it was read.
struct Definition {
  ElementDefinition element{};  ///< the outermost
  std::vector<Loose> loose{};   ///< see `DefinitionReader`
};

/// The definition at this position. Throws Error if there is none.
Definition read_definition(const Chunk& chunk, std::uint32_t position, Names& names,
                           Budget& budget);

/// Reads an instance's template id and the offset of its definition, and steps over the definition
/// if it is right there. Throws Error if the offset leads out of the chunk's records.
std::uint32_t read_definition_offset(Cursor& cursor, const Chunk& chunk);

/// A template and the values for its places.
struct Instance {
  const ElementDefinition* definition = nullptr;  ///< of the `Templates` it was read by
  ValueTable values{};
};

/// The templates of a chunk. One is defined where it is first used, and known by its offset from
/// the start of the chunk afterwards:
///
///     u32  offset of the next template in the same bucket
///     16   GUID
///     u32  size of what follows
///          0f 01 01 00, an element, 00
class Templates {
 public:
  /// All must outlive the templates.
  Templates(const Chunk& chunk, Names& names, Budget& budget)
      : chunk_(chunk), names_(names), budget_(budget) {}

  /// Reads an instance, from behind its token 0c on:
  ///
  ///     u8 u32       1, template id
  ///     u32          offset of the definition, which follows if it is right here
  ///                  values, see `ValueTable`
  Instance read_instance(Cursor& cursor);

 private:
  const ElementDefinition& at(std::uint32_t position);

  const Chunk& chunk_;
  Names& names_;
  Budget& budget_;
  std::unordered_map<std::uint32_t, ElementDefinition> known_{};
};

}  // namespace evtx::binxml
