#include "evtx_writer/log.h"

#include <algorithm>
#include <cstring>

#include "evtx/checksum.h"
#include "evtx/file_header.h"
#include "evtx_writer/forwarded.h"

namespace evtx_writer {
namespace {

void write(Chunk& chunk, const Event& event, Form form, std::uint64_t id) {
  chunk.record(id, event.written.value_or(event.time), [&] {
    switch (form) {
      case Form::today:
        return write_templated(chunk, event, Dialect::today);
      case Form::saved:
        return write_templated(chunk, event, Dialect::saved);
      case Form::forwarded:
        return write_forwarded(chunk, event);
    }
  });
}

template <class Integer>
void put(std::vector<std::byte>& bytes, std::size_t position, Integer value) {
  std::memcpy(bytes.data() + position, &value, sizeof value);
}

}  // namespace

std::vector<std::byte> file_header(std::size_t chunks, std::uint64_t next_record_id) {
  std::vector<std::byte> header(evtx::kFileHeaderSize);
  std::memcpy(header.data(), "ElfFile", 8);
  put(header, 16, static_cast<std::uint64_t>(chunks - 1));
  put(header, 24, next_record_id);
  put(header, 32, std::uint32_t{128});
  put(header, 36, std::uint32_t{0x00030001});  // version 3.1
  put(header, 40, static_cast<std::uint16_t>(evtx::kFileHeaderSize));
  put(header, 42, static_cast<std::uint16_t>(chunks));
  put(header, 124, evtx::crc32({std::span(header).first(120)}));
  return header;
}

void Log::add(const Event& event, Form form) {
  const auto id = form == Form::forwarded ? number_ : event.record_id;
  auto tried = chunk_;
  write(tried, event, form, id);
  if (tried.is_overfull()) {
    close_chunk();
    tried = chunk_;
    write(tried, event, form, id);
  }
  chunk_ = std::move(tried);
  ++number_;
  next_id_ = std::max(next_id_, id + 1);
}

void Log::close_chunk() {
  if (chunk_.record_count() == 0) return;
  closed_.push_back(chunk_.sealed(first_in_chunk_));
  first_in_chunk_ = number_;
  chunk_ = {};
}

std::vector<std::byte> Log::bytes() const {
  auto chunks = closed_;
  if (chunk_.record_count() > 0) chunks.push_back(chunk_.sealed(first_in_chunk_));
  auto bytes = file_header(chunks.size(), next_id_);
  for (const auto& chunk : chunks) bytes.insert(bytes.end(), chunk.begin(), chunk.end());
  return bytes;
}

}  // namespace evtx_writer
