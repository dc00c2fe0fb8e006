#include "timeline/packing.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "evtx/error.h"

namespace timeline {
namespace {

using evtx::binxml::EventDataLayout;
using evtx::binxml::FieldLayout;
using evtx::binxml::SystemLayout;
using Values = std::span<const events::FieldValue>;

bool wants_all(const Filter& filter) {
  return !filter.since && !filter.until && filter.event_ids.empty() && filter.peers.empty() &&
         filter.computers.empty();
}

void check_size(std::size_t texts, std::size_t record_size) {
  constexpr std::size_t kOfAnyRecord = 512;
  constexpr std::size_t kTimesTheRecord = 8;
  if (texts > kOfAnyRecord + kTimesTheRecord * record_size)
    throw evtx::Error(
        fmt::format("its texts come to {} bytes, more than a real record of {} bytes unfolds to",
                    texts, record_size));
}

std::size_t size_of(const events::Head& head, Values values) {
  auto size = head.computer.size() + head.channel.size();
  for (const auto& [value, code_units] : values) size += value.size() + code_units.size();
  return size;
}

events::Head head_of(const evtx::Record& record) {
  const auto& system = record.system;
  return {.event_id = system.event_id.value_or(0),
          .outcome = events::outcome(system.keywords),
          .time = system.time_created,
          .computer = system.computer ? *system.computer : std::string_view(),
          .channel = system.channel ? *system.channel : std::string_view(),
          .offset = record.offset,
          .record_id = system.record_id.value_or(record.id),
          .record_state = record.state,
          .written = record.written};
}

// The first two texts are those of the computer and the channel.
events::Head head_of(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
                     Values texts) {
  const auto event_id = number(record.part(&SystemLayout::event_id));
  const auto record_id = number(record.part(&SystemLayout::record_id));
  return {.event_id = static_cast<std::uint32_t>(event_id.value_or(0)),
          .outcome = events::outcome(number(record.part(&SystemLayout::keywords))),
          .time = time(record.part(&SystemLayout::time_created)),
          .computer = texts[0].value,
          .channel = texts[1].value,
          .offset = offset,
          .record_id = record_id.value_or(frame.id),
          .written = frame.written()};
}

}  // namespace

bool Packing::add(const evtx::Frame& frame, const evtx::Record& record) {
  const auto fields = events::fields(record);
  std::vector<events::FieldValue> values;
  values.reserve(fields.size());
  for (const auto& field : fields)
    values.push_back({.value = field.value, .code_units = field.code_units});
  return keep({.record_size = frame.size,
               .head = head_of(record),
               .shape = shape_of(record),
               .values = values});
}

bool Packing::add(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
                  const evtx::FieldsView& fields) {
  texts_.clear();
  texts_.add(record.part(&SystemLayout::computer));
  texts_.add(record.part(&SystemLayout::channel));
  for (const auto& field : *fields.layout)
    texts_.add(evtx::binxml::filling(field.value, *fields.values));
  const auto texts = texts_.all();
  return keep({.record_size = frame.size,
               .head = head_of(frame, offset, record, texts),
               .shape = shape_of(*fields.layout),
               .values = texts.subspan(2),
               .templates = std::uint64_t{record.identity} << 32U | fields.identity});
}

// Most chunks have shapes of the one before.
void Packing::begin_chunk(std::optional<Checksum> of_records) {
  constexpr std::size_t kMostShapes = 64;  // more take longer to look through than to make
  if (shapes_.size() > kMostShapes) shapes_.clear();
  layouts_.clear();
  has_wrong_checksum_ = of_records == Checksum::wrong;
}

PackedEvent Packing::head(const evtx::Record& record) { return packed(head_of(record)); }

PackedEvent Packing::head(const evtx::Frame& frame, std::uint64_t offset,
                          const evtx::RecordView& record) {
  texts_.clear();
  texts_.add(record.part(&SystemLayout::computer));
  texts_.add(record.part(&SystemLayout::channel));
  return packed(head_of(frame, offset, record, texts_.all()));
}

bool Packing::keep(const Draft& draft) {
  if (!is_wanted(draft)) return false;
  check_size(draft.shape.size + size_of(draft.head, draft.values), draft.record_size);
  pack(draft);
  return true;
}

bool Packing::is_wanted(const Draft& draft) {
  if (wants_all(filter_)) return true;
  auto& shape = draft.shape.shape;
  if (!shape) shape.emplace(draft.shape.names);
  events::decode(draft.head, *shape, draft.values, event_);
  return wants(filter_, event_);
}

void Packing::pack(const Draft& draft) {
  const auto& head = draft.head;
  auto& shape = draft.shape;
  if (!shape.id) shape.id = pools_.shapes.id_of(shape.names);
  auto& event = batch_.events.emplace_back(packed(head));
  event.values = static_cast<std::uint32_t>(batch_.values.size());
  event.shape = *shape.id;
  batch_.templates.push_back(draft.templates);
  pack_values(batch_.values, draft.values, pools_.texts);
}

PackedEvent Packing::packed(const events::Head& head) {
  return {.time = packed_time(head.time),
          .written = packed_time(head.written),
          .record_id = head.record_id,
          .offset = head.offset,
          .computer = id_of(computer_, head.computer),
          .channel = id_of(channel_, head.channel),
          .source = static_cast<std::uint32_t>(source_),
          .event_id = static_cast<std::uint16_t>(head.event_id),
          .outcome = packed_outcome(head.outcome),
          .state = packed_state(head.record_state, has_wrong_checksum_)};
}

// Asking the pool means locking it.
std::uint32_t Packing::id_of(KnownText& known, std::string_view text) {
  if (known.text != text) {
    known.id = pools_.texts.id_of(text);
    known.text = pools_.texts.text(known.id);
  }
  return known.id;
}

Packing::KnownShape& Packing::shape_of(const EventDataLayout& layout) {
  const auto known = std::ranges::find(layouts_, &layout, &KnownLayout::layout);
  if (known != layouts_.end()) return shapes_[known->shape];
  auto& shape = shape_of(layout, &FieldLayout::name);
  layouts_.push_back(
      {.layout = &layout, .shape = static_cast<std::size_t>(&shape - shapes_.data())});
  return shape;
}

Packing::KnownShape& Packing::shape_of(const evtx::Record& record) {
  return shape_of(events::fields(record), &evtx::Field::name);
}

template <class Fields, class Name>
Packing::KnownShape& Packing::shape_of(const Fields& fields, Name name) {
  const auto known = std::ranges::find_if(shapes_, [&](const KnownShape& shape) {
    return std::ranges::equal(shape.names, fields, {}, {}, name);
  });
  if (known != shapes_.end()) return *known;
  std::vector<std::string> names;
  names.reserve(fields.size());
  std::ranges::transform(fields, std::back_inserter(names), name);
  return shapes_.emplace_back(std::move(names));
}

Packing::KnownShape::KnownShape(std::vector<std::string> all) : names(std::move(all)) {
  for (const auto& name : names) size += name.size();
}

}  // namespace timeline
