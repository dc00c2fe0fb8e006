#include "evtx/libevtx/one_chunk_log.h"

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

void write_chunk_header(Writable chunk, std::uint64_t first_id, const Frame& last,
                        std::size_t count) {
  put(chunk, 0, std::string_view("ElfChnk\0", 8));
  put(chunk, 8, std::uint64_t{1});
  put(chunk, 16, static_cast<std::uint64_t>(count));
  put(chunk, 24, first_id);
  put(chunk, 32, last.id);
  put(chunk, 40, std::uint32_t{128});
  put(chunk, 44, static_cast<std::uint32_t>(last.position));
  put(chunk, 48, static_cast<std::uint32_t>(kChunkHeaderSize));  // of the free space
  put(chunk, 52, std::uint32_t{0});                              // checksum of the bytes up to it
  put(chunk, 120, std::uint32_t{1});
  put(chunk, 124, crc32({chunk.first(120), chunk.subspan(128, kChunkHeaderSize - 128)}));
}

// Nobody asks for this record: it only says where the next one stands.
void write_empty_record(Writable bytes) {
  put(bytes, 0, kRecordSignature);
  put(bytes, 4, static_cast<std::uint32_t>(bytes.size()));
  put(bytes, bytes.size() - 4, static_cast<std::uint32_t>(bytes.size()));
}

/// The copy of a chunk, with the frames added so far. Behind the last one nothing is left for
/// libevtx to take for a record.
class Copy {
 public:
  Copy(Writable bytes, const Chunk& chunk) : bytes_(bytes), chunk_(chunk) {}

  /// Gives its index; nothing if it is left out.
  std::optional<int> add(const Frame& frame) {
    const auto end = end_of(last_);
    if (frame.position != end && frame.position < end + kSmallestRecord) return std::nullopt;
    const auto bytes = chunk_.bytes.first(end_of(frame)).subspan(end);
    std::memcpy(bytes_.data() + end, bytes.data(), bytes.size());
    if (frame.position > end) {
      write_empty_record(bytes_.subspan(end, frame.position - end));
      ++count_;
    }
    if (last_.position == 0) first_id_ = frame.id;
    last_ = frame;
    return count_++;
  }

  /// Writes the header, unless there is no frame.
  void close() {
    if (count_ == 0) return;
    std::memcpy(bytes_.data(), chunk_.bytes.data(), kChunkHeaderSize);
    write_chunk_header(bytes_, first_id_, last_, static_cast<std::size_t>(count_));
  }

 private:
  static std::size_t end_of(const Frame& frame) { return frame.position + frame.size; }

  Writable bytes_;
  const Chunk& chunk_;
  std::uint64_t first_id_ = 0;
  Frame last_{.size = kChunkHeaderSize};
  int count_ = 0;  // of records, the empty ones too
};

}  // namespace

OneChunkLog one_chunk_log(const Chunk& chunk, std::span<const Frame> frames) {
  OneChunkLog log;
  log.bytes.resize(kFileHeaderSize + kChunkSize);
  write_file_header(Writable(log.bytes).first(kFileHeaderSize));
  Copy copy(Writable(log.bytes).subspan(kFileHeaderSize), chunk);
  for (const auto& frame : frames) log.indices.push_back(copy.add(frame));
  copy.close();
  return log;
}

}  // namespace evtx
