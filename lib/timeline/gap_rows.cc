#include "timeline/gap_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/packed_event.h"
#include "timeline/packed_values.h"

namespace timeline {
namespace {

using Field = std::pair<std::string, std::string>;
using Fields = std::vector<Field>;

// A collector's log numbers records anew, and which computer's is near does not matter.
PackedEvent place_of(const RecordGap& gap) {
  auto place = gap.place;
  if (!gap.is_of_several_computers) return place;
  place.record_id = gap.is_behind_all ? gap.first.value() - 1 : gap.last.value() + 1;
  place.computer = 0;
  place.channel = 0;
  return place;
}

Fields fields_of(const RecordGap& gap) {
  Fields fields;
  if (gap.is_behind_all) fields.emplace_back("after", fmt::to_string(place_of(gap).record_id));
  if (gap.first) fields.emplace_back("first", fmt::to_string(*gap.first));
  if (gap.last) fields.emplace_back("last", fmt::to_string(*gap.last));
  if (gap.first && gap.last)
    fields.emplace_back("count", fmt::to_string(*gap.last - *gap.first + 1));
  if (gap.unreadable > 0)
    fields.emplace_back("unreadable", fmt::to_string(gap.unreadable));
  else if (gap.is_loss)
    fields.emplace_back("lost", "yes");
  if (gap.after_time) fields.emplace_back("after_time", evtx::to_string(*gap.after_time));
  if (gap.is_of_several_computers) fields.emplace_back("computers", "several");
  return fields;
}

// What the row of a source tells; nothing if none is needed.
std::optional<Field> field_of(const LostSource& source) {
  const auto& counts = source.account.counts;
  if (source.account.losses.count() == 0) return std::nullopt;
  const auto unreadable = fmt::to_string(counts.unreadable);
  if (counts.rows > 0) return Field("rows_unreadable", unreadable);
  if (counts.records == counts.unreadable && counts.recovered == 0)
    return Field("unreadable", unreadable);
  const bool is_told = !source.is_lost_elsewhere && std::ranges::any_of(source.gaps, tells_of_loss);
  return is_told ? std::nullopt : std::optional(Field("lost", "yes"));
}

// It is not the record: just as old, from the same host and log, and in the same place.
PackedEvent event_at(const RecordGap& gap) {
  auto event = place_of(gap);
  if (gap.is_behind_all && event.record_id != std::numeric_limits<std::uint64_t>::max())
    ++event.record_id;
  event.event_id = 0;
  event.outcome = 0;
  event.state = PackedState::live;
  return event;
}

/// Packs rows, those that the filter wants.
class Rows {
 public:
  Rows(const Filter& filter, Pools& pools) : filter_(filter), pools_(pools), unpacker_(pools) {}

  void add(const PackedEvent& place, const Fields& fields) {
    const auto begin = batch_.values.size();
    const auto& event = pack(place, fields);
    if (wants(filter_, unpacker_.event(event, batch_.values.data(), {}))) return;
    batch_.events.pop_back();
    batch_.values.resize(begin);
  }

  PackedBatch take() { return std::move(batch_); }

 private:
  const PackedEvent& pack(const PackedEvent& place, const Fields& fields) {
    auto& event = batch_.events.emplace_back(place);
    std::vector<std::string> names;
    std::vector<events::FieldValue> values;
    for (const auto& [name, value] : fields) {
      names.push_back(name);
      values.push_back({.value = value});
    }
    event.shape = pools_.shapes.id_of(names);
    event.values =
        pack_values(batch_.values, pools_.shapes.shape(event.shape), values, pools_.texts);
    return event;
  }

  const Filter& filter_;
  Pools& pools_;
  Unpacker unpacker_;
  PackedBatch batch_{};
};

}  // namespace

PackedBatch gap_rows(std::span<const RecordGap> gaps, const Filter& filter, Pools& pools) {
  Rows rows(filter, pools);
  for (const auto& gap : gaps) rows.add(event_at(gap), fields_of(gap));
  return rows.take();
}

bool tells_of_loss(const RecordGap& gap) {
  return !gap.first || gap.is_behind_all || gap.is_loss || gap.unreadable > 0;
}

PackedBatch lost_source_row(const LostSource& source, const Filter& filter, Pools& pools) {
  Rows rows(filter, pools);
  if (const auto field = field_of(source)) rows.add({.source = source.number}, {*field});
  return rows.take();
}

}  // namespace timeline
