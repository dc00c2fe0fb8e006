#include "evtx_writer/damage.h"

#include <algorithm>
#include <cstring>
#include <span>

#include "evtx/checksum.h"
#include "evtx/chunk.h"
#include "evtx/file_header.h"

namespace evtx_writer {
namespace {

std::size_t begin_of(std::size_t chunk) { return evtx::kFileHeaderSize + chunk * evtx::kChunkSize; }

std::uint32_t u32(const LogBytes& log, std::size_t position) {
  std::uint32_t value = 0;
  std::memcpy(&value, log.data() + position, sizeof value);
  return value;
}

void put_u32(LogBytes& log, std::size_t position, std::uint32_t value) {
  std::memcpy(log.data() + position, &value, sizeof value);
}

void sign_records(LogBytes& log, std::size_t chunk) {
  const auto begin = begin_of(chunk);
  const std::span bytes = std::span(log).subspan(begin, evtx::kChunkSize);
  const auto records = bytes.first(u32(log, begin + 48)).subspan(evtx::kChunkHeaderSize);
  put_u32(log, begin + 52, evtx::crc32({records}));
  put_u32(log, begin + 124, evtx::crc32({bytes.first(120), bytes.subspan(128, 384)}));
}

void fill(LogBytes& log, std::size_t chunk, std::byte with) {
  std::ranges::fill(std::span(log).subspan(begin_of(chunk), evtx::kChunkSize), with);
}

void put_u64(LogBytes& log, std::size_t position, std::uint64_t value) {
  std::memcpy(log.data() + position, &value, sizeof value);
}

std::uint64_t u64(const LogBytes& log, std::size_t position) {
  return u32(log, position) | std::uint64_t{u32(log, position + 4)} << 32U;
}

}  // namespace

void take_back(LogBytes& log, std::size_t chunk, std::size_t records) {
  const auto begin = begin_of(chunk);
  for (std::size_t i = 0; i < records; ++i) {
    const auto end = u32(log, begin + 48);
    put_u32(log, begin + 48, end - u32(log, begin + end - 4));
    put_u64(log, begin + 16, u64(log, begin + 16) - 1);
    put_u64(log, begin + 32, u64(log, begin + 32) - 1);
  }
  const auto end = u32(log, begin + 48);
  put_u32(log, begin + 44, end - u32(log, begin + end - 4));
  sign_records(log, chunk);
}

void make_dirty(LogBytes& log) { put_u32(log, 120, 1); }

void change_records_checksum(LogBytes& log, std::size_t chunk) {
  const auto begin = begin_of(chunk);
  const std::span bytes = std::span(log).subspan(begin, evtx::kChunkSize);
  put_u32(log, begin + 52, ~u32(log, begin + 52));
  put_u32(log, begin + 124, evtx::crc32({bytes.first(120), bytes.subspan(128, 384)}));
}

void change_header_checksum(LogBytes& log, std::size_t chunk) {
  put_u32(log, begin_of(chunk) + 124, ~u32(log, begin_of(chunk) + 124));
}

void remove_signature(LogBytes& log, std::size_t chunk) {
  std::memset(log.data() + begin_of(chunk), 0, 8);
}

void set_record_size(LogBytes& log, std::size_t chunk, std::size_t record, std::uint32_t size) {
  auto position = begin_of(chunk) + evtx::kChunkHeaderSize;
  for (std::size_t i = 0; i < record; ++i) position += u32(log, position + 4);
  put_u32(log, position + 4, size);
  sign_records(log, chunk);
}

void zero_chunk(LogBytes& log, std::size_t chunk) { fill(log, chunk, std::byte{0}); }

void fill_chunk(LogBytes& log, std::size_t chunk) { fill(log, chunk, std::byte{0x55}); }

void insert_before(LogBytes& log, std::size_t chunk, std::size_t count) {
  log.insert(log.begin() + static_cast<std::ptrdiff_t>(begin_of(chunk)), count, std::byte{0x55});
}

void cut_in(LogBytes& log, std::size_t chunk, std::size_t size) {
  log.resize(begin_of(chunk) + size);
}

}  // namespace evtx_writer
