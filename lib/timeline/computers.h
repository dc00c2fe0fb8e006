#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace timeline {

/// Numbers computers by their names, in any case: DNS and NetBIOS do not tell `VPN1` from `vpn1`.
class Computers {
 public:
  /// From 0 on, in the order in which they are first asked for.
  std::uint32_t number(std::string_view name);
  /// The number of a name that was asked for before, so spelled.
  [[nodiscard]] std::optional<std::uint32_t> known(std::string_view name) const;
  [[nodiscard]] std::size_t count() const { return numbers_.size(); }

 private:
  using Numbers = std::map<std::string, std::uint32_t, std::less<>>;

  std::uint32_t number_of_spelling(std::string_view name);

  Numbers numbers_{};        // by the name in lower case
  Numbers spellings_{};      // by the name
  std::string last_name_{};  // which is often the next, too
  std::uint32_t last_number_ = 0;
};

}  // namespace timeline
