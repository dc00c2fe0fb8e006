#include "evtx/one_chunk_log.h"

#include <cstdint>
#include <cstring>
#include <string_view>

#include "evtx/checksum.h"
#include "evtx/file_header.h"

namespace evtx {
namespace {

using Writable = std::span<std::byte>;

template <class Integer>
void put(Writable bytes, std::size_t position, Integer value) {
  std::memcpy(bytes.subspan(position, sizeof value).data(), &value, sizeof value);
}

void put(Writable bytes, std::size_t position, std::string_view text) {
  std::memcpy(bytes.subspan(position, text.size()).data(), text.data(), text.size());
}

void write_file_header(Writable header) {
  put(header, 0, std::string_view("ElfFile\0", 8));
  put(header, 24, std::uint64_t{1});  // next record id
  put(header, 32, std::uint32_t{128});
  put(header, 36, std::uint32_t{0x00030001});  // version 3.1
  put(header, 40, static_cast<std::uint16_t>(kFileHeaderSize));
  put(header, 42, std::uint16_t{1});  // chunks
  put(header, 124, crc32({header.first(120)}));
}

void write_chunk_header(Writable chunk, const Frame& first, const Frame& last, std::size_t count) {
  const auto end = last.position + last.size;
  put(chunk, 0, std::string_view("ElfChnk\0", 8));
  put(chunk, 8, std::uint64_t{1});
  put(chunk, 16, static_cast<std::uint64_t>(count));
  put(chunk, 24, first.id);
  put(chunk, 32, last.id);
  put(chunk, 40, std::uint32_t{128});
  put(chunk, 44, static_cast<std::uint32_t>(last.position));
  put(chunk, 48, static_cast<std::uint32_t>(end));
  put(chunk, 52, crc32({chunk.first(end).subspan(kChunkHeaderSize)}));
  put(chunk, 120, std::uint32_t{1});
  put(chunk, 124, crc32({chunk.first(120), chunk.subspan(128, kChunkHeaderSize - 128)}));
}

// Nobody asks for this record: it only says where the next one stands.
void write_empty_record(Writable bytes) {
  put(bytes, 0, kRecordSignature);
  put(bytes, 4, static_cast<std::uint32_t>(bytes.size()));
  put(bytes, bytes.size() - 4, static_cast<std::uint32_t>(bytes.size()));
}

}  // namespace

OneChunkLog one_chunk_log(const Chunk& chunk, std::span<const Frame> frames) {
  OneChunkLog log;
  log.bytes.resize(kFileHeaderSize + kChunkSize);
  write_file_header(Writable(log.bytes).first(kFileHeaderSize));
  if (frames.empty()) return log;
  const auto copy = Writable(log.bytes).subspan(kFileHeaderSize);
  const auto end = frames.back().position + frames.back().size;
  // Behind the last record nothing is left for libevtx to take for a record.
  std::memcpy(copy.data(), chunk.bytes.data(), end);
  std::size_t position = kChunkHeaderSize;
  int count = 0;
  for (const auto& frame : frames) {
    if (frame.position > position) {
      write_empty_record(copy.subspan(position, frame.position - position));
      ++count;
    }
    log.indices.push_back(count++);
    position = frame.position + frame.size;
  }
  write_chunk_header(copy, frames.front(), frames.back(), static_cast<std::size_t>(count));
  return log;
}

}  // namespace evtx
