#include "timeline/piece_events.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "events/decode.h"
#include "evtx/load.h"
#include "evtx/native_reader.h"
#include "evtx/quick_reader.h"
#include "evtx/slack.h"
#include "timeline/chunk_check.h"
#include "timeline/packing.h"

namespace timeline {
namespace {

using evtx::binxml::Filling;
using evtx::binxml::SystemLayout;

/// Remembers the answer for the last text asked about: records that follow one another have the
/// same provider and channel nearly always.
template <class Answer>
class Memo {
 public:
  template <class Ask>
  const Answer& of(const Filling& filling, const Ask& ask) {
    const auto bytes = bytes_of(filling);
    if (!answer_ || !evtx::same_bytes(bytes, bytes_)) {
      std::string text;
      append_text(text, filling);  // may throw: the last text is remembered then
      answer_ = ask(text);
      bytes_.assign(bytes.begin(), bytes.end());
    }
    return *answer_;
  }

 private:
  static std::span<const std::byte> bytes_of(const Filling& filling) {
    if (const auto* value = std::get_if<evtx::binxml::Value>(&filling)) return value->bytes;
    if (const auto* literal = std::get_if<std::string_view>(&filling))
      return std::as_bytes(std::span(*literal));
    return {};
  }

  std::vector<std::byte> bytes_{};
  std::optional<Answer> answer_{};
};

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
      : reading_(reading), packing_(found_.events, reading.filter, reading.pools, source) {}

  void operator()(const evtx::Zeros& zeros) { count(frames_of(zeros)); }
  void operator()(const evtx::Gap& gap) { count(frames_of(gap)); }

  void operator()(const evtx::Chunk& chunk) {
    const auto checked = frames_of(chunk);
    count(checked);
    packing_.begin_chunk();
    if (reading_.reader) {
      for (const auto& result : reading_.reader(chunk, checked.frames)) add(result);
    } else {
      read_quickly(chunk, checked.frames);
    }
    if (reading_.recovery == Recovery::on) recover(chunk, checked.frames);
    if (!reading_.reader) crosscheck(chunk);
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
    const auto frames = evtx::frames_in_slack(chunk, live);
    const auto read = reading_.reader ? reading_.reader : evtx::read_natively;
    const auto results = read(chunk, frames);
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (const auto* record = std::get_if<evtx::Record>(&results[i])) add_recovered(*record, live);
      note_frames(frames[i]);
    }
  }

  void add_recovered(evtx::Record record, const std::vector<evtx::Frame>& live) {
    if (!is_main_mode(record.system) || !evtx::makes_sense(record, live)) return;
    record.state = evtx::RecordState::recovered;
    ++found_.counts.recovered;
    packing_.add(record);
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
    const auto results = evtx::read_natively(chunk, others);
    for (std::size_t i = 0; i < results.size(); ++i) {
      add(results[i]);
      note_frames(others[i]);
    }
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
        note_frames(frame);
      } else {
        count_other(is_audit);
      }
      return true;
    } catch (const evtx::Error&) {
      return false;
    }
  }

  // The frame is that of the events packed since the last one was noted: of one, or of none.
  void note_frames(const evtx::Frame& frame) { frames_.resize(found_.events.events.size(), frame); }

  // Of the chunk's events, those that are to have a second opinion: each of the recovered ones.
  std::vector<std::size_t> to_be_checked() {
    std::vector<std::size_t> chosen;
    const auto& events = found_.events.events;
    for (auto i = events_before_; i < events.size(); ++i) {
      const auto key = template_key(events[i]);
      if (reading_.crosscheck == Crosscheck::all ||
          events[i].state == evtx::RecordState::recovered ||
          (!reading_.checked.contains(key) && chosen_.insert(key).second))
        chosen.push_back(i);
    }
    events_before_ = events.size();
    return chosen;
  }

  void crosscheck(const evtx::Chunk& chunk) {
    if (reading_.crosscheck == Crosscheck::off) return;
    const auto chosen = to_be_checked();
    if (chosen.empty()) return;
    std::vector<evtx::Frame> frames;
    std::vector<events::Event> events;
    Unpacker unpacker(reading_.pools);
    for (const auto i : chosen) {
      const auto& packed = found_.events.events[i];
      frames.push_back(frames_[i]);
      events.push_back(unpacker.event(packed, found_.events.values.data() + packed.values, {}));
    }
    for (auto& opinion : second_opinions(chunk, frames, events)) {
      opinion.event = chosen[opinion.event];
      found_.opinions.push_back(std::move(opinion));
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
      if (!name.empty()) found_.channels.insert(name);
      return true;
    });
  }

  const PieceReading& reading_;
  PieceEvents found_{};
  Packing packing_;
  Memo<bool> is_audit_name_{};
  Memo<bool> is_audit_guid_{};
  Memo<bool> channel_{};
  std::vector<evtx::Frame> frames_{};  // of each event, for a second opinion
  std::size_t events_before_ = 0;      // those of the chunks before
  std::set<TemplateKey> chosen_{};     // of which an event was chosen here
};

}  // namespace

PieceEvents read_pieces(std::span<const evtx::Piece> pieces, std::size_t source,
                        const PieceReading& reading) {
  Tally tally(source, reading);
  for (const auto& piece : pieces) std::visit(tally, piece);
  return tally.take();
}

}  // namespace timeline
