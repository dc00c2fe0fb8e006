#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "evtx/chunk_walk.h"
#include "evtx/reader.h"
#include "memory_source.h"
#include "timeline/collect.h"
#include "timeline/piece_events.h"

/// A log in memory, read with its context: its account, and its Main Mode events in the order of
/// the log, to be compared with those of another reading. What libevtx says otherwise, where it is
/// asked, is left out of the event, and so is that its chunk has a wrong checksum.
class LogReading {
 public:
  /// `reader` and `crosscheck` as in `timeline::Collecting`.
  explicit LogReading(std::span<const std::byte> log, const evtx::Reader& reader = {},
                      timeline::Crosscheck crosscheck = timeline::Crosscheck::off)
      : log_(log), reader_(reader), collection_(collect(log, reader, crosscheck)) {
    for (const auto& event : collection_.events) {
      if (event.kind == events::Kind::records_missing) has_gap_ = true;
      if (!events::is_context(event.kind)) add(event);
    }
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
  /// A row says that records are missing.
  [[nodiscard]] bool has_gap() const { return has_gap_; }
  /// How many records were read.
  [[nodiscard]] std::uint64_t read() const {
    return account().counts.records - account().counts.unreadable;
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
    if (counts.bytes != log_.size()) return "the bytes do not add up";
    if (counts.main_mode != events_.size()) return "an event is counted and not listed";
    if (counts.unreadable > 0 && account().losses.count() == 0)
      return "a record is lost in silence";
    if (!reader_ && !is_read_the_same_again())
      return "what was learned of other logs changes what is read";
    return {};
  }

 private:
  static timeline::Collection collect(std::span<const std::byte> log, const evtx::Reader& reader,
                                      timeline::Crosscheck crosscheck) {
    const auto source = memory_source(log, "harmed.evtx");
    return timeline::collect(std::span(&source, 1),
                             {.reader = reader, .crosscheck = crosscheck, .context = true});
  }

  void add(events::Event event) { events_.push_back(without_remarks(std::move(event))); }

  static events::Event without_remarks(events::Event event) {
    event.has_wrong_checksum = false;
    std::erase_if(event.other, [](const auto& field) {
      return field.name == "crosscheck" || field == events::kWrongChecksum;
    });
    return event;
  }

  [[nodiscard]] std::vector<evtx::Piece> pieces() const {
    MemoryStream stream(log_);
    evtx::ChunkWalk walk(stream);
    std::vector<evtx::Piece> pieces;
    while (auto piece = walk.next()) pieces.push_back(std::move(*piece));
    return pieces;
  }

  // Once more natively, with what was learned of all templates met so far, in sound logs and harmed
  // ones.
  [[nodiscard]] bool is_read_the_same_again() const {
    static evtx::binxml::Layouts layouts;
    timeline::Pools pools;
    const timeline::Filter filter;
    const timeline::CheckedTemplates checked;
    const auto again = timeline::read_pieces(pieces(), 0,
                                             {.filter = filter,
                                              .reader = reader_,
                                              .pools = pools,
                                              .layouts = layouts,
                                              .crosscheck = timeline::Crosscheck::off,
                                              .checked = checked,
                                              .recovery = timeline::Recovery::off,
                                              .context = true});
    return is_same(again, pools);
  }

  [[nodiscard]] bool is_same(const timeline::PieceEvents& again,
                             const timeline::Pools& pools) const {
    const auto& counts = account().counts;
    if (again.counts.main_mode != counts.main_mode || again.counts.others != counts.others ||
        again.counts.unreadable != counts.unreadable || again.counts.in_full != counts.in_full)
      return false;
    timeline::Unpacker unpacker(pools);
    return std::ranges::all_of(again.events.events, [&](const timeline::PackedEvent& packed) {
      const auto* values = again.events.values.data();
      const auto& event = unpacker.event(packed, values, "harmed.evtx");
      return events::is_context(event.kind) || has(without_remarks(event));
    });
  }

  std::span<const std::byte> log_;
  evtx::Reader reader_;
  timeline::Collection collection_;
  std::vector<events::Event> events_{};
  bool has_gap_ = false;
};
