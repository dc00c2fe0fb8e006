#include "evtx/file_header.h"

#include <cstring>
#include <string_view>

#include "evtx/checksum.h"
#include "evtx/cursor.h"

namespace evtx {
namespace {

constexpr std::string_view kFileSignature{"ElfFile\0", 8};
constexpr std::size_t kChecksummedSize = 120;

}  // namespace

bool is_log(std::span<const std::byte> bytes) {
  return bytes.size() >= kFileSignature.size() &&
         std::memcmp(bytes.data(), kFileSignature.data(), kFileSignature.size()) == 0;
}

std::optional<FileHeader> read_file_header(std::span<const std::byte> bytes) {
  if (!is_log(bytes) || bytes.size() < kFileHeaderUsedSize) return std::nullopt;
  FileHeader header;
  Cursor cursor(bytes.first(kFileHeaderUsedSize));
  cursor.skip(kFileSignature.size(), "file signature");
  header.first_chunk = cursor.u64("first chunk number");
  header.last_chunk = cursor.u64("last chunk number");
  header.next_record_id = cursor.u64("next record id");
  cursor.skip(4, "header size");
  header.minor_version = cursor.u16("minor version");
  header.major_version = cursor.u16("major version");
  cursor.skip(2, "block size");
  header.chunk_count = cursor.u16("chunk count");
  cursor.skip(76, "reserved bytes");
  header.flags = cursor.u32("flags");
  header.checksum = cursor.u32("header checksum");
  header.computed_checksum = crc32({bytes.first(kChecksummedSize)});
  return header;
}

}  // namespace evtx
