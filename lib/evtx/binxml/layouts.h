#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <span>
#include <unordered_map>
#include <vector>

#include "evtx/binxml/budget.h"
#include "evtx/binxml/layout.h"
#include "evtx/chunk.h"

namespace evtx::binxml {

/// What was learned of a template. It defines an Event or an EventData; what it does not define, or
/// does in a way that cannot be learned, is empty.
struct Layout {
  std::optional<SystemLayout> system{};
  std::optional<EventDataLayout> event_data{};
};

/// The templates that were understood, in whatever chunk and file: most chunks of a log begin with
/// the same definition. May be used by several threads at once.
class Layouts {
 public:
  /// The layout of the template that is defined here in the chunk. One seen before is known by the
  /// bytes of its definition and of the names it refers to, and costs as much as a new one, so that
  /// what can be read does not depend on what was read before. Throws Error where no definition is,
  /// and where the chunk's budget is used up.
  std::shared_ptr<const Layout> at(const Chunk& chunk, std::uint32_t position, Budget& budget);

 private:
  // A name that stands outside the definition.
  struct Name {
    std::uint32_t position = 0;
    std::vector<std::byte> bytes{};
  };
  struct Entry {
    std::uint32_t position = 0;
    std::vector<std::byte> definition{};
    std::vector<Name> names{};
    std::size_t cost = 0;  // of reading the definition
    std::shared_ptr<const Layout> layout{};

    [[nodiscard]] bool is_at(const Chunk& chunk, std::uint32_t where,
                             std::span<const std::byte> bytes) const;
  };
  using Entries = std::unordered_multimap<std::uint32_t, Entry>;

  // By their cost, which is about their size. No collection of sound logs has more; hostile ones
  // are learned again each time.
  static constexpr std::size_t kMostKept = std::size_t{32} << 20U;

  static Entry learn(const Chunk& chunk, std::uint32_t position, std::span<const std::byte> bytes,
                     Budget& budget);

  std::shared_mutex mutex_{};
  Entries entries_{};  // by the checksum of the definition
  std::size_t kept_ = 0;
};

}  // namespace evtx::binxml
