#include "timeline/piece_events.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "events/decode.h"
#include "evtx/native_reader.h"
#include "evtx/quick_reader.h"
#include "timeline/chunk_check.h"
#include "timeline/memo.h"
#include "timeline/packing.h"

namespace timeline {
namespace {

using evtx::binxml::Filling;
using evtx::binxml::SystemLayout;

bool is_audit(const evtx::System& system) {
  return events::is_audit(system.provider_name.value_or(""), system.provider_guid.value_or(""));
}

bool is_main_mode(const evtx::System& system) {
  return events::is_main_mode(system.event_id.value_or(0)) && is_audit(system);
}

/// Adds up what the pieces hold.
class Tally {
 public:
  Tally(std::size_t source, const PieceReading& reading)
      : reading_(reading),
        packing_(found_.events, reading.filter, reading.pools, source),
        recovered_packing_(found_.recovered.events, reading.filter, reading.pools, source),
        second_opinions_(reading.crosscheck, reading.checked, reading.pools) {}

  void operator()(const evtx::Zeros& zeros) { count(frames_of(zeros)); }
  void operator()(const evtx::Gap& gap) { count(frames_of(gap)); }

  void operator()(const evtx::Chunk& chunk) {
    const auto checked = frames_of(chunk);
    count(checked);
    packing_.begin_chunk();
    const auto begin = found_.events.events.size();
    if (reading_.reader) {
      read_in_full(chunk, checked.frames, reading_.reader);
    } else {
      read_quickly(chunk, checked.frames);
      std::ranges::move(second_opinions_.of(chunk, found_.events, begin),
                        std::back_inserter(found_.opinions));
    }
    if (reading_.recovery == Recovery::on) recover(chunk, checked.frames);
  }

  PieceEvents take() { return std::move(found_); }

 private:
  void count(const ChunkFrames& checked) {
    found_.counts += checked.counts;
    found_.losses += checked.losses;
    found_.doubts += checked.doubts;
  }

  void read_in_full(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& frames,
                    const evtx::Reader& read) {
    const auto results = read(chunk, frames);
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (const auto* record = std::get_if<evtx::Record>(&results[i])) {
        add(chunk, frames[i], *record);
      } else {
        lose(std::get<evtx::Error>(results[i]));
      }
    }
  }

  void add(const evtx::Chunk& chunk, const evtx::Frame& frame, const evtx::Record& record) {
    const auto& system = record.system;
    note_channel(system.channel.value_or(""));
    if (!is_main_mode(system)) return count_other(is_audit(system));
    try {
      count_main_mode(frame, packing_.add(frame, record));
    } catch (const evtx::Error& error) {
      lose(error_in(chunk, frame, error));
    }
  }

  void lose(const evtx::Error& error) {
    ++found_.counts.unreadable;
    found_.losses.add(error);
  }

  // What is found there is beside the records that are counted, and only Main Mode events are kept.
  void recover(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& live) {
    auto& recovered = found_.recovered;
    recovered_packing_.begin_chunk();
    const auto begin = recovered.events.events.size();
    const auto read = reading_.reader ? reading_.reader : evtx::read_natively;
    for (const auto& [frame, record] : recovered_records(chunk, live, read))
      if (is_main_mode(record.system)) add_recovered(frame, record);
    if (!reading_.reader)
      std::ranges::move(second_opinions_.of(chunk, recovered.events, begin),
                        std::back_inserter(recovered.opinions));
  }

  void add_recovered(const evtx::Frame& frame, const evtx::Record& record) {
    if (const auto is_wanted = pack_recovered(frame, record))
      found_.recovered.found.push_back({.key = key_of(frame), .is_wanted = *is_wanted});
  }

  // Whether it is wanted; nothing if it is too long to be what was written.
  std::optional<bool> pack_recovered(const evtx::Frame& frame, const evtx::Record& record) {
    try {
      return recovered_packing_.add(frame, record);
    } catch (const evtx::Error&) {
      return std::nullopt;
    }
  }

  void count_main_mode(const evtx::Frame& frame, bool is_wanted) {
    ++found_.counts.main_mode;
    if (!is_wanted) ++found_.counts.filtered;
    if (reading_.recovery == Recovery::on) found_.live.push_back(key_of(frame));
  }

  void count_other(bool is_audit) {
    ++found_.counts.others;
    if (is_audit) ++found_.counts.audit;
  }

  void read_quickly(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& frames) {
    evtx::QuickReader reader(chunk, reading_.layouts);
    std::vector<evtx::Frame> others;
    for (const auto& frame : frames)
      if (!read_quickly(chunk, frame, reader)) others.push_back(frame);
    found_.counts.in_full += others.size();
    read_in_full(chunk, others, evtx::read_natively);
  }

  // False if the record has to be decoded in full: nothing was counted or packed then, for whatever
  // may throw comes before.
  bool read_quickly(const evtx::Chunk& chunk, const evtx::Frame& frame, evtx::QuickReader& reader) {
    const auto record = reader.look_at(frame);
    if (!record) return false;
    try {
      const auto id = number(record->part(&SystemLayout::event_id));
      if (!id) return false;
      const bool is_audit = is_by_audit(*record);
      note_channel(record->part(&SystemLayout::channel));
      if (is_audit && events::is_main_mode(*id)) {
        const auto fields = reader.fields(*record);
        if (!fields) return false;
        const auto offset = chunk.offset + frame.position;
        count_main_mode(frame, packing_.add(frame, offset, *record, *fields));
      } else {
        if (!reader.is_whole(*record)) return false;
        count_other(is_audit);
      }
      return true;
    } catch (const evtx::Error&) {
      return false;
    }
  }

  bool is_by_audit(const evtx::RecordView& record) {
    const auto by_name = [](std::string_view name) { return events::is_audit(name, {}); };
    const auto by_guid = [](std::string_view guid) { return events::is_audit({}, guid); };
    return is_audit_name_.of(record.part(&SystemLayout::provider_name), by_name) ||
           is_audit_guid_.of(record.part(&SystemLayout::provider_guid), by_guid);
  }

  void note_channel(const Filling& channel) {
    channel_.of(channel, [this](const std::string& name) {
      note_channel(name);
      return true;
    });
  }

  // Windows knows no longer name; one a record that is longer would be more than the log.
  void note_channel(const std::string& name) {
    constexpr std::size_t kLongest = 255;
    if (!name.empty() && name.size() <= kLongest) found_.channels.insert(name);
  }

  const PieceReading& reading_;
  PieceEvents found_{};
  Packing packing_;
  Packing recovered_packing_;
  SecondOpinions second_opinions_;
  Memo<bool> is_audit_name_{};
  Memo<bool> is_audit_guid_{};
  Memo<bool> channel_{};
};

}  // namespace

PieceEvents read_pieces(std::span<const evtx::Piece> pieces, std::size_t source,
                        const PieceReading& reading) {
  Tally tally(source, reading);
  for (const auto& piece : pieces) std::visit(tally, piece);
  return tally.take();
}

}  // namespace timeline
