#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <shared_mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/shape.h"

namespace timeline {

/// Texts, each kept once and known by a number. May be used by several threads at once.
class TextPool {
 public:
  /// The number of a text; 0 is the empty one.
  std::uint32_t id_of(std::string_view text);
  /// The text of a number that `id_of` gave: a view that is valid as long as the pool.
  [[nodiscard]] std::string_view text(std::uint32_t id) const;

 private:
  mutable std::shared_mutex mutex_{};
  std::deque<std::string> texts_{std::string()};
  std::unordered_map<std::string_view, std::uint32_t> ids_{{"", 0}};  // views of texts_
};

/// Shapes, the same for the names of their fields.
class ShapePool {
 public:
  std::uint32_t id_of(std::span<const std::string> names);
  /// The number of the shape of these names, if it has one yet.
  [[nodiscard]] std::optional<std::uint32_t> find(const std::vector<std::string>& names) const;
  /// That of a number that was given: valid as long as the pool.
  [[nodiscard]] const events::Shape& shape(std::uint32_t id) const;

 private:
  mutable std::shared_mutex mutex_{};
  std::deque<events::Shape> shapes_{};
  std::map<std::vector<std::string>, std::uint32_t> ids_{};  // by the names
};

/// What the events of a collection share.
struct Pools {
  TextPool texts{};
  ShapePool shapes{};
};

}  // namespace timeline
