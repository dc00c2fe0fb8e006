#include "bench/chunk_supply.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include "bench/audit_event.h"
#include "bench/main_mode_event.h"
#include "evtx/chunk.h"
#include "evtx_writer/chunk.h"
#include "evtx_writer/templated.h"
#include "evtx_writer/utf16.h"

namespace bench {
namespace {

// Values whose bytes occur nowhere else in a record.
const Particulars kPlaceholders{.record_id = 0x6f3a'91c7'5be2'08d4,
                                .time = evtx::from_iso8601("2099-08-07T06:54:32.1098765Z").value(),
                                .sa_id = 0x73d1'4e8a'c6b9'250f,
                                .peer = 4095,
                                .initiator_cookie = 0x0f1e'2d3c'4b5a'6978,
                                .responder_cookie = 0x8796'a5b4'c3d2'e1f0};

std::uint32_t u32_at(std::span<const std::byte> bytes, std::size_t position) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + position, sizeof value);
  return value;
}

std::vector<std::byte> bytes_of(std::uint64_t value) {
  std::vector<std::byte> bytes(sizeof value);
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

std::vector<std::byte> bytes_of(std::string_view text) {
  return evtx_writer::bytes_of(evtx_writer::utf16(text));
}

// Where `wanted` stands at or after `from`; the end of `bytes` if it does not.
std::size_t find(std::span<const std::byte> bytes, std::size_t from,
                 const std::vector<std::byte>& wanted) {
  const auto rest = bytes.subspan(from);
  // NOLINTNEXTLINE(modernize-use-ranges): clang 14 cannot compile std::ranges::search
  const auto found = std::search(rest.begin(), rest.end(), wanted.begin(), wanted.end());
  return from + static_cast<std::size_t>(found - rest.begin());
}

evtx_writer::Event event_of(Kind kind, std::uint64_t number) {
  if (kind != Kind::other) return main_mode_event(kind, number, kPlaceholders);
  auto event = audit_event(number);
  event.record_id = kPlaceholders.record_id;
  event.time = kPlaceholders.time;
  return event;
}

void write_record(evtx_writer::Chunk& chunk, const evtx_writer::Event& event) {
  chunk.record(event.record_id, event.time,
               [&] { evtx_writer::write_templated(chunk, event, evtx_writer::Dialect::today); });
}

}  // namespace

std::vector<std::byte> ChunkSupply::encoded(Part part, const Particulars& particulars) {
  switch (part) {
    case Part::record_id:
      return bytes_of(particulars.record_id);
    case Part::time:
      return bytes_of(evtx::to_filetime(particulars.time));
    case Part::sa_id:
      return bytes_of(particulars.sa_id);
    case Part::peer:
      return bytes_of(peer_address(particulars.peer));
    case Part::initiator_cookie:
      return bytes_of(cookie(particulars.initiator_cookie));
    case Part::responder_cookie:
      return bytes_of(cookie(particulars.responder_cookie));
  }
  return {};
}

std::vector<ChunkSupply::Place> ChunkSupply::places_in(std::span<const std::byte> chunk,
                                                       std::size_t begin, std::size_t end) {
  std::vector<Place> places;
  for (const auto part : {Part::record_id, Part::time, Part::sa_id, Part::peer,
                          Part::initiator_cookie, Part::responder_cookie}) {
    const auto wanted = encoded(part, kPlaceholders);
    for (auto at = find(chunk.first(end), begin, wanted); at < end;
         at = find(chunk.first(end), at + wanted.size(), wanted))
      places.push_back({.position = at, .part = part});
  }
  return places;
}

ChunkSupply::Pattern ChunkSupply::pattern_of(std::vector<std::byte> chunk,
                                             const std::vector<Kind>& kinds) {
  Pattern pattern{.chunk = std::move(chunk)};
  auto begin = evtx::kChunkHeaderSize;
  for (const auto kind : kinds) {
    const auto size = u32_at(pattern.chunk, begin + 4);
    pattern.entries.push_back(
        {.kind = kind, .places = places_in(pattern.chunk, begin, begin + size)});
    begin += size;
  }
  return pattern;
}

Kind ChunkSupply::next_kind() const {
  const auto before = described_ * options_.main_mode_percent / 100;
  const auto with_this = (described_ + 1) * options_.main_mode_percent / 100;
  return with_this > before ? main_mode_kind(before) : Kind::other;
}

ChunkSupply::Pattern ChunkSupply::make_pattern() {
  evtx_writer::Chunk chunk;
  std::vector<Kind> kinds;
  while (true) {
    const auto kind = next_kind();
    auto tried = chunk;
    write_record(tried, event_of(kind, described_));
    if (tried.is_overfull()) return pattern_of(chunk.sealed(1), kinds);
    chunk = std::move(tried);
    kinds.push_back(kind);
    ++described_;
  }
}

ChunkSupply::Pattern& ChunkSupply::next_pattern() {
  const auto at = used_++ % options_.different_chunks;
  if (at == patterns_.size()) patterns_.push_back(make_pattern());
  return patterns_.at(at);
}

std::span<const std::byte> ChunkSupply::next() {
  auto& [chunk, entries] = next_pattern();
  evtx_writer::RecordRange range{.first_number = history_.count() + 1};
  for (const auto& [kind, places] : entries) {
    const auto particulars = history_.next(kind);
    for (const auto& [position, part] : places)
      std::ranges::copy(encoded(part, particulars),
                        chunk.begin() + static_cast<std::ptrdiff_t>(position));
    if (range.first_id == 0) range.first_id = particulars.record_id;
    range.last_id = particulars.record_id;
  }
  range.last_number = history_.count();
  evtx_writer::seal(chunk, range);
  return chunk;
}

}  // namespace bench
