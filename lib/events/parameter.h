#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace events {

/// A parameter string: `%%NNNN` in a field stands for its text.
struct Parameter {
  std::uint32_t code = 0;
  std::string_view text{};
};

/// All that are known, by code.
std::span<const Parameter> parameters();

/// The text of a parameter string `%%NNNN` (message table of msobjs.dll, Windows 6.0.6000 to
/// 10.0.22000; the wording of the newest). Nothing for a code that is not known.
std::optional<std::string_view> parameter_text(std::uint32_t code);

/// A value with its parameter string replaced: text that is `%%` and digits, with or without blanks
/// around, becomes what the code stands for. So does a change of audit policy in both respects,
/// `%%8448, %%8450`. All other text, and an unknown code, stays as it is: a view of the value.
std::string_view with_parameter_text(std::string_view value);

}  // namespace events
