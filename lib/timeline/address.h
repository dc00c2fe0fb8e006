#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "events/event.h"

namespace timeline {

/// An IPv4 or IPv6 address; IPv4 stands as its IPv4-mapped IPv6 address (RFC 4291 2.5.5.2), so that
/// both ways of writing it are one.
struct Address {
  std::array<std::uint8_t, 16> bytes{};

  bool operator==(const Address&) const = default;
};

/// Reads `192.0.2.1`, `2001:db8::1` or `fe80::1%12`, whose zone is left out. Nothing for any other
/// text.
std::optional<Address> address_from(std::string_view text);
/// That of one end of an association; nothing if it has none, or a text that is none.
std::optional<Address> address_of(const events::Endpoint& endpoint);

/// All addresses that begin with the same bits (CIDR, RFC 4632).
class AddressRange {
 public:
  /// Reads an address or `192.0.2.0/24`, `2001:db8::/32`; bits behind the prefix are ignored.
  /// Nothing for any other text.
  static std::optional<AddressRange> from(std::string_view text);

  /// A range that is wider than all of IPv4, as ::/0, holds IPv6 addresses only.
  [[nodiscard]] bool contains(const Address& address) const;

 private:
  AddressRange(const Address& address, std::size_t prefix) : address_(address), prefix_(prefix) {}

  Address address_;
  std::size_t prefix_;  // 0 to 128
};

}  // namespace timeline
