#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/computers.h"
#include "timeline/id_runs.h"

namespace timeline {

/// What is missing in the logs of collectors: it may have been of any computer that they collect
/// from. These are the computers with events in a file that has such a gap, or in another one that
/// is a collector's, as the file before it. The log of a computer that was renamed has two names,
/// one behind the other; a collector's has more, or one again behind another.
class CollectorGaps {
 public:
  /// Takes an event of a list, or the row of a gap; the list must outlive it.
  void see(const events::Event& event);

  /// Whether an event that the computer logged between two times may be missing, at neither of
  /// them; empty: from ever, for ever. All rows of gaps must have been seen.
  [[nodiscard]] bool may_miss(std::string_view computer, std::optional<evtx::Timestamp> from,
                              std::optional<evtx::Timestamp> to) const;

 private:
  struct File {
    std::set<std::uint32_t> computers{};
    std::optional<std::uint32_t> last{};
    bool is_collectors = false;
  };

  void add_gap(const events::Event& gap);
  void add(File& file, std::uint32_t computer);
  void mark(File& file);

  Computers computers_{};
  std::map<std::string_view, File> files_{};  // by their names
  std::set<std::uint32_t> collected_{};       // of these computers something may be missing
  IdRuns missed_{};                           // the times, from the earliest there is on
  std::string_view source_{};                 // of the last event
  std::string_view computer_{};               // the same
};

}  // namespace timeline
