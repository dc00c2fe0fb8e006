#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/timestamp.h"

namespace evtx_writer {

/// The hash by which a chunk finds its names.
std::uint16_t name_hash(std::u16string_view name);

/// Which records a chunk holds: their numbers in the log, from 1, and their ids.
struct RecordRange {
  std::uint64_t first_number = 0;
  std::uint64_t last_number = 0;
  std::uint64_t first_id = 0;
  std::uint64_t last_id = 0;
};

/// Writes into a chunk's header which records there are, and both checksums of the bytes as they
/// are then. The rest of the header must be there.
void seal(std::span<std::byte> chunk, const RecordRange& records);

/// A chunk being filled: bytes from its start, the names and templates in it, and where it stands.
///
/// A name or template is written where it is first used and known by its offset afterwards. The
/// newest of a bucket is in the header's table and leads to the one before.
class Chunk {
 public:
  Chunk();

  /// Where the next byte goes.
  [[nodiscard]] std::uint32_t position() const { return static_cast<std::uint32_t>(bytes_.size()); }
  /// Too much was written for 64 KiB: the chunk is to be thrown away. The last byte stays free, as
  /// in all chunks seen: libevtx 20181227 cannot read a record that ends there.
  [[nodiscard]] bool is_overfull() const;

  Chunk& u8(unsigned value) { return integer(static_cast<std::uint8_t>(value)); }
  Chunk& u16(std::size_t value) { return integer(static_cast<std::uint16_t>(value)); }
  Chunk& u32(std::size_t value) { return integer(static_cast<std::uint32_t>(value)); }
  Chunk& u64(std::uint64_t value) { return integer(value); }
  Chunk& bytes(std::span<const std::byte> more);
  Chunk& zeros(std::size_t count);
  Chunk& patch_u16(std::size_t position, std::size_t value);
  Chunk& patch_u32(std::size_t position, std::size_t value);

  /// The offset of a name, and the name itself if it is new here.
  Chunk& name(std::string_view text);

  /// Where the definition of a template stands; `write` writes it if it is new here: at its offset
  /// the link and the GUID, then the size, then what `body` writes.
  using Guid = std::array<std::byte, 16>;
  Chunk& definition(const Guid& guid, const std::function<void()>& body);

  /// A whole record around what `body` writes.
  Chunk& record(std::uint64_t id, evtx::Timestamp written, const std::function<void()>& body);

  /// The finished chunk, 64 KiB. `first_number` counts the records of the log from 1.
  [[nodiscard]] std::vector<std::byte> sealed(std::uint64_t first_number) const;
  [[nodiscard]] std::size_t record_count() const { return ids_.size(); }

 private:
  template <class Integer>
  Chunk& integer(Integer value) {
    return bytes(std::as_bytes(std::span(&value, 1)));
  }

  std::vector<std::byte> bytes_{};
  std::map<std::u16string, std::uint32_t> names_{};
  std::map<Guid, std::uint32_t> templates_{};
  std::array<std::uint32_t, 64> name_buckets_{};
  std::array<std::uint32_t, 32> template_buckets_{};
  std::vector<std::uint64_t> ids_{};
  std::uint32_t last_record_ = 0;
};

}  // namespace evtx_writer
