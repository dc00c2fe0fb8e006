// Logs may be turned into rows on many machines: whichever of them each takes, what is made of all
// rows is what would be made of all logs.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/scatter.h"
#include "command_run.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

using Paths = std::vector<std::string>;

// Those of testdata, in the order of their names.
Paths logs() {
  Paths paths;
  for (const auto& entry : std::filesystem::directory_iterator("testdata"))
    if (entry.path().extension() == ".evtx") paths.push_back(entry.path().string());
  std::ranges::sort(paths);
  return paths;
}

std::string output(Paths arguments, const Paths& paths) {
  arguments.insert(arguments.end(), paths.begin(), paths.end());
  return run_command(arguments).out;
}

std::string sessions(const Paths& paths) {
  return output({"sessions", "-q", "-f", "jsonl", "--recover"}, paths);
}

std::string summary(const Paths& paths) {
  return output({"summary", "-q", "-f", "json", "--recover"}, paths);
}

// The file of rows of some logs.
std::string rows(const TemporaryFolder& folder, const std::string& name, const Paths& paths) {
  const auto file = folder / name;
  output({"timeline", "-q", "-f", "jsonl", "--recover", "-o", file}, paths);
  return file;
}

}  // namespace

TEST_CASE("sessions and summary of rows are those of the logs, however the logs were split") {
  const auto all = logs();
  const auto whole = sessions(all);
  const auto whole_summary = summary(all);
  REQUIRE(std::ranges::count(whole, '\n') > 20);
  const auto seed = GENERATE(range(0U, 6U));
  CAPTURE(seed);
  bench::Dice dice(seed);
  std::vector<Paths> parts(1 + dice.below(all.size()));
  for (const auto& log : all) parts[dice.below(parts.size())].push_back(log);
  const TemporaryFolder folder;
  Paths files;
  for (const auto& part : parts)
    if (!part.empty()) files.push_back(rows(folder, std::to_string(files.size()) + ".jsonl", part));
  CHECK(sessions(files) == whole);
  CHECK(summary(files) == whole_summary);
  std::ranges::reverse(files);
  CHECK(sessions(files) == whole);
  CHECK(summary(files) == whole_summary);
}

TEST_CASE("a log that two took, and one that is there beside its rows, counts once") {
  const auto all = logs();
  const TemporaryFolder folder;
  const auto everything = rows(folder, "everything.jsonl", all);
  const auto first = rows(folder, "first.jsonl", {all.front()});
  const auto whole = sessions(all);
  CHECK(sessions({everything, first}) == whole);
  CHECK(sessions({everything, all.front()}) == whole);
}
