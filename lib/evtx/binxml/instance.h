#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "evtx/binxml/budget.h"
#include "evtx/binxml/definition.h"
#include "evtx/binxml/name.h"
#include "evtx/binxml/value.h"
#include "evtx/chunk.h"
#include "evtx/cursor.h"

namespace evtx::binxml {

/// A template and the values for its places.
struct Instance {
  const ElementDefinition* definition = nullptr;  ///< of the `Templates` it was read by
  std::vector<Value> values{};
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
  ///     u32          number of values
  ///     u16 u8 u8    of each: size, type, 0
  ///                  the values
  Instance read_instance(Cursor& cursor);

 private:
  const ElementDefinition& at(std::uint32_t position, std::uint64_t asked_at);
  ElementDefinition read_definition(std::uint32_t position);

  const Chunk& chunk_;
  Names& names_;
  Budget& budget_;
  std::unordered_map<std::uint32_t, ElementDefinition> known_{};
};

}  // namespace evtx::binxml
