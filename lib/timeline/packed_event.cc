#include "timeline/packed_event.h"

namespace timeline {
namespace {

std::optional<events::Outcome> outcome_of(std::uint8_t outcome) {
  if (outcome == 0) return std::nullopt;
  return static_cast<events::Outcome>(outcome - 1);
}

evtx::RecordState record_state_of(PackedState state) {
  return state == PackedState::recovered ? evtx::RecordState::recovered : evtx::RecordState::live;
}

}  // namespace

PackedState packed_state(evtx::RecordState state, bool has_wrong_checksum) {
  if (state == evtx::RecordState::recovered) return PackedState::recovered;
  return has_wrong_checksum ? PackedState::wrong_checksum : PackedState::live;
}

std::optional<evtx::Timestamp> unpacked_time(std::int64_t ticks) {
  if (ticks == PackedEvent::kNoTime) return std::nullopt;
  return evtx::Timestamp(evtx::Ticks(ticks));
}

std::int64_t packed_time(std::optional<evtx::Timestamp> time) {
  return time ? time->time_since_epoch().count() : PackedEvent::kNoTime;
}

std::uint8_t packed_outcome(std::optional<events::Outcome> outcome) {
  return outcome ? static_cast<std::uint8_t>(static_cast<int>(*outcome) + 1) : 0;
}

const events::Event& Unpacker::event(const PackedEvent& packed, const char* values,
                                     std::string_view source) {
  const auto& shape = shape_of(packed.shape);
  unpack_values(PackedValues::at(values, packed.values), shape);
  events::decode(head_of(packed, source), shape, values_, event_);
  if (packed.doubt != 0)
    event_.other.push_back({.name = "crosscheck", .value = pools_.texts.text(packed.doubt)});
  return event_;
}

const events::Event& Unpacker::sa(const PackedEvent& packed, const char* values,
                                  std::string_view source) {
  const auto& shape = shape_of(packed.shape);
  unpack_sa_values(PackedValues::at(values, packed.values), shape);
  events::decode_sa(head_of(packed, source), shape, values_, event_);
  return event_;
}

events::Head Unpacker::head_of(const PackedEvent& packed, std::string_view source) {
  return {.event_id = packed.event_id,
          .outcome = outcome_of(packed.outcome),
          .time = unpacked_time(packed.time),
          .computer = text_of(computer_, packed.computer),
          .channel = text_of(channel_, packed.channel),
          .source = source,
          .offset = packed.offset,
          .record_id = packed.record_id,
          .record_state = record_state_of(packed.state),
          .has_wrong_checksum = packed.state == PackedState::wrong_checksum,
          .written = unpacked_time(packed.written)};
}

// Asking the pool means locking it.
const events::Shape& Unpacker::shape_of(std::uint32_t id) {
  if (shape_id_ != id) {
    shape_ = &pools_.shapes.shape(id);
    shape_id_ = id;
  }
  return *shape_;
}

std::string_view Unpacker::text_of(Known& known, std::uint32_t id) const {
  if (known.id != id) known = {.id = id, .text = pools_.texts.text(id)};
  return known.text;
}

void Unpacker::unpack_values(const PackedValues& values, const events::Shape& shape) {
  ValueReader reader(values, pools_.texts);
  values_.clear();
  for (const auto& field : shape.fields()) values_.push_back(reader.next(field));
}

void Unpacker::unpack_sa_values(const PackedValues& values, const events::Shape& shape) {
  ValueReader reader(values, pools_.texts);
  values_.assign(shape.fields().size(), {});
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const auto& field = shape.fields()[i];
    if (field.bears_on_sa)
      values_[i] = reader.next(field);
    else
      reader.skip(field);
  }
}

}  // namespace timeline
