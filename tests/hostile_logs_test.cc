// Logs that were made, or found by the fuzz targets, to break what reads them. Runs from the top
// folder.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "evtx/libevtx/reader.h"
#include "evtx/native_reader.h"
#include "log_reading.h"
#include "testing.h"
#include "timeline/inspection.h"

namespace {

std::vector<std::string> hostile_logs() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator("testdata/fuzz/file"))
    paths.push_back(entry.path().string());
  std::ranges::sort(paths);
  return paths;
}

std::vector<std::byte> bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto bytes = std::as_bytes(std::span(text));
  return {bytes.begin(), bytes.end()};
}

}  // namespace

TEST_CASE("hostile logs are read whatever way, and their counts add up") {
  const auto paths = hostile_logs();
  REQUIRE(paths.size() >= 2);
  for (const auto& path : paths) {
    CAPTURE(path);
    const auto log = bytes_of(path);
    for (const auto& reader :
         {evtx::Reader{}, evtx::Reader{evtx::read_natively}, evtx::Reader{evtx::read_with_libevtx}})
      CHECK(LogReading(log, reader, timeline::Crosscheck::all).mistake() == "");
    const auto source = memory_source(log);
    CHECK(timeline::inspect(std::span(&source, 1), 2, {}).size() == 1);
    const timeline::Collecting recovering{.crosscheck = timeline::Crosscheck::first,
                                          .recovery = timeline::Recovery::on};
    CHECK(timeline::collect(std::span(&source, 1), recovering).accounts.size() == 1);
  }
}
