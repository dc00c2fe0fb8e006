// The two ways of reading a record natively. The input is the BinXML of the only record of a chunk;
// it stands at the same place as that of the first record of any chunk.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "evtx/error.h"
#include "evtx/event_record.h"
#include "evtx/native_reader.h"
#include "evtx/quick_reader.h"
#include "fuzz/one_record_chunk.h"
#include "fuzz/target.h"

namespace {

using evtx::binxml::Filling;
using evtx::binxml::SystemLayout;
using fuzz::require;

using PlaceInSystem = evtx::binxml::Place SystemLayout::*;

// What stands at a place; nothing if only reading in full can tell.
std::optional<Filling> part(const evtx::RecordView& view, PlaceInSystem place) {
  try {
    return view.part(place);
  } catch (const evtx::Error&) {
    return std::nullopt;
  }
}

void check_text(const evtx::RecordView& view, PlaceInSystem place,
                const std::optional<std::string>& expected) {
  const auto filling = part(view, place);
  if (!filling) return;
  std::string text;
  append_text(text, *filling);
  require(text == expected.value_or(""), "a text of System is the same for both ways");
}

void check_number(const evtx::RecordView& view, PlaceInSystem place,
                  const std::optional<std::uint64_t>& expected) {
  if (const auto filling = part(view, place))
    require(number(*filling) == expected, "a number of System is the same for both ways");
}

void check_system(const evtx::RecordView& view, const evtx::System& system) {
  check_text(view, &SystemLayout::provider_name, system.provider_name);
  check_text(view, &SystemLayout::provider_guid, system.provider_guid);
  check_text(view, &SystemLayout::channel, system.channel);
  check_text(view, &SystemLayout::computer, system.computer);
  check_number(view, &SystemLayout::keywords, system.keywords);
  check_number(view, &SystemLayout::record_id, system.record_id);
  if (const auto time = part(view, &SystemLayout::time_created))
    require(evtx::binxml::time(*time) == system.time_created, "the time is the same for both ways");
  const auto id = part(view, &SystemLayout::event_id);
  if (id && number(*id).value_or(0) <= UINT32_MAX)
    require(number(*id) == system.event_id, "the event id is the same for both ways");
}

// Nothing if only reading in full can tell.
std::optional<evtx::Field> field_of(const evtx::binxml::FieldLayout& layout,
                                    const evtx::FieldsView& view) {
  try {
    evtx::Field field{.name = layout.name};
    field.code_units = append_text(field.value, filling(layout.value, *view.values));
    return field;
  } catch (const evtx::Error&) {
    return std::nullopt;
  }
}

// One value that only reading in full can tell, an array, may be several fields.
void check_fields(const evtx::FieldsView& view, const std::vector<evtx::Field>& expected) {
  std::vector<evtx::Field> fields;
  for (const auto& layout : *view.layout) {
    auto field = field_of(layout, view);
    if (!field) return;
    fields.push_back(std::move(*field));
  }
  require(fields == expected, "the fields are the same for both ways");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto chunk = fuzz::one_record_chunk(fuzz::bytes_of(data, size));
  evtx::RecordWalk walk(chunk);
  const auto frame = std::get<evtx::Frame>(walk.next().value());
  const auto results = evtx::read_natively(chunk, std::span(&frame, 1));
  const auto* record = std::get_if<evtx::Record>(&results.at(0));
  evtx::binxml::Layouts layouts;
  evtx::QuickReader quick(chunk, layouts);
  const auto view = quick.look_at(frame);
  if (!view) return 0;
  if (record != nullptr) check_system(*view, record->system);
  const auto fields = quick.fields(*view);
  if (!fields) return 0;
  if (record != nullptr) check_fields(*fields, record->event_data);
  return 0;
}
