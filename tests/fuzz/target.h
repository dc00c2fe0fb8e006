#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bytes.h"
#include "timeline/collect.h"

/// What the fuzz targets share. Each has one entry, `LLVMFuzzerTestOneInput`, which libFuzzer calls
/// with one input after the other; what must not be ends the program.
namespace fuzz {

/// Ends the program if something does not hold; libFuzzer keeps the input then.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

inline std::span<const std::byte> bytes_of(const std::uint8_t* data, std::size_t size) {
  return std::as_bytes(std::span(data, size));
}

/// A log in memory; the bytes must outlive it.
inline timeline::Source source_of(std::span<const std::byte> bytes) {
  return {.name = "fuzz.evtx", .open = [bytes]() -> std::unique_ptr<evtx::ByteStream> {
            return std::make_unique<MemoryStream>(bytes);
          }};
}

/// What must hold of every account.
inline void check_counts(const timeline::Counts& counts, std::size_t size) {
  require(counts.bytes == size, "the bytes add up to the size of the log");
  require(counts.records == counts.main_mode + counts.others + counts.unreadable,
          "every record is a Main Mode event, another one, or unreadable");
  require(counts.damaged_chunks <= counts.chunks, "damaged chunks are chunks");
  require(counts.filtered <= counts.main_mode, "only Main Mode events are left out");
  require(counts.audit <= counts.others, "other audit events are others");
  require(counts.context <= counts.others, "context events are others");
}

}  // namespace fuzz
