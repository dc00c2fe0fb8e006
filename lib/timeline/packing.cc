#include "timeline/packing.h"

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

// Without the texts.
events::Head head_of(const evtx::Frame& frame, std::uint64_t offset,
                     const evtx::RecordView& record) {
  const auto event_id = record.number(&SystemLayout::event_id);
  const auto record_id = record.number(&SystemLayout::record_id);
  return {.event_id = static_cast<std::uint32_t>(event_id.value_or(0)),
          .outcome = events::outcome(record.number(&SystemLayout::keywords)),
          .time = record.time(&SystemLayout::time_created),
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
  const auto head = head_of(record);
  auto& shape = shape_of(record);
  if (!is_wanted(head, shape, values)) return false;
  TextLimit(frame.size).check(shape.size + size_of(head, values));
  const auto begin = pack_values(batch_.values, *shape.shape, values, pools_.texts);
  add(packed(head, texts_of(head)), shape, begin, 0);
  return true;
}

bool Packing::add(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
                  const evtx::FieldsView& fields) {
  const auto& layout = known(*fields.layout);
  auto& shape = shapes_[layout.shape];
  const auto head = head_of(frame, offset, record);
  if (!wants_all(filter_) && !is_wanted(head, shape, record, fields)) return false;
  const auto texts = texts_of(record);
  TextLimit limit(frame.size);
  limit.take(shape.size + texts.computer.size + texts.channel.size);
  const auto common = common_.of(layout.places, *fields.values, limit);
  limit.take(common.text_size);
  own_.begin(layout.places.own.size());
  for (const auto* place : layout.places.own) {
    own_.add(*place, *fields.values);
    limit.check(own_.text_size());
  }
  const auto begin = append_values(batch_.values, common.place, own_.packed());
  add(packed(head, texts), shape, begin, std::uint64_t{record.identity} << 32U | fields.identity);
  return true;
}

// Most chunks have shapes of the one before.
void Packing::begin_chunk(std::optional<Checksum> of_records) {
  constexpr std::size_t kMostShapes = 64;  // more take longer to look through than to make
  if (shapes_.size() > kMostShapes) shapes_.clear();
  layouts_.clear();
  has_wrong_checksum_ = of_records == Checksum::wrong;
}

PackedEvent Packing::head(const evtx::Record& record) {
  const auto head = head_of(record);
  return packed(head, texts_of(head));
}

PackedEvent Packing::head(const evtx::Frame& frame, std::uint64_t offset,
                          const evtx::RecordView& record) {
  return packed(head_of(frame, offset, record), texts_of(record));
}

bool Packing::is_wanted(const events::Head& head, KnownShape& shape, Values values) {
  if (wants_all(filter_)) return true;
  events::decode(head, *shape.shape, values, event_);
  return wants(filter_, event_);
}

bool Packing::is_wanted(events::Head head, KnownShape& shape, const evtx::RecordView& record,
                        const evtx::FieldsView& fields) {
  texts_.clear();
  texts_.add(record.part(&SystemLayout::computer));
  texts_.add(record.part(&SystemLayout::channel));
  for (const auto& field : *fields.layout)
    texts_.add(evtx::binxml::filling(field.value, *fields.values));
  const auto texts = texts_.all();
  head.computer = texts[0].value;
  head.channel = texts[1].value;
  return is_wanted(head, shape, texts.subspan(2));
}

void Packing::add(PackedEvent event, KnownShape& shape, std::uint32_t values,
                  std::uint64_t templates) {
  if (!shape.id) shape.id = pools_.shapes.id_of(shape.names);
  event.values = values;
  event.shape = *shape.id;
  batch_.events.push_back(event);
  batch_.templates.push_back(templates);
}

PackedEvent Packing::packed(const events::Head& head, const HeadTexts& texts) const {
  return {.time = packed_time(head.time),
          .written = packed_time(head.written),
          .record_id = head.record_id,
          .offset = head.offset,
          .computer = texts.computer.id,
          .channel = texts.channel.id,
          .source = static_cast<std::uint32_t>(source_),
          .event_id = static_cast<std::uint16_t>(head.event_id),
          .outcome = packed_outcome(head.outcome),
          .state = packed_state(head.record_state, has_wrong_checksum_)};
}

Packing::HeadTexts Packing::texts_of(const events::Head& head) {
  return {.computer = pooled(head.computer), .channel = pooled(head.channel)};
}

// Asking the pool means locking it.
Packing::HeadTexts Packing::texts_of(const evtx::RecordView& record) {
  const auto ask = [this](const std::string& text) { return pooled(text); };
  return {.computer = computer_.of(record.system->computer, *record.values, ask),
          .channel = channel_.of(record.system->channel, *record.values, ask)};
}

Packing::PooledText Packing::pooled(std::string_view text) {
  return {.id = pools_.texts.id_of(text), .size = text.size()};
}

const Packing::KnownLayout& Packing::known(const EventDataLayout& layout) {
  const auto found = std::ranges::find(layouts_, &layout, &KnownLayout::layout);
  if (found != layouts_.end()) return *found;
  const auto& shape = shape_of(layout, &FieldLayout::name);
  layouts_.push_back({.layout = &layout,
                      .shape = static_cast<std::size_t>(&shape - shapes_.data()),
                      .places = common_.places_of(layout, *shape.shape)});
  return layouts_.back();
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
  return shapes_.emplace_back(std::move(names), pools_.shapes);
}

// To make a shape takes longer than to decode an event, and batches have those of others.
Packing::KnownShape::KnownShape(std::vector<std::string> all, const ShapePool& pool)
    : names(std::move(all)),
      id(pool.find(names)),
      made(id ? nullptr : std::make_unique<const events::Shape>(names)),
      shape(id ? &pool.shape(*id) : made.get()) {
  for (const auto& name : names) size += name.size();
}

}  // namespace timeline
