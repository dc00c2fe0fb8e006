#include "timeline/common_values.h"

#include <algorithm>
#include <cstring>
#include <span>
#include <string_view>
#include <variant>

namespace timeline {
namespace {

using evtx::binxml::ValueTable;

constexpr std::size_t kWord = sizeof(std::uint64_t);

std::uint64_t word_at(const char* bytes, std::size_t size) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, size);
  return word;
}

// Multiplies each word by an odd number, so that the upper bits depend on all of it.
std::size_t hash_of(const char* bytes, std::size_t size) {
  constexpr std::uint64_t kOdd = 0x9e3779b97f4a7c15ULL;
  std::uint64_t hash = size;
  const auto add = [&](std::uint64_t word) {
    hash = (hash ^ word) * kOdd;
    hash ^= hash >> 32U;
  };
  for (; size >= kWord; size -= kWord, bytes += kWord) add(word_at(bytes, kWord));
  add(word_at(bytes, size));
  return hash;
}

void append(evtx::TextBuffer& buffer, std::span<const std::byte> bytes) {
  auto* const begin = buffer.room(bytes.size());
  if (!bytes.empty()) std::memcpy(begin, bytes.data(), bytes.size());
  buffer.end_at(begin + bytes.size());
}

void add_place(std::vector<ValueTable::Stretch>& stretches, const evtx::binxml::Place& place) {
  const auto* index = std::get_if<std::uint16_t>(&place);
  if (index == nullptr) return;  // it is a text of the template
  if (!stretches.empty() && stretches.back().end == *index)
    ++stretches.back().end;
  else
    stretches.push_back({.begin = *index, .end = std::size_t{*index} + 1});
}

}  // namespace

FieldPlaces CommonValues::places_of(const evtx::binxml::EventDataLayout& layout,
                                    const events::Shape& shape) {
  FieldPlaces places;
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const bool is_common = shape.fields()[i].is_common;
    (is_common ? places.common : places.own).push_back(&layout[i].value);
    if (is_common) add_place(places.stretches, layout[i].value);
  }
  places.number = number_of(places.common);
  return places;
}

// Of a log there are a few: of each event that it has.
std::optional<std::uint32_t> CommonValues::number_of(
    const std::vector<const FieldPlaces::Place*>& common) {
  constexpr std::size_t kMostPlaces = 64;
  const auto is_alike = [&](const std::vector<FieldPlaces::Place>& known) {
    return std::ranges::equal(known, common, {}, {}, [](const auto* place) { return *place; });
  };
  const auto found = std::ranges::find_if(places_, is_alike);
  const auto number = static_cast<std::uint32_t>(found - places_.begin());
  if (found != places_.end()) return number;
  if (places_.size() == kMostPlaces) return std::nullopt;
  auto& places = places_.emplace_back();
  for (const auto* place : common) places.push_back(*place);
  return number;
}

CommonValues::Packed CommonValues::of(const FieldPlaces& places, const Values& values,
                                      const TextLimit& limit) {
  if (!take_bytes(places, values)) return pack(places, values, limit);
  const auto bytes = bytes_.text();
  auto& known = known_[hash_of(bytes.data(), bytes.size()) % known_.size()];
  if (known.bytes == bytes) return known.packed;
  const auto packed = pack(places, values, limit);
  known.bytes = bytes;  // what throws leaves those before, with what they are packed as
  known.packed = packed;
  return packed;
}

// What tells them from any others. False if they are not remembered.
bool CommonValues::take_bytes(const FieldPlaces& places, const Values& values) {
  if (!places.number) return false;
  bytes_.clear();
  append(bytes_, std::as_bytes(std::span(&*places.number, 1)));
  return std::ranges::all_of(places.stretches,
                             [&](const auto& stretch) { return take(stretch, values); });
}

bool CommonValues::take(const Values::Stretch& stretch, const Values& values) {
  constexpr std::size_t kMostBytes = 2048;  // real records have a few hundred
  if (stretch.end > values.size()) return false;
  const auto [descriptors, bytes] = values.raw(stretch);
  if (bytes_.text().size() + descriptors.size() + bytes.size() > kMostBytes) return false;
  append(bytes_, descriptors);
  append(bytes_, bytes);
  return true;
}

CommonValues::Packed CommonValues::pack(const FieldPlaces& places, const Values& values,
                                        const TextLimit& limit) {
  writer_.begin(places.common.size());
  for (const auto* place : places.common) {
    writer_.add(*place, values);
    limit.check(writer_.text_size());
  }
  return {.place = append_common(all_, writer_.packed()), .text_size = writer_.text_size()};
}

}  // namespace timeline
