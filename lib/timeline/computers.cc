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
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  last_number_ = numbers_.try_emplace(in_lower_case(name), next).first->second;
  last_name_ = name;
  return last_number_;
}

}  // namespace timeline
