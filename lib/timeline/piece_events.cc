#include "timeline/piece_events.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "evtx/native_reader.h"
#include "evtx/quick_reader.h"
#include "evtx/record_memory.h"
#include "timeline/chunk_check.h"
#include "timeline/last_record.h"
#include "timeline/memo.h"
#include "timeline/packing.h"
#include "timeline/record_group.h"

namespace timeline {
namespace {

using evtx::binxml::SystemLayout;

/// Adds up what the pieces hold.
class Tally {
  using Frames = std::span<const evtx::Frame>;

 public:
  Tally(std::size_t source, const PieceReading& reading)
      : reading_(reading),
        grouping_(reading.context),
        packing_(found_.events, reading.filter, reading.pools, source),
        recovered_packing_(found_.recovered.events, reading.filter, reading.pools, source),
        second_opinions_(reading.crosscheck, reading.libevtx, reading.checked, reading.pools) {}

  void operator()(const evtx::Zeros& zeros) { count(frames_of(zeros)); }
  void operator()(const evtx::Gap& gap) {
    count(frames_of(gap));
    if (reading_.context) found_.ids.add_loss(gap.offset);
  }

  void operator()(const evtx::Chunk& chunk) {
    const auto checked = frames_of(chunk);
    doubted_ids_ = checked.doubted_ids;
    count(checked);
    found_.highest_id = std::max(found_.highest_id, highest_id(chunk, checked));
    if (reading_.context) note_losses(chunk, checked);
    packing_.begin_chunk(checked.records_checksum);
    const auto begin = found_.events.events.size();
    if (reading_.reader) {
      read_in_full(chunk, checked.frames, reading_.reader);
    } else {
      read_quickly(chunk, checked);
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

  // A chunk that is cut has lost what is behind it; of records that are missing the header tells.
  void note_losses(const evtx::Chunk& chunk, const ChunkFrames& checked) {
    for (const auto& loss : checked.losses.kept()) note_loss(loss, chunk.offset);
    if (const auto id = id_of_unknown_last(chunk, checked)) found_.ids.add_met(*id);
    if (checked.promised)
      found_.ids.add_promised(checked.promised->first, checked.promised->second);
    if (chunk.size < evtx::kChunkSize) found_.ids.add_loss(chunk.offset + chunk.size);
  }

  void note_loss(const evtx::Error& loss, std::uint64_t chunk) {
    const auto& [file, record_id, offset] = loss.location();
    if (record_id) found_.ids.add_unreadable(*record_id);
    if (offset && *offset != chunk) found_.ids.add_loss(*offset);
  }

  void read_in_full(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& frames,
                    const evtx::Reader& read) {
    const auto results = read(chunk, frames);
    const evtx::Frame* last = nullptr;  // by id
    const evtx::Record* last_record = nullptr;
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (const auto* record = std::get_if<evtx::Record>(&results[i])) {
        if (may_skip(last, frames[i])) note_last(*last, *last_record);
        if (!add(chunk, frames[i], *record) || !is_behind(frames[i], last)) continue;
        last = &frames[i];
        last_record = record;
      } else {
        lose(chunk, frames[i], std::get<evtx::Error>(results[i]));
      }
    }
    if (reading_.context && last != nullptr) note_last(*last, *last_record);
  }

  // False if it is lost.
  bool add(const evtx::Chunk& chunk, const evtx::Frame& frame, const evtx::Record& record) {
    const auto& system = record.system;
    note_channel(system.channel.value_or(""));
    note_computer(system.computer.value_or(""));
    const auto origin = grouping_.of(system);
    try {
      count_record(frame, origin, origin.group != Group::none && packing_.add(frame, record));
      note_id(frame, needs_head(frame) ? std::optional(packing_.head(record)) : std::nullopt);
      return true;
    } catch (const evtx::Error& error) {
      lose(chunk, frame, error_in(chunk, frame, error));
      return false;
    }
  }

  // The error may be at quite another place of the chunk, where the record's template is.
  void lose(const evtx::Chunk& chunk, const evtx::Frame& frame, const evtx::Error& error) {
    ++found_.counts.unreadable;
    found_.losses.add(error);
    if (!reading_.context) return;
    if (const auto id = id_of(frame)) found_.ids.add_unreadable(*id);
    found_.ids.add_loss(chunk.offset + frame.position);
  }

  // What is found there is beside the records that are counted, and only what is shown is kept.
  void recover(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& live) {
    auto& recovered = found_.recovered;
    recovered_packing_.begin_chunk({});  // the unused part is under no checksum
    const auto begin = recovered.events.events.size();
    const auto read = reading_.reader ? reading_.reader : evtx::read_natively;
    for (const auto& [frame, record] : recovered_records(chunk, live, read))
      if (grouping_.of(record.system).group != Group::none) add_recovered(frame, record);
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

  void count_record(const evtx::Frame& frame, const Origin& origin, bool is_kept) {
    if (reading_.recovery == Recovery::on && origin.group != Group::none)
      found_.live.push_back(key_of(frame));
    if (origin.group == Group::main_mode) return count_main_mode(is_kept);
    ++found_.counts.others;
    if (origin.is_audit) ++found_.counts.audit;
    if (is_kept) ++found_.counts.context;
  }

  void count_main_mode(bool is_kept) {
    ++found_.counts.main_mode;
    if (!is_kept) ++found_.counts.filtered;
  }

  // Whether another event is whole is only asked where the checksum does not say so already.
  void read_quickly(const evtx::Chunk& chunk, const ChunkFrames& checked) {
    evtx::QuickReader reader(chunk, reading_.layouts, &memories_);
    is_sound_ = checked.records_checksum == Checksum::right;
    std::vector<evtx::Frame> others;
    const evtx::Frame* last = nullptr;  // by id
    for (Frames rest = checked.frames; !rest.empty();) {
      if (const auto passed = pass_over(rest, reader); passed > 0) {
        last = later(last, rest[passed - 1]);
        rest = rest.subspan(passed);
        continue;
      }
      const auto& frame = rest.front();
      rest = rest.subspan(1);
      if (may_skip(last, frame)) note_last(chunk, *last, reader);
      if (read_quickly(chunk, frame, reader)) {
        last = later(last, frame);
      } else {
        others.push_back(frame);
      }
    }
    if (reading_.context && last != nullptr) note_last(chunk, *last, reader);
    found_.counts.in_full += others.size();
    read_in_full(chunk, others, evtx::read_natively);
  }

  // False if the record has to be decoded in full: nothing was counted or packed then.
  bool read_quickly(const evtx::Chunk& chunk, const evtx::Frame& frame, evtx::QuickReader& reader) {
    const auto record = reader.look_at(frame);
    if (!record) return false;
    try {
      return take(frame, chunk.offset + frame.position, *record, reader);
    } catch (const evtx::Error&) {
      return false;
    }
  }

  // Counts the first records as far as each is like one before it that was no event of the
  // timeline, and no gap is to be told before it. Where a checksum is right, no id is doubted.
  std::size_t pass_over(Frames frames, evtx::QuickReader& reader) {
    if (!is_sound_) return 0;
    std::size_t passed = 0;
    for (const auto& frame : frames) {
      if (passed + kAhead < frames.size()) reader.prefetch(frames[passed + kAhead]);
      const bool is_next = found_.ids.is_next(frame.id);
      if (reading_.context && !is_next) break;
      const auto* const is_audit = reader.recall(frame);
      if (is_audit == nullptr) break;
      if (*is_audit) ++found_.counts.audit;
      if (is_next) {
        found_.ids.add_next();
      } else {
        found_.ids.add(frame.id, {});
      }
      ++passed;
    }
    found_.counts.others += passed;
    return passed;
  }

  // False as `read_quickly` says it. Whatever may throw comes before anything is counted.
  bool take(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
            evtx::QuickReader& reader) {
    const auto id = record.number(&SystemLayout::event_id);
    if (!id) return false;
    const auto origin = grouping_.of(*id, record);
    note_names(record);
    const bool is_other = origin.group == Group::none;
    const auto fields = is_other ? std::nullopt : reader.fields(record);
    const auto is_whole = [&] { return is_sound_ || reader.is_whole(record); };
    if (is_other ? !is_whole() : !fields) return false;
    std::optional<PackedEvent> head;
    if (needs_head(frame)) head = packing_.head(frame, offset, record);
    if (is_other && is_sound_) reader.remember(frame, record, origin.is_audit);
    count_record(frame, origin, fields && packing_.add(frame, offset, record, *fields));
    note_id(frame, head);
    return true;
  }

  // A gap may be before the record.
  [[nodiscard]] bool needs_head(const evtx::Frame& frame) const {
    const auto id = reading_.context ? id_of(frame) : std::nullopt;
    return id && !found_.ids.is_next(*id);
  }

  // As it is believed.
  [[nodiscard]] std::optional<std::uint64_t> id_of(const evtx::Frame& frame) const {
    return believed_id(frame, doubted_ids_);
  }

  [[nodiscard]] bool is_behind(const evtx::Frame& frame, const evtx::Frame* last) const {
    if (doubted_ids_.empty()) return last == nullptr || frame.id >= last->id;
    const auto id = id_of(frame);
    return id && (last == nullptr || *id >= id_of(*last));
  }

  [[nodiscard]] const evtx::Frame* later(const evtx::Frame* last, const evtx::Frame& frame) const {
    return is_behind(frame, last) ? &frame : last;
  }

  // Whether a gap may be between the last of the records that were read and the next one.
  [[nodiscard]] bool may_skip(const evtx::Frame* last, const evtx::Frame& next) const {
    return reading_.context && last != nullptr && next.id != last->id + 1;
  }

  // Of a record that was read, with its head where it needs one.
  void note_id(const evtx::Frame& frame, const std::optional<PackedEvent>& head) {
    const auto id = id_of(frame);
    if (!id) return;
    if (!head && found_.ids.is_next(*id)) {
      found_.ids.add_next();
    } else {
      found_.ids.add(*id, head.value_or(PackedEvent{}));
    }
  }

  void note_last(const evtx::Frame& frame, const evtx::Record& record) {
    found_.ids.add_last(*id_of(frame), packing_.head(record));
  }

  // What throws here is a time or a name that nobody needed to read the record.
  void note_last(const evtx::Chunk& chunk, const evtx::Frame& frame, evtx::QuickReader& reader) {
    const auto record = reader.look_at(frame);
    if (!record) return;
    try {
      found_.ids.add_last(*id_of(frame),
                          packing_.head(frame, chunk.offset + frame.position, *record));
    } catch (const evtx::Error&) {
      return;  // the head of another record is near
    }
  }

  void note_names(const evtx::RecordView& record) {
    channel_.of(record.system->channel, *record.values, [this](const std::string& name) {
      note_channel(name);
      return true;
    });
    if (!reading_.context) return;
    computer_.of(record.system->computer, *record.values, [this](const std::string& name) {
      note_computer(name);
      return true;
    });
  }

  void note_computer(const std::string& name) {
    if (reading_.context && name.size() <= kLongestName) found_.computers.insert(name);
  }

  void note_channel(const std::string& name) {
    if (!name.empty() && name.size() <= kLongestName) found_.channels.insert(name);
  }

  // Windows knows no longer name; one a record that is longer would be more than the log.
  static constexpr std::size_t kLongestName = 255;
  // Records: those that are passed over while the bytes of another one come from memory.
  static constexpr std::size_t kAhead = 2;

  DoubtedIds doubted_ids_{};  // of the chunk at hand
  bool is_sound_ = false;     // the chunk at hand, by the checksum of its records
  const PieceReading& reading_;
  evtx::RecordMemories memories_{};  // of all pieces, which outlive it
  Grouping grouping_;
  PieceEvents found_{};
  Packing packing_;
  Packing recovered_packing_;
  SecondOpinions second_opinions_;
  Memo<bool> channel_{};
  Memo<bool> computer_{};
};

}  // namespace

PieceEvents read_pieces(std::span<const evtx::Piece> pieces, std::size_t source,
                        const PieceReading& reading) {
  Tally tally(source, reading);
  for (const auto& piece : pieces) std::visit(tally, piece);
  return tally.take();
}

}  // namespace timeline
