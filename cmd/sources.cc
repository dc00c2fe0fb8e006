#include "cmd/sources.h"

#include <memory>

#include "evtx/error.h"
#include "input/discover.h"
#include "input/stream.h"
#include "render/jsonl_reader.h"

namespace cmd {
namespace {

timeline::Source source(const std::string& file, int input) {
  if (file == "-")
    return {.name = file, .open = [input] { return input::borrow_descriptor(input); }};
  timeline::Source source{.name = file, .open = [file] { return input::open_file(file); }};
  if (input::has_row_name(file)) source.rows = render::jsonl_reader;
  return source;
}

std::unique_ptr<evtx::ByteStream> refuse_rows() {
  throw evtx::Error("is named like rows of timeline, in which there are no records");
}

}  // namespace

std::vector<timeline::Source> sources(std::span<const std::string> files, int input) {
  std::vector<timeline::Source> sources;
  sources.reserve(files.size());
  for (const auto& file : files) sources.push_back(source(file, input));
  return sources;
}

std::vector<timeline::Source> logs(std::span<const std::string> files, int input) {
  auto logs = sources(files, input);
  for (auto& log : logs)
    if (log.rows) log = {.name = log.name, .open = refuse_rows};
  return logs;
}

}  // namespace cmd
