// Real logs of many origins, which are no part of the project. usage: corpus_tests, with
// MAINMODE_CORPUS naming the folder that holds them and their INDEX.tsv.

#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "evtx/libevtx_reader.h"
#include "input/stream.h"
#include "testing.h"
#include "timeline/collect.h"
#include "timeline/verification.h"

namespace {

// What is met more than libevtx finds when it opens the file whole, and why.
const std::map<std::string, std::uint64_t> kMoreThanLibevtx{
    // Records torn at a page: met, and unreadable.
    {"evtx-rs/2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx", 2},
    {"evtx-rs/Microsoft-Windows-HelloForBusiness%4Operational.evtx", 1},
    {"evtx-rs/Microsoft-Windows-LanguagePackSetup%4Operational.evtx", 1},
    // One torn record, and those of the chunk that stand behind the torn page.
    {"evtx-rs/2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx",
     1 + 21},
    {"evtx-rs/sample-with-zero-data-size-event.evtx", 1 + 114},
    {"evtx-rs/sample_with_a_bad_chunk_magic.evtx", 3 + 31},
    // The last chunk is cut: 89 whole records and a broken one.
    {"plaso/System2.evtx", 89 + 1},
};

struct Indexed {
  std::string file{};
  std::uint64_t live_records = 0;
};

std::vector<Indexed> index_of(const std::string& corpus) {
  std::ifstream file(corpus + "/INDEX.tsv");
  REQUIRE(file);
  std::vector<Indexed> index;
  std::string line;
  std::getline(file, line);  // titles
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    Indexed one;
    std::string cell;
    std::getline(cells, one.file, '\t');
    std::getline(cells, cell, '\t');  // bytes
    std::getline(cells, cell, '\t');  // sha256
    std::getline(cells, cell, '\t');
    one.live_records = std::stoull(cell);
    index.push_back(one);
  }
  return index;
}

timeline::Account account_of(const std::string& path) {
  const timeline::Source source{.name = path, .open = [path] { return input::open_file(path); }};
  const auto collection =
      timeline::collect(std::span(&source, 1), {.threads = 2, .reader = evtx::read_with_libevtx});
  CHECK(collection.events.empty());
  return collection.accounts.at(0);
}

}  // namespace

TEST_CASE("every real log is read, its counts add up, and no record is lost in silence") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  const auto index = index_of(corpus);
  CHECK(index.size() == 76);
  for (const auto& [file, live_records] : index) {
    CAPTURE(file);
    const auto account = account_of(std::string(corpus) + "/" + file);
    const auto& counts = account.counts;
    CHECK(counts.records == counts.main_mode + counts.others + counts.unreadable);
    const auto more = kMoreThanLibevtx.find(file);
    CHECK(counts.records == live_records + (more == kMoreThanLibevtx.end() ? 0 : more->second));
    CHECK(account.losses.count() >= counts.unreadable);
    std::ifstream size(std::string(corpus) + "/" + file, std::ios::ate | std::ios::binary);
    CHECK(counts.bytes == static_cast<std::uint64_t>(size.tellg()));
  }
}

TEST_CASE("the readers agree on every record of the real logs that both can read") {
  const char* corpus = std::getenv("MAINMODE_CORPUS");
  REQUIRE(corpus != nullptr);
  std::vector<timeline::Source> sources;
  for (const auto& [file, live_records] : index_of(corpus)) {
    const auto path = std::string(corpus) + "/" + file;
    sources.push_back({.name = file, .open = [path] { return input::open_file(path); }});
  }
  timeline::Agreement sum;
  for (const auto& log : timeline::verify(sources, {.threads = 2}).logs) {
    CAPTURE(log.source);
    CHECK(log.agreement.differ == 0);
    sum += log.agreement;
  }
  // Neither: records torn at a page or at the end of the file.
  CHECK(sum == timeline::Agreement{.agree = 29605, .only_native = 1314, .neither = 10});
}
