#include "cmd/sources.h"

#include "input/stream.h"

namespace cmd {

std::vector<timeline::Source> sources(std::span<const std::string> files, int input) {
  std::vector<timeline::Source> sources;
  for (const auto& file : files) {
    if (file == "-") {
      sources.push_back(
          {.name = file, .open = [input] { return input::borrow_descriptor(input); }});
    } else {
      sources.push_back({.name = file, .open = [file] { return input::open_file(file); }});
    }
  }
  return sources;
}

}  // namespace cmd
