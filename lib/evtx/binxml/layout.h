#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "evtx/binxml/definition.h"

namespace evtx::binxml {

/// Where something stands: nowhere, in the template itself, or in the value of this index of an
/// instance.
using Place = std::variant<std::monostate, std::string, std::uint16_t>;

/// Where the parts of System stand by which a record is known.
struct SystemLayout {
  Place provider_name{};
  Place provider_guid{};
  Place event_id{};
  Place keywords{};
  Place time_created{};
  Place record_id{};
  Place channel{};
  Place computer{};
  /// The value that holds what follows System; empty if the template has that in itself.
  std::optional<std::uint16_t> event_data{};

  bool operator==(const SystemLayout&) const = default;
};

/// Where the value of a Data element stands.
struct FieldLayout {
  std::string name{};
  Place value{};

  bool operator==(const FieldLayout&) const = default;
};
using EventDataLayout = std::vector<FieldLayout>;

/// Learns where System's parts stand in an Event template. Nothing where one of them cannot be told
/// from the template alone: put together of several values, there twice, depending on another.
std::optional<SystemLayout> system_layout(const ElementDefinition& event);

/// The same for the fields of an EventData template, in their order.
std::optional<EventDataLayout> event_data_layout(const ElementDefinition& event_data);

/// What taking the fields of an instance may cost at most, in the units of `Budget`.
struct FieldsCost {
  std::size_t of_template = 0;  ///< of the fields, their names and the texts of the template
  std::size_t times_named = 0;  ///< how many fields there are of the value that has most of them

  bool operator==(const FieldsCost&) const = default;
};

/// What was learned of a template. It defines an Event or an EventData; what it does not define, or
/// does in a way that cannot be learned, is empty.
struct Layout {
  std::optional<SystemLayout> system{};
  std::optional<EventDataLayout> event_data{};
  /// Of the GUID and of what was learned: the same in whatever chunk the template is defined, and
  /// another one for a template that has fields, values or texts elsewhere.
  std::uint32_t identity = 0;
  /// How many bytes of text System's parts have in the template itself: what looking at a record
  /// may cost, whose own size does not show it.
  std::size_t literals = 0;
  FieldsCost fields_cost{};  ///< of event_data

  bool operator==(const Layout&) const = default;
};

/// Learns both, from the outermost element of a definition. `guid` is what stands before it.
Layout layout_of(const ElementDefinition& definition, std::span<const std::byte> guid);

}  // namespace evtx::binxml
