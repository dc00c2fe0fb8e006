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
#include "evtx/binxml/skeleton.h"
#include "evtx/chunk.h"

namespace evtx::binxml {

/// The templates that were understood, in whatever chunk and file: chunks of a log define the same
/// ones, each where it needs them first. May be used by several threads at once.
class Layouts {
 public:
  /// The layout of the template that is defined here in the chunk. One seen before is known by its
  /// `Skeleton`, and costs as much as a new one, so that what can be read does not depend on what
  /// was read before. Throws Error where no definition is, and where the chunk's budget is used up.
  std::shared_ptr<const Layout> at(const Chunk& chunk, std::uint32_t position, Budget& budget);

 private:
  struct Entry {
    Skeleton skeleton;
    std::size_t cost = 0;  // of reading the definition, beside its bytes
    std::shared_ptr<const Layout> layout{};

    [[nodiscard]] std::size_t size() const;
  };
  using Entries = std::vector<Entry>;
  using Key = std::uint64_t;  // the beginning of its GUID

  /// A definition, in its chunk.
  struct Defined {
    const Chunk& chunk;
    std::uint32_t position = 0;
    std::span<const std::byte> bytes{};
  };

  // In bytes. What is not kept is learned again in each chunk.
  static constexpr std::size_t kMostKept = std::size_t{32} << 20U;
  // Of one GUID; sound logs have one.
  static constexpr std::size_t kMostAlike = 8;
  // Of one definition; those of Windows have fewer than 300. Made-up ones could cost too much.
  static constexpr std::size_t kMostLoose = 512;

  std::shared_ptr<const Layout> learn(Key key, const Defined& definition, Budget& budget);
  static const Entry* find(const Entries& alike, const Defined& definition);
  std::shared_ptr<const Layout> known(Key key, const Defined& definition, Budget& budget);
  void keep(Key key, Entry entry, const Defined& definition);

  std::shared_mutex mutex_{};
  std::unordered_map<Key, Entries> entries_{};
  std::size_t kept_ = 0;  // bytes
};

}  // namespace evtx::binxml
