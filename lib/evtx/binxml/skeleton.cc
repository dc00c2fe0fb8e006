#include "evtx/binxml/skeleton.h"

#include <algorithm>

#include "evtx/load.h"

namespace evtx::binxml {
namespace {

using Bytes = std::span<const std::byte>;

// Of a definition: a link, the GUID, and the size of what follows.
constexpr std::size_t kDefinitionSizeAt = 20;
constexpr std::size_t kLooseSize = 4;

// Of a name: a link, a hash, the number of code units, these, and a NUL.
constexpr std::size_t kNameLink = 4;
constexpr std::size_t kNameHash = 2;
constexpr std::size_t kNameHead = 4;
constexpr std::size_t kNameEnd = 2;

Bytes name_bytes(const Chunk& chunk, std::uint32_t place) {
  const std::size_t count = load<std::uint16_t>(chunk.bytes, place + kNameLink + kNameHash);
  return chunk.bytes.subspan(place + kNameLink, kNameHead + count * 2);
}

// What a name takes where it is written.
std::size_t written_size(Bytes name) { return kNameLink + name.size() + kNameEnd; }

bool has_name(const Chunk& chunk, std::uint32_t place, Bytes name) {
  return place >= kChunkHeaderSize && place + kNameLink + name.size() <= chunk.size &&
         same_bytes(chunk.bytes.subspan(place + kNameLink, name.size()), name);
}

}  // namespace

/// Goes through a definition step by step, as long as it fits.
class Skeleton::Walk {
 public:
  Walk(const Skeleton& skeleton, const Chunk& chunk, std::uint32_t position, Bytes definition)
      : skeleton_(skeleton),
        chunk_(chunk),
        end_(position + definition.size()),
        fixed_(skeleton.fixed_),
        rest_(definition),
        places_(skeleton.names_.size()) {}

  bool take(const Step& step) {
    if (rest_.size() < step.fixed + kLooseSize || !same_bytes(skip(rest_, step.fixed), next(step)))
      return false;
    const auto place = load<std::uint32_t>(skip(rest_, kLooseSize), 0);
    return step.name == kNoName || (is_name(step.name, place) && step_over(step.name, place));
  }
  [[nodiscard]] bool ends() const { return same_bytes(rest_, fixed_); }

 private:
  static Bytes skip(Bytes& bytes, std::size_t size) {
    const auto skipped = bytes.first(size);
    bytes = bytes.subspan(size);
    return skipped;
  }
  Bytes next(const Step& step) { return skip(fixed_, step.fixed); }

  // The same name has the same place each time, and no other one has it: a place costs once.
  bool is_name(std::size_t index, std::uint32_t place) {
    auto& known = places_[index];
    if (known != 0) return known == place;
    const auto& name = skeleton_.names_[index];
    if (!has_name(chunk_, place, name.bytes)) return false;
    if (name.is_repeated && std::ranges::find(places_, place) != places_.end()) return false;
    known = place;
    return true;
  }

  bool step_over(std::size_t index, std::uint32_t place) {
    if (place != end_ - rest_.size()) return true;
    const auto size = written_size(skeleton_.names_[index].bytes);
    if (size > rest_.size()) return false;
    skip(rest_, size);
    return true;
  }

  const Skeleton& skeleton_;
  const Chunk& chunk_;
  std::size_t end_;  // of the definition, in the chunk
  Bytes fixed_;
  Bytes rest_;
  std::vector<std::uint32_t> places_;  // of the names, 0 as long as they are not met
};

Skeleton::Skeleton(const Chunk& chunk, std::uint32_t position, Bytes definition,
                   std::span<const Loose> loose)
    : position_(position) {
  std::vector<Loose> all{{.position = position},
                         {.position = position + static_cast<std::uint32_t>(kDefinitionSizeAt)}};
  all.insert(all.end(), loose.begin(), loose.end());
  std::size_t at = position;
  const auto take_up_to = [&](std::size_t end) {
    const auto bytes = chunk.bytes.subspan(at, end - at);
    fixed_.insert(fixed_.end(), bytes.begin(), bytes.end());
    return bytes.size();
  };
  for (const auto& [place, name] : all) {
    steps_.push_back({.fixed = take_up_to(place), .name = name ? name_at(chunk, *name) : kNoName});
    at = place + kLooseSize;
    if (name == at) at += written_size(names_[steps_.back().name].bytes);
  }
  take_up_to(position + definition.size());
  if (holds_all_names(definition.size())) whole_.assign(definition.begin(), definition.end());
}

bool Skeleton::holds_all_names(std::size_t definition_size) const {
  return std::ranges::all_of(names_, [&](const Name& name) {
    return name.place >= position_ &&
           name.place + kNameLink + name.bytes.size() <= position_ + definition_size;
  });
}

std::size_t Skeleton::name_at(const Chunk& chunk, std::uint32_t place) {
  const auto known = std::ranges::find(names_, place, &Name::place);
  if (known != names_.end()) return static_cast<std::size_t>(known - names_.begin());
  const auto bytes = name_bytes(chunk, place);
  auto& name = names_.emplace_back(Name{.place = place, .bytes = {bytes.begin(), bytes.end()}});
  for (auto& other : std::span(names_).first(names_.size() - 1))
    if (other.bytes == name.bytes) other.is_repeated = name.is_repeated = true;
  return names_.size() - 1;
}

// Chunks of one log often begin with the same definition, byte by byte.
bool Skeleton::fits(const Chunk& chunk, std::uint32_t position, Bytes definition) const {
  if (position == position_ && same_bytes(definition, whole_)) return true;
  Walk walk(*this, chunk, position, definition);
  return std::ranges::all_of(steps_, [&](const Step& step) { return walk.take(step); }) &&
         walk.ends();
}

std::size_t Skeleton::size() const {
  auto size = fixed_.size() + whole_.size() + steps_.size() * sizeof(Step);
  for (const auto& name : names_) size += sizeof name + name.bytes.size();
  return size;
}

}  // namespace evtx::binxml
