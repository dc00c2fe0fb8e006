#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>

#include "chunk_bytes.h"
#include "evtx/chunk.h"

namespace fuzz {

/// Where the BinXML of a chunk's first record begins.
inline constexpr std::size_t kFirstBinXml = evtx::kChunkHeaderSize + 24;

/// A sound chunk of one record that holds this BinXML, or as much of it as there is room for.
inline evtx::Chunk one_record_chunk(std::span<const std::byte> binxml) {
  constexpr std::size_t kTail = 4;
  const auto fitting =
      binxml.first(std::min(binxml.size(), evtx::kChunkSize - kFirstBinXml - kTail));
  const auto size = static_cast<std::uint32_t>(24 + fitting.size() + kTail);
  const auto record =
      Bytes().u32(0x2a2a).u32(size).u64(1).u64(chunk_bytes::kFiletime).bytes(fitting).u32(size);
  return chunk_bytes::parsed(chunk_bytes::chunk({record}, 1, 1));
}

}  // namespace fuzz
