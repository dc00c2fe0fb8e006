#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

/// Ways in which logs come to harm. Each changes the bytes of a whole log; chunks and records count
/// from 0.
namespace evtx_writer {

using LogBytes = std::vector<std::byte>;

/// The header says that the log was not closed.
void make_dirty(LogBytes& log);
/// The checksum of a chunk's records is another one; the records are whole.
void change_records_checksum(LogBytes& log, std::size_t chunk);
/// The checksum of a chunk's header is another one.
void change_header_checksum(LogBytes& log, std::size_t chunk);
/// A chunk loses its signature.
void remove_signature(LogBytes& log, std::size_t chunk);
/// A record says another size than it has; the chunk's checksum agrees.
void set_record_size(LogBytes& log, std::size_t chunk, std::size_t record, std::uint32_t size);
/// A chunk's header counts its last records as unused room; their bytes are there.
void take_back(LogBytes& log, std::size_t chunk, std::size_t records);
/// A chunk is nothing but zeros.
void zero_chunk(LogBytes& log, std::size_t chunk);
/// A chunk is nothing but garbage.
void fill_chunk(LogBytes& log, std::size_t chunk);
/// Bytes that do not belong there come to stand before a chunk.
void insert_before(LogBytes& log, std::size_t chunk, std::size_t count);
/// The log ends in the middle of a chunk.
void cut_in(LogBytes& log, std::size_t chunk, std::size_t size);

}  // namespace evtx_writer
