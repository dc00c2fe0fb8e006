#include "timeline/piece_events.h"

#include <cstddef>
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
#include "timeline/recovery.h"

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
        second_opinions_(reading.crosscheck, reading.checked, reading.pools) {}

  void operator()(const evtx::Zeros& zeros) { count(frames_of(zeros)); }
  void operator()(const evtx::Gap& gap) { count(frames_of(gap)); }

  void operator()(const evtx::Chunk& chunk) {
    const auto checked = frames_of(chunk);
    count(checked);
    packing_.begin_chunk();
    const auto begin = found_.events.events.size();
    if (reading_.reader) {
      for (const auto& result : reading_.reader(chunk, checked.frames)) add(result);
    } else {
      read_quickly(chunk, checked.frames);
    }
    if (reading_.recovery == Recovery::on) recover(chunk, checked.frames);
    if (!reading_.reader) ask_libevtx(chunk, begin);
  }

  PieceEvents take() { return std::move(found_); }

 private:
  void count(const ChunkFrames& checked) {
    found_.counts += checked.counts;
    found_.losses += checked.losses;
    found_.doubts += checked.doubts;
  }

  void add(const evtx::ReadResult& result) {
    if (const auto* error = std::get_if<evtx::Error>(&result)) {
      ++found_.counts.unreadable;
      found_.losses.add(*error);
      return;
    }
    const auto& record = std::get<evtx::Record>(result);
    const auto& system = record.system;
    if (system.channel) found_.channels.insert(*system.channel);
    if (is_main_mode(system)) {
      count_main_mode(packing_.add(record));
    } else {
      count_other(is_audit(system));
    }
  }

  // What is found there is beside the records that are counted, and only Main Mode events are kept.
  void recover(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& live) {
    const auto read = reading_.reader ? reading_.reader : evtx::read_natively;
    for (const auto& record : recovered_records(chunk, live, read)) {
      if (!is_main_mode(record.system)) continue;
      ++found_.counts.recovered;
      packing_.add(record);
    }
  }

  void count_main_mode(bool is_wanted) {
    ++found_.counts.main_mode;
    if (!is_wanted) ++found_.counts.filtered;
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
    for (const auto& result : evtx::read_natively(chunk, others)) add(result);
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
        count_main_mode(packing_.add(frame, chunk.offset + frame.position, *record, *fields));
      } else {
        count_other(is_audit);
      }
      return true;
    } catch (const evtx::Error&) {
      return false;
    }
  }

  void ask_libevtx(const evtx::Chunk& chunk, std::size_t begin) {
    for (auto& opinion : second_opinions_.of(chunk, found_.events, begin))
      found_.opinions.push_back(std::move(opinion));
  }

  bool is_by_audit(const evtx::RecordView& record) {
    const auto by_name = [](std::string_view name) { return events::is_audit(name, {}); };
    const auto by_guid = [](std::string_view guid) { return events::is_audit({}, guid); };
    return is_audit_name_.of(record.part(&SystemLayout::provider_name), by_name) ||
           is_audit_guid_.of(record.part(&SystemLayout::provider_guid), by_guid);
  }

  void note_channel(const Filling& channel) {
    channel_.of(channel, [this](const std::string& name) {
      if (!name.empty()) found_.channels.insert(name);
      return true;
    });
  }

  const PieceReading& reading_;
  PieceEvents found_{};
  Packing packing_;
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
