#include "render/inspection.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "render/grid.h"
#include "render/json.h"

namespace render {
namespace {

using timeline::ChecksumResults;
using timeline::Inspection;

constexpr std::size_t kMostEvents = 5;
constexpr std::size_t kMostNames = 10;  // in a line of the table

std::string version(const evtx::FileHeader& header) {
  return fmt::format("{}.{}", header.major_version, header.minor_version);
}

bool is_dirty(const evtx::FileHeader& header) { return !header.is_closed(); }
bool is_full(const evtx::FileHeader& header) { return (header.flags & 2U) != 0; }
bool is_checksum_right(const evtx::FileHeader& header) {
  return header.checksum == header.computed_checksum;
}

std::string in_words(const std::optional<evtx::FileHeader>& header) {
  if (!header) return "none";
  std::string text =
      fmt::format("version {}, {}, {}", version(*header), is_dirty(*header) ? "dirty" : "not dirty",
                  is_full(*header) ? "full" : "not full");
  return text + (is_checksum_right(*header) ? "; checksum right" : "; checksum wrong");
}

std::string in_words(const ChecksumResults& results) {
  auto text = fmt::format("{} right, {} wrong", results.right, results.wrong);
  if (results.unchecked > 0) text += fmt::format(", {} not checked", results.unchecked);
  return text;
}

template <class Names>
std::string in_words(const Names& names) {
  std::vector<std::string> shown;
  for (const auto& name : names)
    if (shown.size() < kMostNames) shown.push_back(name);
  const auto more = names.size() - shown.size();
  auto text = fmt::format("{}", fmt::join(shown, ", "));
  return more == 0 ? text : text + fmt::format(" and {} more", more);
}

std::string ids_in_words(const timeline::IdRuns& ids) {
  if (!ids.first()) return "";
  auto text = fmt::format("{} to {}", *ids.first(), *ids.last());
  if (ids.gaps() == 0) return text + ", none missing";
  return text + fmt::format(", {} missing in {} gap{}", ids.missing(), ids.gaps(),
                            ids.gaps() == 1 ? "" : "s");
}

std::string written_in_words(const Inspection& log) {
  if (!log.earliest) return "";
  return fmt::format("{} to {}", evtx::to_string(*log.earliest), evtx::to_string(*log.latest));
}

std::vector<GridRow> rows_of(const Inspection& log) {
  const auto& counts = log.account.counts;
  std::vector<GridRow> rows{
      {"  file header", in_words(log.header)},
      {"  chunks",
       fmt::format("{} good, {} damaged, {} zero", counts.chunks - counts.damaged_chunks,
                   counts.damaged_chunks, counts.unused_chunks())},
      {"  chunk headers", in_words(log.chunk_headers)},
      {"  chunk records", in_words(log.chunk_records)},
      {"  records", fmt::format("{} live, {} unreadable, {} missing, {} recovered", counts.records,
                                counts.unreadable, counts.missing, counts.recovered)},
      {"  record ids", ids_in_words(log.ids)},
      {"  written", written_in_words(log)},
      {"  computers", in_words(log.computers)},
      {"  channels", in_words(log.account.channels)},
  };
  std::string_view title = "  events";
  for (const auto& [event, count] : timeline::most_frequent(log, kMostEvents)) {
    rows.push_back(
        {std::string(title), fmt::format("{}: {} ({})", event.id, count, event.provider)});
    title = "";
  }
  return rows;
}

/// Writes the members of a log's object.
class InspectionMembers {
 public:
  explicit InspectionMembers(Json& json) : json_(json) {}

  void write(const std::optional<evtx::FileHeader>& header) {
    json_.key("file_header").truth(header.has_value());
    write("file_header_checksum_right", header, is_checksum_right);
    json_.key("version");
    if (header) {
      json_.text(version(*header));
    } else {
      json_.null();
    }
    write("dirty", header, is_dirty);
    write("full", header, is_full);
  }

  void write(const timeline::Counts& counts) {
    json_.key("chunks_good").number(counts.chunks - counts.damaged_chunks);
    json_.key("chunks_damaged").number(counts.damaged_chunks);
    json_.key("chunks_zero").number(counts.unused_chunks());
    json_.key("records_live").number(counts.records);
    json_.key("records_unreadable").number(counts.unreadable);
    json_.key("records_missing").count(counts.missing);
    json_.key("records_recovered").number(counts.recovered);
  }

  void write(const std::string& of, const ChecksumResults& results) {
    json_.key(of + "_checksums_right").number(results.right);
    json_.key(of + "_checksums_wrong").number(results.wrong);
    json_.key(of + "_checksums_unchecked").number(results.unchecked);
  }

  void write(const timeline::IdRuns& ids) {
    write_id("first_record_id", ids.first());
    write_id("last_record_id", ids.last());
    json_.key("record_id_gaps").number(ids.gaps());
    json_.key("record_ids_missing").count(ids.missing());
  }

  void write(std::string_view name, std::optional<evtx::Timestamp> time) {
    json_.key(name);
    if (time) {
      json_.text(evtx::to_string(*time));
    } else {
      json_.null();
    }
  }

  template <class Names>
  void write_names(std::string_view name, const Names& names) {
    json_.key(name).begin_array();
    for (const auto& text : names) json_.text(text);
    json_.end_array();
  }

  void write(const std::vector<timeline::EventCount>& events) {
    json_.key("top_events").begin_array();
    for (const auto& [event, count] : events) {
      json_.begin_object();
      json_.key("provider").text(event.provider);
      json_.key("event_id").number(event.id);
      json_.key("count").number(count);
      json_.end_object();
    }
    json_.end_array();
  }

 private:
  void write(std::string_view name, const std::optional<evtx::FileHeader>& header,
             bool (*is_so)(const evtx::FileHeader&)) {
    json_.key(name);
    if (header) {
      json_.truth(is_so(*header));
    } else {
      json_.null();
    }
  }

  void write_id(std::string_view name, std::optional<std::uint64_t> id) {
    json_.key(name);
    if (id) {
      json_.id(*id);
    } else {
      json_.null();
    }
  }

  Json& json_;
};

std::string json_line(const Inspection& log) {
  Json json;
  InspectionMembers members(json);
  json.begin_object();
  json.key("source").text(log.account.source);
  json.key("bytes").number(log.account.counts.bytes);
  members.write(log.header);
  members.write(log.account.counts);
  members.write("chunk_header", log.chunk_headers);
  members.write("chunk_records", log.chunk_records);
  members.write(log.ids);
  members.write("first_written_time", log.earliest);
  members.write("last_written_time", log.latest);
  members.write_names("computers", log.computers);
  members.write_names("channels", log.account.channels);
  members.write(timeline::most_frequent(log, kMostEvents));
  json.end_object();
  return json.line();
}

}  // namespace

void write_inspection_table(std::ostream& out, std::span<const Inspection> logs,
                            std::optional<std::size_t> width) {
  for (const auto& log : logs) {
    write_grid(out, std::vector<GridRow>{{log.account.source}}, Align::left, width,
               Kept::end_of_last);
    write_grid(out, rows_of(log), Align::left, width);
  }
}

void write_inspection_jsonl(std::ostream& out, std::span<const Inspection> logs) {
  for (const auto& log : logs) out << json_line(log);
}

}  // namespace render
