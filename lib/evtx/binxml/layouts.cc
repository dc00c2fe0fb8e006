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

bool has_bytes(const Chunk& chunk, std::size_t position, Bytes bytes) {
  return position + bytes.size() <= chunk.size &&
         same_bytes(chunk.bytes.subspan(position, bytes.size()), bytes);
}

}  // namespace

bool Layouts::Entry::is_at(const Chunk& chunk, std::uint32_t where, Bytes bytes) const {
  return where == position && same_bytes(definition, bytes) &&
         std::ranges::all_of(
             names, [&](const Name& name) { return has_bytes(chunk, name.position, name.bytes); });
}

std::shared_ptr<const Layout> Layouts::at(const Chunk& chunk, std::uint32_t position,
                                          Budget& budget) {
  const auto bytes = definition_bytes(chunk, position);
  budget.spend(bytes.size());
  const auto key = crc32({bytes});
  {
    const std::shared_lock lock(mutex_);
    const auto [begin, end] = entries_.equal_range(key);
    for (auto entry = begin; entry != end; ++entry) {
      if (!entry->second.is_at(chunk, position, bytes)) continue;
      budget.spend(entry->second.cost);
      return entry->second.layout;
    }
  }
  auto entry = learn(chunk, position, bytes, budget);
  auto layout = entry.layout;
  const std::unique_lock lock(mutex_);
  if (entry.cost <= kMostKept - kept_) {
    kept_ += entry.cost;
    entries_.emplace(key, std::move(entry));
  }
  return layout;
}

Layouts::Entry Layouts::learn(const Chunk& chunk, std::uint32_t position, Bytes bytes,
                              Budget& budget) {
  const auto before = budget.left();
  Names names(chunk, budget);
  const auto definition = read_definition(chunk, position, names, budget);
  Entry entry{.position = position,
              .definition = {bytes.begin(), bytes.end()},
              .cost = before - budget.left()};
  for (const auto& [link, name] : names.places())
    if (link < position || link >= position + bytes.size())
      entry.names.push_back({.position = link + 4, .bytes = {name.begin(), name.end()}});
  entry.layout = std::make_shared<const Layout>(
      Layout{.system = system_layout(definition), .event_data = event_data_layout(definition)});
  return entry;
}

}  // namespace evtx::binxml
