#include "evtx/binxml/layouts.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "evtx/binxml/instance.h"
#include "evtx/checksum.h"
#include "evtx/load.h"

namespace evtx::binxml {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t kLink = 4;  // before a name's hash, and before a definition's GUID
constexpr std::size_t kGuid = 16;

bool has_bytes(const Chunk& chunk, std::size_t position, Bytes bytes) {
  return position + bytes.size() <= chunk.size &&
         same_bytes(chunk.bytes.subspan(position, bytes.size()), bytes);
}

// The same definition may stand in many places, and names are known by their places.
std::uint64_t key_of(std::uint32_t position, Bytes definition) {
  return std::uint64_t{position} << 32U | crc32({definition});
}

}  // namespace

bool Layouts::Entry::is_in(const Chunk& chunk, Bytes bytes) const {
  return same_bytes(definition, bytes) && std::ranges::all_of(names, [&](const Name& name) {
           return has_bytes(chunk, name.position, name.bytes);
         });
}

std::size_t Layouts::Entry::size() const {
  auto size = sizeof(Entry) + definition.size() + sizeof(Layout) + layout->literals;
  for (const auto& name : names) size += sizeof name + name.bytes.size();
  if (!layout->event_data) return size;
  for (const auto& field : *layout->event_data) size += sizeof field + field.name.size();
  return size;
}

std::shared_ptr<const Layout> Layouts::at(const Chunk& chunk, std::uint32_t position,
                                          Budget& budget) {
  const auto bytes = definition_bytes(chunk, position);
  budget.spend(bytes.size());
  const auto key = key_of(position, bytes);
  if (auto layout = known(key, chunk, bytes, budget)) return layout;
  auto entry = learn(chunk, position, bytes, budget);
  auto layout = entry.layout;
  keep(key, std::move(entry), chunk);
  return layout;
}

std::shared_ptr<const Layout> Layouts::known(Key key, const Chunk& chunk, Bytes bytes,
                                             Budget& budget) {
  const std::shared_lock lock(mutex_);
  const auto alike = entries_.find(key);
  if (alike == entries_.end()) return nullptr;
  const auto entry = std::ranges::find_if(
      alike->second, [&](const Entry& one) { return one.is_in(chunk, bytes); });
  if (entry == alike->second.end()) return nullptr;
  budget.spend(entry->cost);
  return entry->layout;
}

// Another thread may have learned the same.
void Layouts::keep(Key key, Entry entry, const Chunk& chunk) {
  const auto size = entry.size();
  const std::unique_lock lock(mutex_);
  if (size > kMostKept - kept_) return;
  auto& alike = entries_[key];
  if (alike.size() >= kMostAlike || std::ranges::any_of(alike, [&](const Entry& one) {
        return one.is_in(chunk, entry.definition);
      }))
    return;
  kept_ += size;
  alike.push_back(std::move(entry));
}

Layouts::Entry Layouts::learn(const Chunk& chunk, std::uint32_t position, Bytes bytes,
                              Budget& budget) {
  const auto before = budget.left();
  Names names(chunk, budget);
  const auto definition = read_definition(chunk, position, names, budget);
  Entry entry{.definition = {bytes.begin(), bytes.end()}, .cost = before - budget.left()};
  for (const auto& [link, name] : names.places()) {
    const auto begin = link + kLink;
    if (begin < position || begin + name.size() > position + bytes.size())
      entry.names.push_back(
          {.position = static_cast<std::uint32_t>(begin), .bytes = {name.begin(), name.end()}});
  }
  entry.layout = std::make_shared<const Layout>(layout_of(definition, bytes.subspan(kLink, kGuid)));
  return entry;
}

}  // namespace evtx::binxml
