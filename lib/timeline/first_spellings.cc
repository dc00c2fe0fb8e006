#include "timeline/first_spellings.h"

namespace timeline {

const events::Event& FirstSpellings::of(const events::Event& event) {
  event_ = event;
  event_.computer = of_computer(event.computer);
  event_.local.address = of_address(event.local.address);
  event_.remote.address = of_address(event.remote.address);
  return event_;
}

std::string_view FirstSpellings::of_computer(std::string_view name) {
  const auto number = computers_.number(name);
  if (number == names_.size()) names_.push_back(name);
  return names_[number];
}

std::optional<std::string_view> FirstSpellings::of_address(std::optional<std::string_view> text) {
  const auto address = text ? address_from(*text) : std::nullopt;
  if (!address) return text;
  return addresses_.try_emplace(address->bytes, *text).first->second;
}

}  // namespace timeline
