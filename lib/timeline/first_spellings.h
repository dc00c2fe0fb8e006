#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "timeline/address.h"
#include "timeline/computers.h"

namespace timeline {

/// Writes each computer and each address as it is first met, so that equal texts are the same host
/// and others are not: `VPN1` is `vpn1` (see `Computers`), `2001:DB8:0::1` is `2001:db8::1` (see
/// `Address`). A text that is no address stays as it is.
class FirstSpellings {
 public:
  /// The event with its computer and addresses written so; valid until the next one is asked for.
  /// The texts of all events must outlive this.
  const events::Event& of(const events::Event& event);

 private:
  std::string_view of_computer(std::string_view name);
  std::optional<std::string_view> of_address(std::optional<std::string_view> text);

  Computers computers_{};
  std::vector<std::string_view> names_{};  // by the number of the computer
  std::map<decltype(Address::bytes), std::string_view> addresses_{};
  events::Event event_{};  // keeps the room of its lists
};

}  // namespace timeline
