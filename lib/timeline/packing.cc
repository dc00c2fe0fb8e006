#include "timeline/packing.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "evtx/error.h"
#include "timeline/packed_values.h"

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

/// How much text an event may have: that of its names, its head and its values.
class TextLimit {
 public:
  explicit TextLimit(std::size_t record_size)
      : record_size_(record_size), most_(kOfAnyRecord + kTimesTheRecord * record_size) {}

  void check(std::size_t size) const {
    if (size > most_) refuse(size);
  }

 private:
  static constexpr std::size_t kOfAnyRecord = 512;
  static constexpr std::size_t kTimesTheRecord = 8;

  [[noreturn]] void refuse(std::size_t size) const {
    throw evtx::Error(
        fmt::format("its texts come to {} bytes, more than a real record of {} bytes unfolds to",
                    size, record_size_));
  }

  std::size_t record_size_;
  std::size_t most_;
};

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
  const auto event_id = number(record.part(&SystemLayout::event_id));
  const auto record_id = number(record.part(&SystemLayout::record_id));
  return {.event_id = static_cast<std::uint32_t>(event_id.value_or(0)),
          .outcome = events::outcome(number(record.part(&SystemLayout::keywords))),
          .time = time(record.part(&SystemLayout::time_created)),
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
  const auto begin = batch_.values.size();
  pack_values(batch_.values, values, pools_.texts);
  add(packed(head, texts_of(head)), shape, begin, 0);
  return true;
}

bool Packing::add(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
                  const evtx::FieldsView& fields) {
  auto& shape = shape_of(*fields.layout);
  const auto head = head_of(frame, offset, record);
  if (!wants_all(filter_) && !is_wanted(head, shape, record, fields)) return false;
  const auto texts = texts_of(record);
  const TextLimit limit(frame.size);
  const auto others = shape.size + texts.computer.size + texts.channel.size;
  limit.check(others);
  const auto begin = batch_.values.size();
  ValueWriter values(batch_.values, fields.layout->size(), pools_.texts);
  for (const auto& field : *fields.layout) {
    values.add(evtx::binxml::filling(field.value, *fields.values));
    limit.check(others + values.text_size());
  }
  values.finish();
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
  auto& fields = shape.shape;
  if (!fields) fields.emplace(shape.names);
  events::decode(head, *fields, values, event_);
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

void Packing::add(PackedEvent event, KnownShape& shape, std::size_t values,
                  std::uint64_t templates) {
  if (!shape.id) shape.id = pools_.shapes.id_of(shape.names);
  event.values = static_cast<std::uint32_t>(values);
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
  return {.computer = computer_.of(record.part(&SystemLayout::computer), ask),
          .channel = channel_.of(record.part(&SystemLayout::channel), ask)};
}

Packing::PooledText Packing::pooled(std::string_view text) {
  return {.id = pools_.texts.id_of(text), .size = text.size()};
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
