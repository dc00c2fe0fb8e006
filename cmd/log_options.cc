#include "cmd/log_options.h"

#include <CLI/CLI.hpp>

namespace cmd {
namespace {

std::optional<std::string> output(const std::string& name) {
  if (name.empty()) throw CLI::ValidationError("--output", "'' is no name of a file");
  if (name == "-") return std::nullopt;
  return name;
}

constexpr const char* kLogs =
    "Logs; folders, searched for *.evtx and for files that begin like a log; - for standard input";

void declare_paths(CLI::App& command, LogOptions& options, const std::string& what) {
  command.add_option("PATH", options.paths, what)->required()->option_text("...");
}

}  // namespace

void declare_log_paths(CLI::App& command, LogOptions& options) {
  declare_paths(command, options, kLogs);
}

void declare_paths(CLI::App& command, LogOptions& options) {
  declare_paths(command, options,
                std::string(kLogs) +
                    "; rows that timeline -f jsonl wrote, if named themselves or on "
                    "standard input");
}

void declare_output_file(CLI::App& command, LogOptions& options) {
  command
      .add_option_function<std::string>(
          "-o,--output", [&](const std::string& name) { options.output = output(name); },
          "Write to this file: it is there when it is whole, and not before; - is standard output")
      ->option_text("FILE");
  command.add_flag("--force", options.replace_output, "Replace the file of -o if it exists");
}

void declare_threads(CLI::App& command, LogOptions& options) {
  command.add_option("--threads", options.threads, "How many threads decode (default: processors)")
      ->check(CLI::Range(1, 1024))
      ->option_text("N");
}

void declare_telling(CLI::App& command, LogOptions& options) {
  auto* quiet = command.add_flag_callback(
      "-q,--quiet", [&] { options.verbosity = Verbosity::quiet; },
      "Nothing on standard error but what could not be read, or was read in two ways; what is only "
      "doubtful was read, and is not told");
  command
      .add_flag_callback(
          "-v,--verbose", [&] { options.verbosity = Verbosity::verbose; },
          "Up to 1000 messages and the counters of each log")
      ->excludes(quiet);
  command.add_flag(
      "--strict", options.strict,
      "Exit status 1, not 2, if some input could not be read; the output is written all "
      "the same, -o FILE too, and valid");
}

void declare_rest(CLI::App& command, LogOptions& options) {
  declare_output_file(command, options);
  declare_threads(command, options);
  declare_telling(command, options);
}

std::string_view exit_statuses() {
  return R"(
Exit status:
  0  everything was read, also where some of it is doubtful: standard error says so, but with -q
     it says nothing
  1  nothing could be done: wrong usage, no readable input, no output
  2  the output is valid, but some input could not be read; it is named on standard error
     (--strict makes this 1, and the output is there as well)
  128+n after signal n)";
}

}  // namespace cmd
