#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evtx_writer/chunk.h"
#include "evtx_writer/event.h"
#include "evtx_writer/templated.h"

namespace evtx_writer {

/// The form of a record.
enum class Form { today, saved, forwarded };

/// The header of a log that was closed properly. The count of chunks has 16 bits there: of 65,536
/// it says 0.
std::vector<std::byte> file_header(std::size_t chunks, std::uint64_t next_record_id);

/// A log being written. Deterministic: the same events give the same bytes.
class Log {
 public:
  /// Adds a record; a chunk that is full is closed and the next one begun. The record's header has
  /// the event's record id, except in a collector's log, which numbers them itself.
  void add(const Event& event, Form form);
  /// Begins a new chunk with the next record.
  void close_chunk();

  /// The whole log, with its header.
  [[nodiscard]] std::vector<std::byte> bytes() const;

 private:
  std::vector<std::vector<std::byte>> closed_{};
  Chunk chunk_{};
  std::uint64_t number_ = 1;   // of the next record
  std::uint64_t next_id_ = 1;  // behind the highest one
  std::uint64_t first_in_chunk_ = 1;
};

}  // namespace evtx_writer
