#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace events {

/// What is known of the fields of one name, whichever event carries them.
struct FieldMeaning {
  std::string_view name{};
  std::string_view meaning{};  ///< one sentence or more
  /// The parameter strings it is known to hold. Windows documents them for none: they are grouped
  /// by their wording, and a record may hold another.
  std::span<const std::uint32_t> codes{};
};

/// All that are known, by name.
std::span<const FieldMeaning> field_meanings();
/// The one of this name, in any case of letters; nothing if it is not known.
const FieldMeaning* field_meaning(std::string_view name);

}  // namespace events
