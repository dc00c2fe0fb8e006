#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "evtx/file_header.h"
#include "evtx/timestamp.h"
#include "timeline/account.h"
#include "timeline/batch.h"
#include "timeline/id_runs.h"
#include "timeline/ledger.h"

namespace timeline {

/// How often the stored checksums of chunks are what their bytes give.
struct ChecksumResults {
  std::uint64_t right = 0;
  std::uint64_t wrong = 0;
  std::uint64_t unchecked = 0;  ///< the writer left them out, or the bytes are not there or known

  bool operator==(const ChecksumResults&) const = default;
};

/// What an event is: its id means something only together with its provider.
struct EventName {
  std::string provider{};  ///< its name, or else its GUID
  std::uint32_t id = 0;

  auto operator<=>(const EventName&) const = default;  // NOLINT(modernize-use-nullptr): no pointer
};

struct EventCount {
  EventName event{};
  std::uint64_t count = 0;

  bool operator==(const EventCount&) const = default;
};

/// What one log holds.
struct Inspection {
  Account account{};  ///< every event is counted as another, recovered ones of any kind
  std::optional<evtx::FileHeader> header{};
  ChecksumResults chunk_headers{};
  ChecksumResults chunk_records{};
  IdRuns ids{};                               ///< from the records' headers, as they are believed
  std::optional<evtx::Timestamp> earliest{};  ///< written
  std::optional<evtx::Timestamp> latest{};
  std::set<std::string> computers{};
  std::map<EventName, std::uint64_t> events{};  ///< how often
};

/// The events that are there most often, the most frequent first, at most `count` of them.
std::vector<EventCount> most_frequent(const Inspection& log, std::size_t count);

/// Looks at every record of all sources; gives one inspection a source, in their order. Where the
/// checksum of a chunk's records is right, they are told apart by a few of their bytes; elsewhere
/// each is decoded in full, natively.
std::vector<Inspection> inspect(std::span<const Source> sources, std::size_t threads,
                                const Report& report);

}  // namespace timeline
