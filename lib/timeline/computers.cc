#include "timeline/computers.h"

#include <algorithm>

#include "events/any_case.h"

namespace timeline {
namespace {

std::string in_lower_case(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), events::lower);
  return lower;
}

}  // namespace

std::uint32_t Computers::number(std::string_view name) {
  if (!numbers_.empty() && name == last_name_) return last_number_;
  last_number_ = number_of_spelling(name);
  last_name_ = name;
  return last_number_;
}

std::optional<std::uint32_t> Computers::known(std::string_view name) const {
  const auto known = spellings_.find(name);
  return known == spellings_.end() ? std::nullopt : std::optional(known->second);
}

std::uint32_t Computers::number_of_spelling(std::string_view name) {
  if (const auto known = spellings_.find(name); known != spellings_.end()) return known->second;
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  const auto number = numbers_.try_emplace(in_lower_case(name), next).first->second;
  return spellings_.emplace(name, number).first->second;
}

}  // namespace timeline
