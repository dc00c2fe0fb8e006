#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "cmd/descriptor_buffer.h"
#include "cmd/run.h"

namespace {

std::optional<std::size_t> terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

// https://no-color.org: set and not empty means no.
bool wants_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return (no_colour == nullptr || *no_colour == '\0') &&
         (terminal == nullptr || std::string_view(terminal) != "dumb");
}

cmd::Console console(std::ostream& out) {
  const bool out_is_terminal = isatty(STDOUT_FILENO) == 1;
  return {.out = out,
          .err = std::cerr,
          .in = STDIN_FILENO,
          .in_is_terminal = isatty(STDIN_FILENO) == 1,
          .out_is_terminal = out_is_terminal,
          .err_is_terminal = isatty(STDERR_FILENO) == 1,
          .width = out_is_terminal ? terminal_width() : std::nullopt,
          .colour = out_is_terminal && wants_colour(),
          .processors = std::max(1U, std::thread::hardware_concurrency()),
          .may_fork = true};
}

}  // namespace

int main(int argc, char** argv) {
  cmd::DescriptorBuffer buffer(STDOUT_FILENO, "standard output");
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);  // cmd::run says why it could not be written
  return cmd::run(std::vector<std::string>(argv + 1, argv + argc), console(out));
}
