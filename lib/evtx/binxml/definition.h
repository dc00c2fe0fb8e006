#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "evtx/element.h"

namespace evtx::binxml {

/// A place that an instance of the template fills with its value of this index.
struct Substitution {
  std::uint16_t index = 0;
  /// NULL leaves out the attribute it is the value of.
  bool is_optional = false;

  bool operator==(const Substitution&) const = default;
};

struct AttributeDefinition {
  std::string name{};
  std::vector<std::variant<Text, Substitution>> value{};

  bool operator==(const AttributeDefinition&) const = default;
};

inline constexpr std::uint16_t kNoDependency = 0xffff;

/// An element as a template defines it, or as a record without a template has it.
struct ElementDefinition {
  using Part = std::variant<Text, Substitution, ElementDefinition>;

  std::string name{};
  /// NULL for the value of this index leaves out the element.
  std::uint16_t dependency = kNoDependency;
  std::vector<AttributeDefinition> attributes{};
  std::vector<Part> content{};

  bool operator==(const ElementDefinition&) const = default;
};

}  // namespace evtx::binxml
