// Writes what the fuzz targets begin with: logs and pieces of them, a folder for each target.
// usage: write_seeds FOLDER

#include <fmt/format.h>

#include <array>
#include <cstring>
#include <exception>
#include <filesystem>
#include <fstream>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/file_header.h"
#include "evtx_writer/log.h"
#include "fuzz/one_record_chunk.h"
#include "fuzz/target.h"
#include "render/jsonl.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace {

using Log = std::vector<std::byte>;
using View = std::span<const std::byte>;

/// Writes seeds, numbered, into the folder of one target.
class Seeds {
 public:
  Seeds(const std::string& folder, const std::string& target) : folder_(folder + "/" + target) {
    std::filesystem::create_directories(folder_);
  }

  void add(std::string_view content) {
    const auto path = fmt::format("{}/{:03}", folder_, count_++);
    std::ofstream file(path, std::ios::binary);
    file << content;
    if (!file.flush()) throw std::runtime_error(path + " cannot be written");
  }
  void add(View content) {
    add(std::string_view(reinterpret_cast<const char*>(content.data()), content.size()));
  }

 private:
  std::string folder_;
  int count_ = 0;
};

evtx_writer::Event event_of(int index) {
  const stories::Negotiation peer{.remote_principal = "R&D <east>"};
  switch (index) {
    case 0:
      return stories::established("2026-06-01T10:00:00.1234567Z", 1, peer, 3);
    case 1:
      return stories::failed("2026-06-01T10:05:00Z", 2, peer, {});
    case 2:
      return stories::ended("2026-06-01T11:00:00Z", 3, peer, 3);
    default:
      return stories::logoff("2026-06-01T11:00:01Z", 4);
  }
}

// One chunk of these events, with nothing behind the last record: the fuzzer works on few bytes.
Log short_log(const std::vector<int>& events, evtx_writer::Form form) {
  evtx_writer::Log log;
  for (const auto index : events) log.add(event_of(index), form);
  auto bytes = log.bytes();
  const auto chunk = View(bytes).subspan(evtx::kFileHeaderSize);
  bytes.resize(evtx::kFileHeaderSize + evtx::read_chunk_header(chunk).free_space_offset);
  return bytes;
}

std::vector<Log> short_logs() {
  using evtx_writer::Form;
  std::vector<Log> logs;
  for (const auto form : {Form::today, Form::saved, Form::forwarded}) {
    for (const int event : {0, 1, 2, 3}) logs.push_back(short_log({event}, form));
    logs.push_back(short_log({2, 2, 3}, form));
  }
  return logs;
}

// The BinXML of a log's first record.
View first_binxml(const Log& log) {
  const auto chunk = View(log).subspan(evtx::kFileHeaderSize);
  std::uint32_t size = 0;
  std::memcpy(&size, chunk.data() + evtx::kChunkHeaderSize + 4, sizeof size);
  return chunk.subspan(fuzz::kFirstBinXml, size - 28);
}

std::string_view text_of(const Log& log) {
  return {reinterpret_cast<const char*>(log.data()), log.size()};
}

std::string rows_of(View log) {
  const auto source = fuzz::source_of(log);
  const auto collection = timeline::collect(std::span(&source, 1), {});
  std::ostringstream rows;
  for (render::JsonlWriter writer(rows); const auto& event : collection.events) writer.row(event);
  return rows.str();
}

void write_commands(Seeds& seeds, const Log& log) {
  constexpr auto kArguments = std::to_array<std::string_view>({
      "timeline\na.evtx\n",
      "timeline\n.\n-f\njsonl\n-v\n",
      "timeline\n-\n-f\ntable\n-q\n--strict\n",
      "timeline\na.evtx\n-o\nb.csv\n--force\n--no-header\n",
      "timeline\na.evtx\n--event\n4650,failed\n--threads\n2\n",
      "timeline\na.evtx\n--peer\n198.51.100.0/24,2001:db8::1\n--computer\nVPN*\n",
      "timeline\na.evtx\n--since\n2026-06-01\n--until\n2026-07-01T00:00:00+02:00\n",
      "timeline\na.evtx\n--reader\nlibevtx\n",
      "timeline\na.evtx\n--recover\n--crosscheck\nall\n",
      "dump\na.evtx\n-f\nxml\n",
      "dump\na.evtx\n-f\njsonl\n",
      "inspect\na.evtx\n-f\njsonl\n",
      "verify\na.evtx\n",
      "timeline\n--help\n",
      "--version\n",
  });
  for (const auto arguments : kArguments) seeds.add(fmt::format("{}\n{}", arguments, text_of(log)));
}

void write(const std::string& folder) {
  const auto logs = short_logs();
  Seeds chunk(folder, "chunk");
  Seeds file(folder, "file");
  Seeds binxml(folder, "binxml");
  Seeds libevtx(folder, "libevtx");
  Seeds rows(folder, "rows");
  Seeds command(folder, "command");
  for (const auto& log : logs) {
    chunk.add(log);
    file.add(log);
    rows.add(rows_of(log));
    binxml.add(first_binxml(log));
    libevtx.add(first_binxml(log));
  }
  for (const auto& story : stories::all()) {
    chunk.add(story.log);
    file.add(story.log);
    rows.add(rows_of(story.log));
  }
  write_commands(command, logs.at(4));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: {} FOLDER\n", *argv);
    return 1;
  }
  try {
    write(argv[1]);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
