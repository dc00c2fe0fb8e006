#include "timeline/gap_rows.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "timeline/packed_event.h"

namespace timeline {
namespace {

using Field = std::pair<std::string, std::string>;

std::vector<Field> fields_of(const RecordGap& gap) {
  std::vector<Field> fields{{"first", fmt::to_string(gap.first)},
                            {"last", fmt::to_string(gap.last)},
                            {"count", fmt::to_string(gap.last - gap.first + 1)}};
  if (gap.unreadable > 0) fields.emplace_back("unreadable", fmt::to_string(gap.unreadable));
  return fields;
}

// It is not the record: just as old, from the same host and log, and in the same place.
PackedEvent event_before(const PackedEvent& record) {
  auto event = record;
  event.event_id = 0;
  event.outcome = 0;
  return event;
}

void pack(const RecordGap& gap, PackedBatch& batch, Pools& pools) {
  auto& event = batch.events.emplace_back(event_before(gap.behind));
  event.values = static_cast<std::uint32_t>(batch.values.size());
  std::vector<std::string> names;
  for (auto& [name, value] : fields_of(gap)) {
    pack_value(batch.values, {.value = value}, pools.texts);
    names.push_back(std::move(name));
  }
  event.shape = pools.shapes.id_of(names);
}

}  // namespace

PackedBatch gap_rows(std::span<const RecordGap> gaps, const Filter& filter, Pools& pools) {
  PackedBatch batch;
  Unpacker unpacker(pools);
  for (const auto& gap : gaps) {
    pack(gap, batch, pools);
    const auto& event = batch.events.back();
    const auto begin = event.values;
    if (wants(filter, unpacker.event(event, batch.values.data() + begin, {}))) continue;
    batch.events.pop_back();
    batch.values.resize(begin);
  }
  return batch;
}

}  // namespace timeline
