#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "evtx/checksum.h"
#include "evtx/chunk.h"
#include "evtx/file_header.h"

/// What can be harmed in a log, and how: its fields, bytes and ends.
namespace harm {

using LogBytes = std::vector<std::byte>;

template <class Integer>
Integer get(const LogBytes& log, std::size_t position) {
  Integer value = 0;
  std::memcpy(&value, log.data() + position, sizeof value);
  return value;
}

inline std::size_t chunk_begin(std::size_t chunk) {
  return evtx::kFileHeaderSize + chunk * evtx::kChunkSize;
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool contains(std::size_t position) const {
    return position >= begin && position < end;
  }
};

inline std::vector<Range> records_of(const LogBytes& log, std::size_t chunk) {
  std::vector<Range> records;
  auto begin = chunk_begin(chunk) + evtx::kChunkHeaderSize;
  const auto end = chunk_begin(chunk) + get<std::uint32_t>(log, chunk_begin(chunk) + 48);
  while (begin < end) {
    records.push_back({begin, begin + get<std::uint32_t>(log, begin + 4)});
    begin = records.back().end;
  }
  return records;
}

enum class Checksums { as_they_were, made_right };

// Makes the checksums of the file header right and those of the first chunk, as far as its header
// says where its records end.
inline void make_right(LogBytes& log) {
  const auto begin = chunk_begin(0);
  const std::span chunk = std::span(log).subspan(begin, evtx::kChunkSize);
  const auto free_space = get<std::uint32_t>(log, begin + 48);
  const auto put = [&](std::size_t position, std::uint32_t value) {
    std::memcpy(chunk.data() + position, &value, sizeof value);
  };
  if (free_space >= evtx::kChunkHeaderSize && free_space <= evtx::kChunkSize)
    put(52, evtx::crc32({chunk.first(free_space).subspan(evtx::kChunkHeaderSize)}));
  put(124, evtx::crc32({chunk.first(120), chunk.subspan(128, 384)}));
  const auto of_file = evtx::crc32({std::span(log).first(120)});
  std::memcpy(log.data() + 124, &of_file, sizeof of_file);
}

struct Field {
  std::string_view name{};
  std::size_t position = 0;
  std::size_t size = 0;
};

inline constexpr std::array kChunkHeader =
    std::to_array<Field>({{"signature", 0, 8},
                          {"first record number", 8, 8},
                          {"last record number", 16, 8},
                          {"first record id", 24, 8},
                          {"last record id", 32, 8},
                          {"header size", 40, 4},
                          {"last record offset", 44, 4},
                          {"free space offset", 48, 4},
                          {"records checksum", 52, 4},
                          {"flags", 120, 4},
                          {"header checksum", 124, 4},
                          {"first bucket of names", 128, 4},
                          {"first bucket of templates", 384, 4}});

inline std::vector<Field> record_header(const Range& record) {
  const auto size = record.end - record.begin;
  return {{"signature", 0, 4},
          {"size", 4, 4},
          {"id", 8, 8},
          {"time", 16, 8},
          {"token", 24, 1},
          {"template id", 30, 4},
          {"second size", size - 4, 4}};
}

inline void put(LogBytes& log, std::size_t position, std::size_t size, std::uint64_t value) {
  std::memcpy(log.data() + position, &value, size);
}

// Each field with each of a few values that it never has.
inline std::vector<std::pair<Field, std::uint64_t>> damages_of(std::span<const Field> fields) {
  std::vector<std::pair<Field, std::uint64_t>> damages;
  for (const auto& field : fields)
    for (const std::uint64_t value : {0x0ULL, 0x80001234ULL, ~0ULL})
      damages.emplace_back(field, value);
  return damages;
}

/// Calls `check` with the log after each change of the field, and the checksums with it.
template <class Check>
void for_each_value(const LogBytes& log, std::size_t begin, const Field& field,
                    const Check& check) {
  const auto place = begin + field.position;
  std::uint64_t old = 0;
  std::memcpy(&old, log.data() + place, field.size);
  const auto max = std::numeric_limits<std::uint64_t>::max();
  for (const auto value : {std::uint64_t{0}, std::uint64_t{1}, max, old - 1, old + 1}) {
    for (const auto checksums : {Checksums::as_they_were, Checksums::made_right}) {
      auto harmed = log;
      std::memcpy(harmed.data() + place, &value, field.size);
      if (checksums == Checksums::made_right) make_right(harmed);
      check(harmed, value, checksums);
    }
  }
}

// Every byte around the borders of the log's structures, and one in `step` between them.
inline std::vector<std::size_t> cuts(const LogBytes& log, std::size_t chunks, std::size_t step) {
  constexpr std::size_t kAround = 9;
  std::vector<std::size_t> borders{0, evtx::kFileHeaderSize};
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    borders.push_back(chunk_begin(chunk) + 48);
    borders.push_back(chunk_begin(chunk) + evtx::kChunkHeaderSize);
    for (const auto& record : records_of(log, chunk)) {
      borders.push_back(record.begin + 24);
      borders.push_back(record.end);
    }
    borders.push_back(chunk_begin(chunk + 1));
  }
  std::vector<std::size_t> cuts;
  for (const auto border : borders)
    for (auto at = border - std::min(border, kAround); at <= border + kAround; ++at)
      cuts.push_back(std::min(at, log.size()));
  for (std::size_t at = 0; at < log.size(); at += step) cuts.push_back(at);
  return cuts;
}

// Every `step`th byte of the first chunk's used part, and some behind it.
inline std::vector<std::size_t> flips(const LogBytes& log, std::size_t step) {
  std::vector<std::size_t> flips;
  const auto used = records_of(log, 0).back().end;
  for (auto at = chunk_begin(0); at < used; at += step) flips.push_back(at);
  for (auto at = used; at < chunk_begin(1); at += 4099) flips.push_back(at);
  return flips;
}

}  // namespace harm
