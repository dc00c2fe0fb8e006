#include "evtx/record_pattern.h"

#include <algorithm>
#include <variant>

#include "evtx/binxml/value_table.h"
#include "evtx/cursor.h"
#include "evtx/load.h"

namespace evtx {
namespace {

using binxml::Place;
using binxml::SystemLayout;
using binxml::ValueTable;

constexpr std::size_t kCount = 4;
constexpr std::size_t kDescriptor = 4;

bool is_event_id(const binxml::Value& value) {
  return value.is(binxml::Type::u16) && value.bytes.size() == sizeof(std::uint16_t);
}

// Which values tell of provider, channel and computer, lowest first.
std::vector<std::uint16_t> origin_of(const SystemLayout& system) {
  std::vector<std::uint16_t> indices;
  for (const auto* place :
       {&system.provider_name, &system.provider_guid, &system.channel, &system.computer})
    if (const auto* index = std::get_if<std::uint16_t>(place)) indices.push_back(*index);
  std::ranges::sort(indices);
  return indices;
}

}  // namespace

std::optional<RecordPattern> RecordPattern::of(const SystemLayout& system,
                                               std::span<const std::byte> table) {
  ValueTable values;
  Cursor cursor(table);
  values.read(cursor);
  const auto* event_id = std::get_if<std::uint16_t>(&system.event_id);
  const auto origin = origin_of(system);
  const auto last = std::max(event_id == nullptr ? values.size() : *event_id,
                             origin.empty() ? std::size_t{0} : origin.back());
  if (last >= values.size() || !is_event_id(values[*event_id])) return std::nullopt;

  RecordPattern pattern;
  pattern.head_ = table.first(kCount + (last + 1) * kDescriptor);
  pattern.values_ = kCount + values.size() * kDescriptor;
  pattern.described_ = values[last].offset + values[last].bytes.size() - pattern.values_;
  pattern.event_id_ = values[*event_id].offset;
  for (const auto index : origin)
    pattern.add({.position = values[index].offset, .bytes = values[index].bytes});
  return pattern;
}

// Parts that touch are compared as one.
void RecordPattern::add(const Part& part) {
  if (parts_.empty() || parts_.back().position + parts_.back().bytes.size() != part.position) {
    parts_.push_back(part);
    return;
  }
  auto& before = parts_.back().bytes;
  before = std::span(before.data(), before.size() + part.bytes.size());
}

bool RecordPattern::fits(std::span<const std::byte> table) const {
  if (table.size() < values_ || !same_bytes(table.first(head_.size()), head_)) return false;
  auto size = values_ + described_;
  for (auto at = head_.size(); at < values_; at += kDescriptor)
    size += load<std::uint16_t>(table, at);
  return size <= table.size() && std::ranges::all_of(parts_, [table](const Part& part) {
           return same_bytes(table.subspan(part.position, part.bytes.size()), part.bytes);
         });
}

std::uint16_t RecordPattern::event_id_in(std::span<const std::byte> table) const {
  return load<std::uint16_t>(table, event_id_);
}

}  // namespace evtx
