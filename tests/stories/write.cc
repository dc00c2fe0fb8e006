// Writes testdata: the log of each story, and beside it what the command prints for it; with
// --context only where that is more.
// usage, from the top folder: build/clang/tests/write_stories testdata

#include <fmt/format.h>

#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "command_run.h"
#include "stories/story.h"

namespace {

void write(const std::string& path, std::string_view content) {
  std::ofstream file(path, std::ios::binary);
  file << content;
  if (!file.flush()) throw std::runtime_error(path + " cannot be written");
}

void write_story(const std::string& folder, const stories::Story& story) {
  const auto path = fmt::format("{}/{}", folder, story.name);
  const auto log = path + ".evtx";
  write(log, {reinterpret_cast<const char*>(story.log.data()), story.log.size()});
  const auto csv = run_command({"timeline", log, "-f", "csv"});
  write(path + ".csv", csv.out);
  write(path + ".err", csv.err);
  write(path + ".jsonl", run_command({"timeline", log, "-f", "jsonl"}).out);
  const auto context = run_command({"timeline", log, "-f", "csv", "--context"});
  if (context.out != csv.out) write(path + ".context.csv", context.out);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: {} FOLDER\n", *argv);
    return 1;
  }
  try {
    for (const auto& story : stories::all()) write_story(argv[1], story);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
  return 0;
}
