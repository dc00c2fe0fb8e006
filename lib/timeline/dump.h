#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/element.h"
#include "evtx/timestamp.h"
#include "timeline/account.h"
#include "timeline/batch.h"
#include "timeline/ledger.h"

namespace timeline {

/// An event of any kind, and the record it comes from.
struct LoggedEvent {
  std::string_view source{};
  std::uint64_t record_id = 0;               ///< from the record's header
  std::uint64_t offset = 0;                  ///< of the record's header, in the file
  std::optional<evtx::Timestamp> written{};  ///< from the record's header
  const evtx::Element& event;
};

struct Dumping {
  std::size_t threads = 1;
  Report report{};
  /// The text of an event; called by several threads at once.
  std::function<std::string(const LoggedEvent& event)> text{};
  /// Takes texts in the order of the logs and their bytes; never called twice at once. What it
  /// throws ends the dump.
  std::function<void(std::string_view texts)> write{};
};

/// Reads every record of all sources natively and writes its event, a few chunks at a time. Gives
/// the accounts, one a source, in which every event is counted as another.
std::vector<Account> dump(std::span<const Source> sources, const Dumping& options);

}  // namespace timeline
