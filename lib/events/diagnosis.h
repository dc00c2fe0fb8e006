#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace events {

/// Where a cause or a remedy is documented.
struct Source {
  std::string_view title{};
  std::string_view url{};  ///< empty if it is no page: the system's own text, or tests

  bool operator==(const Source&) const = default;
};

/// What is documented about the cause of an error or an event, and what to do about it. Nothing in
/// it is inferred from the text of an error alone, unless that text names the cause.
struct Diagnosis {
  std::string_view cause{};   ///< whole sentences; several possible causes are (a), (b), ...
  std::string_view remedy{};  ///< with the letters of the causes; empty: none is documented
  std::span<const Source> sources{};  ///< at least one
};

/// What is documented about an error: one of IKE's (13000 to 13999) or of `other_errors()`.
/// Nothing for most, of which only the text is known.
const Diagnosis* diagnosis(std::uint32_t error);

/// What is documented about an event, by its id. Nothing for most.
const Diagnosis* event_diagnosis(std::uint32_t event_id);

/// An error that is none of IKE's and belongs to the same troubles.
struct OtherError {
  std::uint32_t number = 0;
  std::string_view text{};
  std::string_view met_in{};  ///< where one meets it
};

/// Those that the sources explain, by number.
std::span<const OtherError> other_errors();

}  // namespace events
