#include "evtx/binxml/layouts.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "evtx/binxml/instance.h"
#include "evtx/load.h"

namespace evtx::binxml {
namespace {

constexpr std::size_t kLink = 4;  // before a definition's GUID
constexpr std::size_t kGuid = 16;

}  // namespace

std::size_t Layouts::Entry::size() const {
  auto size = sizeof(Entry) + skeleton.size() + sizeof(Layout) + layout->literals;
  if (!layout->event_data) return size;
  for (const auto& field : *layout->event_data) size += sizeof field + field.name.size();
  return size;
}

std::shared_ptr<const Layout> Layouts::at(const Chunk& chunk, std::uint32_t position,
                                          Budget& budget) {
  const Defined definition{
      .chunk = chunk, .position = position, .bytes = definition_bytes(chunk, position)};
  budget.spend(definition.bytes.size());
  const auto key = load<Key>(definition.bytes, kLink);
  if (auto layout = known(key, definition, budget)) return layout;
  return learn(key, definition, budget);
}

const Layouts::Entry* Layouts::find(const Entries& alike, const Defined& definition) {
  const auto found = std::ranges::find_if(alike, [&](const Entry& one) {
    return one.skeleton.fits(definition.chunk, definition.position, definition.bytes);
  });
  return found == alike.end() ? nullptr : &*found;
}

std::shared_ptr<const Layout> Layouts::known(Key key, const Defined& definition, Budget& budget) {
  const std::shared_lock lock(mutex_);
  const auto alike = entries_.find(key);
  const auto* entry = alike == entries_.end() ? nullptr : find(alike->second, definition);
  if (entry == nullptr) return nullptr;
  budget.spend(entry->cost);
  return entry->layout;
}

// Another thread may have learned the same.
void Layouts::keep(Key key, Entry entry, const Defined& definition) {
  const auto size = entry.size();
  const std::unique_lock lock(mutex_);
  if (size > kMostKept - kept_) return;
  auto& alike = entries_[key];
  if (alike.size() >= kMostAlike || find(alike, definition) != nullptr) return;
  kept_ += size;
  alike.push_back(std::move(entry));
}

std::shared_ptr<const Layout> Layouts::learn(Key key, const Defined& definition, Budget& budget) {
  const auto& [chunk, position, bytes] = definition;
  const auto before = budget.left();
  Names names(chunk, budget);
  const auto [element, loose] = read_definition(chunk, position, names, budget);
  auto layout = std::make_shared<const Layout>(layout_of(element, bytes.subspan(kLink, kGuid)));
  if (loose.size() <= kMostLoose)
    keep(key,
         {.skeleton = Skeleton(chunk, position, bytes, loose),
          .cost = before - budget.left(),
          .layout = layout},
         definition);
  return layout;
}

}  // namespace evtx::binxml
