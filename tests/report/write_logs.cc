// Writes the logs that the browser test makes reports of, always the same bytes.
// usage: write_report_logs FOLDER
//   FOLDER/hostile.evtx  names and reasons that try to be markup, script or another text
//   FOLDER/large.evtx    100,000 Main Mode events

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/chunk_supply.h"
#include "evtx/file_header.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"

namespace {

constexpr std::uint64_t kManyEvents = 100'000;

void append(std::vector<std::byte>& bytes, std::span<const std::byte> more) {
  bytes.insert(bytes.end(), more.begin(), more.end());
}

std::vector<std::byte> hostile() {
  const stories::Negotiation peer{.remote_address = "<b>198.51.100.7</b>",
                                  .local_principal =
                                      "\xe2\x80\xae"
                                      "moc.elpmaxe",
                                  .remote_principal = "</script><img src=x onerror=alert(1)>"};
  const stories::Failure failure{.reason = "<!--<script>alert(2)</script> & \"quoted\" {a|b}"};
  evtx_writer::Log log;
  log.add(stories::established("2026-05-01T10:00:00Z", 1, peer, 7), evtx_writer::Form::today);
  log.add(stories::failed("2026-05-01T10:30:00Z", 2, peer, failure), evtx_writer::Form::today);
  log.add(stories::ended("2026-05-01T11:00:00Z", 3, peer, 7), evtx_writer::Form::today);
  return log.bytes();
}

// The header comes last, when the number of records is known.
std::vector<std::byte> large() {
  bench::ChunkSupply supply({.main_mode_percent = 100});
  std::vector<std::byte> chunks;
  std::size_t count = 0;
  for (; supply.record_count() < kManyEvents; ++count) append(chunks, supply.next());
  auto log = evtx_writer::file_header(count, supply.record_count() + 1);
  append(log, chunks);
  return log;
}

void write(const std::string& path, std::span<const std::byte> bytes) {
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
  if (!file.flush()) throw std::runtime_error(path + " cannot be written");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: {} FOLDER\n", *argv);
    return 1;
  }
  try {
    write(fmt::format("{}/hostile.evtx", argv[1]), hostile());
    write(fmt::format("{}/large.evtx", argv[1]), large());
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
