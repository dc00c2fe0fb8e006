#include "cmd/run.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <ostream>

#include "cmd/exit_status.h"
#include "cmd/timeline.h"
#include "cmd/timeline_options.h"

namespace cmd {
namespace {

// --help and --version are "errors" too; they succeed.
int end_parsing(const CLI::App& app, const CLI::ParseError& end, const Console& console) {
  if (end.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success))
    return app.exit(end, console.out, console.err);
  fmt::print(console.err,
             "mainmode: {}\nmainmode: 'mainmode timeline --help' lists what there is\n",
             end.what());
  return nothing_done;
}

int timeline_or_message(const TimelineOptions& options, const Console& console) {
  try {
    return timeline(options, console);
  } catch (const std::bad_alloc&) {
    fmt::print(console.err, "mainmode: out of memory: read fewer logs at a time\n");
  } catch (const std::exception& error) {
    fmt::print(console.err, "mainmode: {}\n", error.what());
  }
  return nothing_done;
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Console& console) {
  CLI::App app{"Timelines of IPsec Main Mode from exported Windows event logs (.evtx)", "mainmode"};
  app.set_version_flag("--version", "mainmode " MAINMODE_VERSION);
  app.require_subcommand(1);
  TimelineOptions options;
  options.threads = console.processors;
  auto* command = app.add_subcommand(
      "timeline", "Every Main Mode SA established, failed and ended, in time order");
  declare_timeline(*command, options);
  try {
    auto reversed = arguments;
    std::ranges::reverse(reversed);  // as CLI11 takes them
    app.parse(reversed);
  } catch (const CLI::ParseError& end) {
    return end_parsing(app, end, console);
  }
  return timeline_or_message(options, console);
}

}  // namespace cmd
