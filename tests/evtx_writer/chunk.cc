#include "evtx_writer/chunk.h"

#include <algorithm>
#include <cstring>

#include "evtx/checksum.h"
#include "evtx/chunk.h"
#include "evtx_writer/utf16.h"

namespace evtx_writer {
namespace {

template <class Integer>
void put(std::span<std::byte> bytes, std::size_t position, Integer value) {
  std::memcpy(bytes.data() + position, &value, sizeof value);
}

}  // namespace

std::uint16_t name_hash(std::u16string_view name) {
  std::uint32_t hash = 0;
  for (const char16_t unit : name) hash = hash * 65599 + unit;
  return static_cast<std::uint16_t>(hash);
}

void seal(std::span<std::byte> chunk, const RecordRange& records) {
  put(chunk, 8, records.first_number);
  put(chunk, 16, records.last_number);
  put(chunk, 24, records.first_id);
  put(chunk, 32, records.last_id);
  const auto free_space = evtx::read_chunk_header(chunk).free_space_offset;
  put(chunk, 52, evtx::crc32({chunk.first(free_space).subspan(evtx::kChunkHeaderSize)}));
  put(chunk, 124, evtx::crc32({chunk.first(120), chunk.subspan(128, 384)}));
}

Chunk::Chunk() : bytes_(evtx::kChunkHeaderSize) {}

bool Chunk::is_overfull() const { return bytes_.size() >= evtx::kChunkSize; }

Chunk& Chunk::bytes(std::span<const std::byte> more) {
  bytes_.insert(bytes_.end(), more.begin(), more.end());
  return *this;
}

Chunk& Chunk::zeros(std::size_t count) {
  bytes_.resize(bytes_.size() + count);
  return *this;
}

Chunk& Chunk::patch_u16(std::size_t position, std::size_t value) {
  put(bytes_, position, static_cast<std::uint16_t>(value));
  return *this;
}

Chunk& Chunk::patch_u32(std::size_t position, std::size_t value) {
  put(bytes_, position, static_cast<std::uint32_t>(value));
  return *this;
}

Chunk& Chunk::name(std::string_view text) {
  const auto name = utf16(text);
  const auto [known, is_new] = names_.try_emplace(name, position() + 4);
  u32(known->second);
  if (!is_new) return *this;
  const auto hash = name_hash(name);
  auto& bucket = name_buckets_.at(hash % name_buckets_.size());
  const auto before = bucket;
  bucket = known->second;
  return u32(before).u16(hash).u16(name.size()).bytes(bytes_of(name)).u16(0);
}

Chunk& Chunk::definition(const Guid& guid, const std::function<void()>& body) {
  std::uint32_t id = 0;
  std::memcpy(&id, guid.data(), sizeof id);
  const auto [known, is_new] = templates_.try_emplace(guid, position() + 8);
  u32(id).u32(known->second);
  if (!is_new) return *this;
  auto& bucket = template_buckets_.at(id % template_buckets_.size());
  u32(bucket).bytes(guid).u32(0);
  bucket = known->second;
  const auto begin = position();
  body();
  return patch_u32(begin - 4, position() - begin);
}

Chunk& Chunk::record(std::uint64_t id, evtx::Timestamp written, const std::function<void()>& body) {
  const auto begin = position();
  last_record_ = begin;
  ids_.push_back(id);
  u32(0x2a2a).u32(0).u64(id).u64(evtx::to_filetime(written));
  body();
  const auto rest = (position() - begin + 4) % 8;  // what is left over when divided into eights
  zeros(8 - rest);
  const auto size = position() + 4 - begin;
  return patch_u32(begin + 4, size).u32(size);
}

std::vector<std::byte> Chunk::sealed(std::uint64_t first_number) const {
  auto chunk = bytes_;
  const auto free_space = chunk.size();
  chunk.resize(evtx::kChunkSize);
  std::memcpy(chunk.data(), "ElfChnk", 8);
  put(chunk, 40, std::uint32_t{128});
  put(chunk, 44, last_record_);
  put(chunk, 48, static_cast<std::uint32_t>(free_space));
  put(chunk, 120, std::uint32_t{1});
  std::memcpy(chunk.data() + 128, name_buckets_.data(), sizeof name_buckets_);
  std::memcpy(chunk.data() + 384, template_buckets_.data(), sizeof template_buckets_);
  seal(chunk, {.first_number = first_number,
               .last_number = first_number + ids_.size() - 1,
               .first_id = *std::ranges::min_element(ids_),
               .last_id = *std::ranges::max_element(ids_)});
  return chunk;
}

}  // namespace evtx_writer
