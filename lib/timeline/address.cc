#include "timeline/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

namespace timeline {
namespace {

constexpr std::size_t kBits = 128;
constexpr std::size_t kMappedPrefix = 96;  // ::ffff:0:0/96 holds the IPv4 addresses

bool is_ipv4_text(std::string_view text) { return text.find(':') == std::string_view::npos; }

bool is_ipv4(const Address& address) {
  constexpr std::array<std::uint8_t, kMappedPrefix / 8> kMapped{0, 0, 0, 0, 0,    0,
                                                                0, 0, 0, 0, 0xff, 0xff};
  return std::equal(kMapped.begin(), kMapped.end(), address.bytes.begin());
}

std::optional<Address> ipv4_from(const std::string& text) {
  Address address;
  address.bytes[10] = address.bytes[11] = 0xff;
  if (inet_pton(AF_INET, text.c_str(), address.bytes.data() + 12) != 1) return std::nullopt;
  return address;
}

std::optional<Address> ipv6_from(const std::string& without_zone) {
  Address address;
  if (inet_pton(AF_INET6, without_zone.c_str(), address.bytes.data()) != 1) return std::nullopt;
  return address;
}

std::optional<std::size_t> prefix_length(std::string_view text, std::size_t longest) {
  std::size_t length = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, length);
  if (error != std::errc{} || stopped != end || length > longest) return std::nullopt;
  return length;
}

}  // namespace

std::optional<Address> address_from(std::string_view text) {
  return is_ipv4_text(text) ? ipv4_from(std::string(text))
                            : ipv6_from(std::string(text.substr(0, text.find('%'))));
}

std::optional<Address> address_of(const events::Endpoint& endpoint) {
  return endpoint.address ? address_from(*endpoint.address) : std::nullopt;
}

std::optional<AddressRange> AddressRange::from(std::string_view text) {
  const auto slash = text.find('/');
  const auto address = address_from(text.substr(0, slash));
  if (!address) return std::nullopt;
  if (slash == std::string_view::npos) return AddressRange(*address, kBits);
  const std::size_t before = is_ipv4_text(text) ? kMappedPrefix : 0;
  const auto length = prefix_length(text.substr(slash + 1), kBits - before);
  if (!length) return std::nullopt;
  return AddressRange(*address, before + *length);
}

bool AddressRange::contains(const Address& address) const {
  if (prefix_ < kMappedPrefix && is_ipv4(address)) return false;
  const auto whole = prefix_ / 8;
  const auto rest = prefix_ % 8;
  if (!std::equal(address_.bytes.begin(), address_.bytes.begin() + whole, address.bytes.begin()))
    return false;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xff00U >> rest);
  return ((address_.bytes.at(whole) ^ address.bytes.at(whole)) & mask) == 0;
}

}  // namespace timeline
