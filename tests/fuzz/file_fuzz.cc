// A whole log from its bytes to the rows of each format. The input is the log.

#include <algorithm>
#include <sstream>
#include <utility>
#include <vector>

#include "evtx/chunk_walk.h"
#include "evtx/native_reader.h"
#include "fuzz/target.h"
#include "render/csv.h"
#include "render/jsonl.h"
#include "render/packed_csv.h"
#include "render/table.h"
#include "timeline/piece_events.h"

namespace {

using fuzz::require;

timeline::Collection collect(std::span<const std::byte> bytes, const evtx::Reader& reader) {
  const auto source = fuzz::source_of(bytes);
  auto collection =
      timeline::collect(std::span(&source, 1), {.reader = reader,
                                                .crosscheck = timeline::Crosscheck::all,
                                                .recovery = timeline::Recovery::on});
  const auto& counts = collection.accounts.at(0).counts;
  fuzz::check_counts(counts, bytes.size());
  require(collection.events.size() == counts.main_mode + counts.recovered,
          "every Main Mode event is listed");
  return collection;
}

// With more rows than that: context events, recovered ones too, and gaps.
timeline::EventList with_context(std::span<const std::byte> bytes) {
  const auto source = fuzz::source_of(bytes);
  auto collection = timeline::collect(std::span(&source, 1),
                                      {.recovery = timeline::Recovery::on, .context = true});
  const auto& counts = collection.accounts.at(0).counts;
  fuzz::check_counts(counts, bytes.size());
  require(collection.events.size() >= counts.main_mode + counts.context + counts.recovered,
          "every context event is listed");
  return std::move(collection.events);
}

std::vector<events::Event> by_offset(const timeline::EventList& list) {
  std::vector<events::Event> events;
  for (const auto& event : list) {
    events.push_back(event);
    // Reading in full is not checked by libevtx.
    std::erase_if(events.back().other,
                  [](const auto& field) { return field.name == "crosscheck"; });
  }
  std::ranges::sort(events, {}, &events::Event::offset);
  return events;
}

// Reading in full gives up a record for damage in a part that nobody asks for, so it may have
// fewer.
void check_same(const timeline::EventList& quick, const timeline::EventList& full) {
  const auto events = by_offset(quick);
  auto other = events.begin();
  for (const auto& event : by_offset(full)) {
    other = std::ranges::lower_bound(other, events.end(), event.offset, {}, &events::Event::offset);
    require(other != events.end() && *other == event, "an event is the same for both ways");
  }
}

timeline::PieceEvents read_pieces(std::span<const evtx::Piece> pieces, timeline::Pools& pools,
                                  evtx::binxml::Layouts& layouts) {
  const timeline::Filter filter;
  const timeline::CheckedTemplates checked;
  const evtx::Reader reader;
  return timeline::read_pieces(pieces, 0,
                               {.filter = filter,
                                .reader = reader,
                                .pools = pools,
                                .layouts = layouts,
                                .crosscheck = timeline::Crosscheck::off,
                                .checked = checked,
                                .recovery = timeline::Recovery::on});
}

std::vector<evtx::Piece> pieces_of(std::span<const std::byte> bytes) {
  MemoryStream stream(bytes);
  evtx::ChunkWalk walk(stream);
  std::vector<evtx::Piece> pieces;
  while (auto piece = walk.next()) pieces.push_back(std::move(*piece));
  return pieces;
}

// What was learned of its templates changes nothing when the log is read once more.
void check_layouts(std::span<const std::byte> bytes) {
  const auto pieces = pieces_of(bytes);
  evtx::binxml::Layouts layouts;
  timeline::Pools pools;
  const auto first = read_pieces(pieces, pools, layouts);
  const auto second = read_pieces(pieces, pools, layouts);
  require(first.counts == second.counts, "a log is counted the same once its templates are known");
  require(first.events.values == second.events.values,
          "the values are the same once the templates are known");
}

template <class Writer>
void write(Writer writer, const timeline::EventList& events) {
  writer.header();
  for (const auto& event : events) writer.row(event);
}

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

// Again and again, so that events have plans.
void check_packed_csv(const timeline::EventList& events) {
  std::ostringstream packed;
  std::ostringstream unpacked;
  render::PackedCsv packed_rows(packed, events);
  render::CsvWriter rows(unpacked);
  for (int round = 0; round < 6; ++round) {
    for (std::size_t i = 0; i < events.size(); ++i) packed_rows.row(i);
    for (const auto& event : events) rows.row(event);
  }
  require(packed.str() == unpacked.str(), "a row of CSV is the same by its plan");
}

void write_all(const timeline::EventList& events) {
  check_packed_csv(events);
  std::ostringstream csv;
  write(render::CsvWriter(csv), events);
  require(lines_of(csv.str()) == events.size() + 1, "a row of CSV is one line");
  std::ostringstream jsonl;
  write(render::JsonlWriter(jsonl), events);
  require(lines_of(jsonl.str()) == events.size(), "a row of JSON is one line");
  render::TableFit fit;
  for (const auto& event : events) fit.add(event);
  std::ostringstream table;
  write(render::TableWriter(table, fit, {}), events);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::bytes_of(data, size);
  const auto quick = collect(bytes, {});
  check_same(quick.events, collect(bytes, evtx::read_natively).events);
  check_layouts(bytes);
  write_all(with_context(bytes));
  return 0;
}
