#pragma once

#include <cstdint>
#include <string_view>

namespace events {

/// What is known of a parameter string beside its text.
struct ParameterMeaning {
  std::uint32_t code = 0;
  std::string_view constant{};    ///< of the Windows API, matched by the wording; may be empty
  std::string_view meaning{};     ///< what Windows documents of that constant; may be empty
  std::string_view older_text{};  ///< of an older Windows; empty: the same
};

/// What is known of this one; nothing for those that have only a text.
const ParameterMeaning* parameter_meaning(std::uint32_t code);

}  // namespace events
