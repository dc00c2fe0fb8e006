#pragma once

#include <cstdint>
#include <optional>

#include "evtx/chunk.h"
#include "evtx/file_header.h"
#include "timeline/account.h"
#include "timeline/chunk_check.h"

namespace timeline {

// A log may have lost its last chunks, and the count of chunks in its header have been set right:
// the header's next record id still tells of their records. Windows keeps it where a log is open,
// and writes it when the log is closed or exported; in each closed log seen it is the id of the
// last record plus one, also where an export numbers its records anew.

/// The id of the last record that a log's header names; nothing if the log was not closed (it is
/// dirty), so that its header is old, or if the header was changed.
std::optional<std::uint64_t> last_named(const evtx::FileHeader& header);

/// The highest id among the records of a chunk, those included that are broken or missing where its
/// own header, if it is sound, tells of them; nothing if there is no record. Ids are what they are
/// believed to be, see `DoubtedIds`.
std::optional<std::uint64_t> highest_id(const evtx::Chunk& chunk, const ChunkFrames& checked);

/// The id that a chunk's header, if it is sound, names for the last of its records, where the
/// record itself has one that nobody believes; else nothing.
std::optional<std::uint64_t> id_of_unknown_last(const evtx::Chunk& chunk,
                                                const ChunkFrames& checked);

/// Adds to the account of a whole log the loss of what its header names behind all records there
/// are. A log without any record may have been cleared, which leaves the next id as it was.
void add_loss_behind(Account& account, const evtx::FileHeader& header);

}  // namespace timeline
