#include "timeline/packing.h"

#include <algorithm>

#include "events/decode.h"

namespace timeline {
namespace {

using evtx::binxml::Filling;
using evtx::binxml::SystemLayout;

std::int64_t ticks(std::optional<evtx::Timestamp> time) {
  return time ? time->time_since_epoch().count() : PackedEvent::kNoTime;
}

std::uint8_t packed_outcome(std::optional<std::uint64_t> keywords) {
  const auto outcome = events::outcome(keywords);
  return outcome ? static_cast<std::uint8_t>(static_cast<int>(*outcome) + 1) : 0;
}

bool wants_all(const Filter& filter) {
  return !filter.since && !filter.until && filter.event_ids.empty() && filter.peers.empty() &&
         filter.computers.empty();
}

}  // namespace

bool Packing::add(const evtx::Record& record) {
  const auto begin = batch_.values.size();
  std::vector<std::string> names;
  for (const auto& field : record.event_data) {
    names.push_back(field.name);
    pack_value(batch_.values, {.value = field.value, .code_units = field.code_units}, pools_.texts);
  }
  const auto& system = record.system;
  return keep({.time = ticks(system.time_created),
               .written = ticks(record.written),
               .record_id = system.record_id.value_or(record.id),
               .offset = record.offset,
               .shape = pools_.shapes.id_of(names),
               .computer = pools_.texts.id_of(system.computer.value_or("")),
               .channel = pools_.texts.id_of(system.channel.value_or("")),
               .event_id = static_cast<std::uint16_t>(system.event_id.value_or(0)),
               .outcome = packed_outcome(system.keywords),
               .state = record.state},
              begin);
}

bool Packing::add(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
                  const evtx::FieldsView& fields) {
  const auto begin = batch_.values.size();
  try {
    for (const auto& field : *fields.layout)
      pack(evtx::binxml::filling(field.value, *fields.values));
    const auto record_id = number(record.part(&SystemLayout::record_id));
    const auto event_id = number(record.part(&SystemLayout::event_id));
    return keep({.time = ticks(time(record.part(&SystemLayout::time_created))),
                 .written = ticks(frame.written),
                 .record_id = record_id.value_or(frame.id),
                 .offset = offset,
                 .shape = shape_of(*fields.layout),
                 .computer = text_of(record.part(&SystemLayout::computer)),
                 .channel = text_of(record.part(&SystemLayout::channel)),
                 .event_id = static_cast<std::uint16_t>(event_id.value_or(0)),
                 .outcome = packed_outcome(number(record.part(&SystemLayout::keywords)))},
                begin);
  } catch (const evtx::Error&) {
    batch_.values.resize(begin);
    throw;
  }
}

bool Packing::keep(PackedEvent packed, std::size_t begin) {
  packed.source = static_cast<std::uint32_t>(source_);
  packed.values = static_cast<std::uint32_t>(begin);
  if (!wants_all(filter_) &&
      !wants(filter_, unpacker_.event(packed, batch_.values.data() + begin, {}))) {
    batch_.values.resize(begin);
    return false;
  }
  batch_.events.push_back(packed);
  return true;
}

std::uint32_t Packing::shape_of(const evtx::binxml::EventDataLayout& layout) {
  const auto known = std::ranges::find(shapes_, &layout, [](const auto& one) { return one.first; });
  if (known != shapes_.end()) return known->second;
  std::vector<std::string> names;
  for (const auto& field : layout) names.push_back(field.name);
  return shapes_.emplace_back(&layout, pools_.shapes.id_of(names)).second;
}

std::uint32_t Packing::text_of(const Filling& filling) {
  text_.clear();
  append_text(text_, filling);
  return pools_.texts.id_of(text_);
}

void Packing::pack(const Filling& filling) {
  text_.clear();
  const auto code_units = append_text(text_, filling);
  pack_value(batch_.values, {.value = text_, .code_units = code_units}, pools_.texts);
}

}  // namespace timeline
