#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evtx/binxml/definition_reader.h"
#include "evtx/chunk.h"

namespace evtx::binxml {

/// What the definition of a template has in common wherever it is written: its bytes but for its
/// link, its sizes and the places of its names, and these names, of which it holds those that its
/// chunk had nowhere before.
class Skeleton {
 public:
  /// Of the definition at this position, by its bytes and by what was loose when it was read.
  Skeleton(const Chunk& chunk, std::uint32_t position, std::span<const std::byte> definition,
           std::span<const Loose> loose);

  /// True if the definition at this position, of these bytes, would be read as that one was, and
  /// for the same cost.
  [[nodiscard]] bool fits(const Chunk& chunk, std::uint32_t position,
                          std::span<const std::byte> definition) const;
  /// In bytes.
  [[nodiscard]] std::size_t size() const;

 private:
  struct Name {
    std::uint32_t place = 0;         // in the chunk it was read in
    std::vector<std::byte> bytes{};  // from the hash to the last code unit
    bool is_repeated = false;        // another one has the same bytes
  };
  /// Bytes that are the same, and four that are not.
  struct Step {
    std::size_t fixed = 0;  // how many
    std::size_t name = 0;   // that the four lead to; kNoName if they are a link or a size
  };
  static constexpr std::size_t kNoName = static_cast<std::size_t>(-1);
  class Walk;

  std::size_t name_at(const Chunk& chunk, std::uint32_t place);
  [[nodiscard]] bool holds_all_names(std::size_t definition_size) const;

  std::vector<std::byte> fixed_{};  // of all steps, and behind the last
  std::vector<Step> steps_{};
  std::vector<Name> names_{};
  // Where it was read, and its bytes there; none if other bytes of the chunk say what it means.
  std::uint32_t position_ = 0;
  std::vector<std::byte> whole_{};
};

}  // namespace evtx::binxml
