#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <shared_mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "evtx/binxml/budget.h"
#include "evtx/binxml/layout.h"
#include "evtx/chunk.h"

namespace evtx::binxml {

/// The templates that were understood, in whatever chunk and file: most chunks of a log begin with
/// the same definition. May be used by several threads at once.
class Layouts {
 public:
  /// The layout of the template that is defined here in the chunk. One seen before is known by its
  /// place, the bytes of its definition and those of the names that it refers to outside, and costs
  /// as much as a new one, so that what can be read does not depend on what was read before. Throws
  /// Error where no definition is, and where the chunk's budget is used up.
  std::shared_ptr<const Layout> at(const Chunk& chunk, std::uint32_t position, Budget& budget);

 private:
  // A name that does not stand in the definition, or not all of it.
  struct Name {
    std::uint32_t position = 0;  // of its hash
    std::vector<std::byte> bytes{};
  };
  struct Entry {
    std::vector<std::byte> definition{};
    std::vector<Name> names{};
    std::size_t cost = 0;  // of reading the definition, beside its bytes
    std::shared_ptr<const Layout> layout{};

    [[nodiscard]] bool is_in(const Chunk& chunk, std::span<const std::byte> bytes) const;
    [[nodiscard]] std::size_t size() const;
  };
  using Key = std::uint64_t;

  // In bytes. What is not kept is learned again in each chunk.
  static constexpr std::size_t kMostKept = std::size_t{32} << 20U;
  // Of the same definition in the same place; sound logs have one.
  static constexpr std::size_t kMostAlike = 8;

  static Entry learn(const Chunk& chunk, std::uint32_t position, std::span<const std::byte> bytes,
                     Budget& budget);
  std::shared_ptr<const Layout> known(Key key, const Chunk& chunk, std::span<const std::byte> bytes,
                                      Budget& budget);
  void keep(Key key, Entry entry, const Chunk& chunk);

  std::shared_mutex mutex_{};
  std::unordered_map<Key, std::vector<Entry>> entries_{};
  std::size_t kept_ = 0;  // bytes
};

}  // namespace evtx::binxml
