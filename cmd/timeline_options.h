#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "timeline/crosscheck.h"
#include "timeline/filter.h"
#include "timeline/piece_events.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls itself so
class App;
}  // namespace CLI

namespace cmd {

enum class Format { table, csv, jsonl };
enum class ReaderChoice { native, libevtx };
enum class Verbosity { quiet, normal, verbose };

/// What was asked of `mainmode timeline`.
struct TimelineOptions {
  std::vector<std::string> paths{};
  std::optional<Format> format{};       ///< empty: a table on a terminal, else CSV
  std::optional<std::string> output{};  ///< empty: standard output
  bool replace_output = false;
  timeline::Filter filter{};
  ReaderChoice reader = ReaderChoice::native;
  timeline::Crosscheck crosscheck = timeline::Crosscheck::first;
  timeline::Recovery recovery = timeline::Recovery::off;
  std::size_t threads = 1;
  Verbosity verbosity = Verbosity::normal;
  bool strict = false;
  bool header = true;
};

/// Declares the options of `timeline`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_timeline(CLI::App& command, TimelineOptions& options);

}  // namespace cmd
