// A file of rows, read back and written again. The input is the file.

#include <sstream>
#include <string>

#include "fuzz/target.h"
#include "render/csv.h"
#include "render/jsonl.h"
#include "render/jsonl_reader.h"

namespace {

using fuzz::require;

timeline::Collection collect(std::span<const std::byte> bytes) {
  auto source = fuzz::source_of(bytes);
  source.rows = render::jsonl_reader;
  return timeline::collect(std::span(&source, 1), {});
}

template <class Writer>
std::string written(const timeline::EventList& events) {
  std::ostringstream out;
  for (Writer writer(out); const auto& event : events) writer.row(event);
  return out.str();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::bytes_of(data, size);
  const auto first = collect(bytes);
  const auto& counts = first.accounts.at(0).counts;
  fuzz::check_counts(counts, bytes.size());
  require(counts.records == counts.rows, "there are rows and no records");
  require(counts.unreadable == first.accounts.at(0).losses.count(), "each line lost is told");
  require(first.events.size() == counts.main_mode, "every row is listed");
  const auto rows = written<render::JsonlWriter>(first.events);
  const auto again = collect(std::as_bytes(std::span(rows)));
  require(again.accounts.at(0).losses.count() == 0, "what was written can be read");
  require(again.accounts.at(0).doubts.count() == 0, "what was written does not contradict itself");
  require(written<render::JsonlWriter>(again.events) == rows, "rows come back as they were");
  require(written<render::CsvWriter>(again.events) == written<render::CsvWriter>(first.events),
          "a row is the same in CSV");
  return 0;
}
