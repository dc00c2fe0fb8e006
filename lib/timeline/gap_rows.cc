#include "timeline/gap_rows.h"

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "events/field.h"
#include "timeline/packed_event.h"

namespace timeline {
namespace {

using Field = std::pair<std::string, std::string>;

using Fields = std::vector<Field>;

Fields fields_of(const RecordGap& gap) {
  Fields fields;
  if (gap.first) fields.emplace_back("first", fmt::to_string(*gap.first));
  if (gap.last) fields.emplace_back("last", fmt::to_string(*gap.last));
  if (gap.first && gap.last)
    fields.emplace_back("count", fmt::to_string(*gap.last - *gap.first + 1));
  if (gap.unreadable > 0) fields.emplace_back("unreadable", fmt::to_string(gap.unreadable));
  return fields;
}

// It is not the record: just as old, from the same host and log, and in the same place.
PackedEvent event_at(const PackedEvent& record) {
  auto event = record;
  event.event_id = 0;
  event.outcome = 0;
  return event;
}

/// Packs rows, those that the filter wants.
class Rows {
 public:
  Rows(const Filter& filter, Pools& pools) : filter_(filter), pools_(pools), unpacker_(pools) {}

  void add(const PackedEvent& place, Fields fields) {
    const auto begin = batch_.values.size();
    const auto& event = pack(place, std::move(fields));
    if (wants(filter_, unpacker_.event(event, batch_.values.data() + begin, {}))) return;
    batch_.events.pop_back();
    batch_.values.resize(begin);
  }

  PackedBatch take() { return std::move(batch_); }

 private:
  const PackedEvent& pack(const PackedEvent& place, Fields fields) {
    auto& event = batch_.events.emplace_back(place);
    event.values = static_cast<std::uint32_t>(batch_.values.size());
    std::vector<std::string> names;
    for (auto& [name, value] : fields) {
      pack_value(batch_.values, {.value = value}, pools_.texts);
      names.push_back(std::move(name));
    }
    event.shape = pools_.shapes.id_of(names);
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
  for (const auto& gap : gaps) rows.add(event_at(gap.place), fields_of(gap));
  return rows.take();
}

PackedBatch lost_source_row(std::uint32_t source, const Account& account, const Filter& filter,
                            Pools& pools) {
  const auto& counts = account.counts;
  const bool is_of_rows = counts.rows > 0;
  const bool is_lost = is_of_rows
                           ? counts.unreadable > 0
                           : account.losses.count() > 0 && counts.records == counts.unreadable;
  Rows rows(filter, pools);
  if (is_lost)
    rows.add({.source = source},
             {{is_of_rows ? "rows_unreadable" : "unreadable", fmt::to_string(counts.unreadable)}});
  return rows.take();
}

GapPlace gap_place(const events::Event& row) {
  const auto first = field(row, "first");
  if (!field(row, "rows_unreadable").empty()) return GapPlace::rows;
  if (!first.empty())
    return first == fmt::to_string(row.record_id) ? GapPlace::behind_all : GapPlace::between;
  return field(row, "last").empty() ? GapPlace::whole : GapPlace::before_all;
}

bool is_of_a_file(const events::Event& event) {
  return event.kind == events::Kind::records_missing && event.record_id == 0 &&
         event.computer.empty();
}

bool is_counted(const events::Event& row) { return !field(row, "count").empty(); }

}  // namespace timeline
