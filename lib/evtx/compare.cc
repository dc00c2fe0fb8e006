#include "evtx/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <vector>

#include "evtx/error.h"
#include "evtx/xml_element.h"

namespace evtx {
namespace {

// Times to the nanosecond.
bool same_time(std::string_view native, std::string_view libevtx) {
  return native.size() == 28 && native.ends_with('Z') && libevtx.size() == 30 &&
         libevtx.ends_with("00Z") && native.substr(0, 27) == libevtx.substr(0, 27);
}

template <class Integer>
std::optional<Integer> number(std::string_view digits, int base) {
  Integer value = 0;
  const auto* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, value, base);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

// Hexadecimal numbers padded, and values of type size_t decimal.
bool same_number(std::string_view native, std::string_view libevtx) {
  if (!native.starts_with("0x")) return false;
  const bool is_hex = libevtx.starts_with("0x");
  const auto mine = number<std::uint64_t>(native.substr(2), 16);
  return mine && mine == (is_hex ? number<std::uint64_t>(libevtx.substr(2), 16)
                                 : number<std::uint64_t>(libevtx, 10));
}

// Negative integers of n bits, -x, come out as x - 2^(n-1).
bool same_negative(std::string_view native, std::string_view libevtx) {
  const auto mine = number<std::int64_t>(native, 10);
  const auto theirs = number<std::int64_t>(libevtx, 10);
  if (!mine || !theirs || *mine >= 0 || *theirs > 0) return false;
  const auto sum = static_cast<std::uint64_t>(*mine) + static_cast<std::uint64_t>(*theirs);
  return sum == -(1ULL << 7U) || sum == -(1ULL << 15U) || sum == -(1ULL << 31U) ||
         sum == 1ULL << 63U;
}

bool is_control(char c) { return (c >= 0 && c < ' ' && c != '\t' && c != '\n') || c == '\x7f'; }

// How many bytes the first character of a UTF-8 text takes.
std::size_t first_size(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) ++size;
  return size;
}

// Characters that XML cannot hold are lost, CR too, and a surrogate without its other half takes
// the character behind it away.
bool same_characters(std::string_view native, std::string_view libevtx) {
  while (!native.empty()) {
    if (is_control(native.front())) {
      native.remove_prefix(1);
    } else if (libevtx.starts_with(native.substr(0, first_size(native)))) {
      const bool is_replacement = native.starts_with(kReplacement);
      const auto size = first_size(native);
      native.remove_prefix(size);
      libevtx.remove_prefix(size);
      if (is_replacement && !native.empty() &&
          !libevtx.starts_with(native.substr(0, first_size(native))))
        native.remove_prefix(first_size(native));
    } else {
      return false;
    }
  }
  return libevtx.empty();
}

bool same_text(std::string_view native, std::string_view libevtx) {
  return native == libevtx || same_time(native, libevtx) || same_number(native, libevtx) ||
         same_negative(native, libevtx) || same_characters(native, libevtx) ||
         (is_blank(native) && libevtx.empty());
}

// Markup in a text is not escaped.
bool is_unescaped(const std::string& native, const Element& libevtx) {
  if (native.find('<') == std::string::npos) return false;
  try {
    auto markup = element_from_xml("<" + libevtx.name + ">" + native + "</" + libevtx.name + ">");
    return markup.content == libevtx.content;
  } catch (const Error&) {
    return false;
  }
}

std::string names_of(const std::vector<const Element*>& elements) {
  std::string names;
  for (const auto* element : elements) names.append(names.empty() ? "" : " ").append(element->name);
  return names;
}

// The first value of each name. There may be thousands of them in an element.
std::unordered_map<std::string_view, std::string_view> attributes_of(const Element& element) {
  std::unordered_map<std::string_view, std::string_view> values;
  for (const auto& [name, value] : element.attributes) values.try_emplace(name, value);
  return values;
}

std::optional<Difference> difference_of_attributes(const Element& native, const Element& libevtx) {
  auto mine = attributes_of(native);
  auto theirs = attributes_of(libevtx);
  for (const auto* element : {&native, &libevtx})
    for (const auto& attribute : element->attributes) {
      const auto& name = attribute.name;
      if (!same_text(mine[name], theirs[name]))
        return Difference{.place = "/@" + name,
                          .native = std::string(mine[name]),
                          .libevtx = std::string(theirs[name])};
    }
  return std::nullopt;
}

// The place is what follows the element's own.
std::optional<Difference> difference_in(const Element& native, const Element& libevtx) {
  if (auto found = difference_of_attributes(native, libevtx)) return found;
  const auto text = text_of(native);
  if (is_unescaped(text, libevtx)) return std::nullopt;
  const auto mine = elements_in(native);
  const auto theirs = elements_in(libevtx);
  if (!std::ranges::equal(mine, theirs, {}, &Element::name, &Element::name))
    return Difference{.native = names_of(mine), .libevtx = names_of(theirs)};
  for (std::size_t i = 0; i < mine.size(); ++i) {
    if (auto found = difference_in(*mine[i], *theirs[i])) {
      found->place.insert(0, fmt::format("/{}[{}]", mine[i]->name, i + 1));
      return found;
    }
  }
  const auto other = text_of(libevtx);
  if (!same_text(text, other)) return Difference{.native = text, .libevtx = other};
  return std::nullopt;
}

}  // namespace

bool same_value(std::string_view native, std::string_view libevtx) {
  if (same_text(native, libevtx)) return true;
  if (libevtx.find('<') == std::string_view::npos) return false;
  try {
    const auto markup = element_from_xml(fmt::format("<x>{}</x>", libevtx));
    return is_unescaped(std::string(native), markup);
  } catch (const Error&) {
    return false;
  }
}

std::optional<Difference> first_difference(const Element& native, const Element& libevtx) {
  if (native.name != libevtx.name)
    return Difference{.native = native.name, .libevtx = libevtx.name};
  auto found = difference_in(native, libevtx);
  if (found) found->place.insert(0, native.name);
  return found;
}

}  // namespace evtx
