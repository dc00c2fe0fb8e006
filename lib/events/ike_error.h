#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace events {

/// An IPsec or IKE error of Windows (winerror.h, 13000 to 13932).
struct IkeError {
  std::uint32_t number = 0;
  std::string_view symbol;  ///< empty for 13999, which only Azure's documentation names
  std::string_view text;    ///< of the English system; several errors may share one
};

/// All that are known, by number.
std::span<const IkeError> ike_errors();

/// The error of this number; nothing if it is not known.
const IkeError* ike_error(std::uint32_t number);

/// The numbers of the errors that a FailureReason may stand for, in order: those whose text it is,
/// white space around and one final full stop aside. None for the text of another language.
std::vector<std::uint32_t> codes_for(std::string_view reason);

}  // namespace events
