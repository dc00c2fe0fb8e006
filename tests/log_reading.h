#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bytes.h"
#include "evtx/reader.h"
#include "timeline/collect.h"

/// A log in memory, read: its account, and its Main Mode events in the order of the log, to be
/// compared with those of another reading.
class LogReading {
 public:
  /// `reader` as in `timeline::Collecting`.
  explicit LogReading(std::span<const std::byte> log, const evtx::Reader& reader = {})
      : size_(log.size()), collection_(collect(log, reader)) {
    for (const auto& event : collection_.events) events_.push_back(event);
    std::ranges::sort(events_, {}, &events::Event::offset);
  }
  LogReading(const LogReading&) = delete;
  LogReading& operator=(const LogReading&) = delete;

  [[nodiscard]] const std::vector<events::Event>& events() const { return events_; }
  [[nodiscard]] const timeline::Account& account() const { return collection_.accounts.front(); }

  /// Something is told of what was not read, or may not be as it was written.
  [[nodiscard]] bool complains() const {
    return account().losses.count() + account().doubts.count() > 0;
  }
  /// The event is there, the same in every part.
  [[nodiscard]] bool has(const events::Event& event) const {
    const auto found = std::ranges::lower_bound(events_, event.offset, {}, &events::Event::offset);
    return found != events_.end() && *found == event;
  }

  /// What does not add up, in words; empty if everything does.
  [[nodiscard]] std::string_view mistake() const {
    const auto& counts = account().counts;
    if (counts.records != counts.main_mode + counts.others + counts.unreadable)
      return "the records do not add up";
    if (counts.bytes != size_) return "the bytes do not add up";
    if (counts.main_mode != events_.size()) return "an event is counted and not listed";
    if (counts.unreadable > 0 && account().losses.count() == 0)
      return "a record is lost in silence";
    return {};
  }

 private:
  static timeline::Collection collect(std::span<const std::byte> log, const evtx::Reader& reader) {
    const timeline::Source source{.name = "harmed.evtx",
                                  .open = [log]() -> std::unique_ptr<evtx::ByteStream> {
                                    return std::make_unique<MemoryStream>(log);
                                  }};
    return timeline::collect(std::span(&source, 1), {.reader = reader});
  }

  std::size_t size_;
  timeline::Collection collection_;
  std::vector<events::Event> events_{};
};
