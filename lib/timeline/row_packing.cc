#include "timeline/row_packing.h"

#include "timeline/packed_event.h"
#include "timeline/packed_values.h"

namespace timeline {

bool RowPacking::add(const Row& row) {
  const auto& event = row.event;
  if (!wants(filter_, event)) return false;
  batch_.events.push_back({.time = packed_time(event.time),
                           .written = packed_time(event.written),
                           .record_id = event.record_id,
                           .offset = event.offset,
                           .shape = pools_.shapes.id_of(row.names),
                           .computer = pools_.texts.id_of(event.computer),
                           .channel = pools_.texts.id_of(event.channel),
                           .doubt = pools_.texts.id_of(row.doubt),
                           .source = number_of(event.source),
                           .event_id = static_cast<std::uint16_t>(event.event_id),
                           .outcome = packed_outcome(event.outcome),
                           .state = packed_state(event.record_state, event.has_wrong_checksum)});
  std::vector<events::FieldValue> values;
  values.reserve(event.raw.size());
  for (const auto& field : event.raw)
    values.push_back({.value = field.value, .code_units = field.code_units});
  auto& packed = batch_.events.back();
  packed.values =
      pack_values(batch_.values, pools_.shapes.shape(packed.shape), values, pools_.texts);
  return true;
}

std::uint32_t RowPacking::number_of(std::string_view source) {
  const auto next = static_cast<std::uint32_t>(batch_.sources.size());
  const auto [known, is_new] = sources_.try_emplace(std::string(source), next);
  if (is_new) batch_.sources.emplace_back(source);
  return known->second;
}

}  // namespace timeline
