#include "cmd/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <stdexcept>
#include <system_error>

namespace cmd {
namespace {

namespace fs = std::filesystem;

// The one thing a signal handler may look at: the name of the unfinished file, or nothing.
std::array<char, 4096>
    unfinished{};  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): see above

void remove_unfinished(int signal) {
  if (unfinished.front() != '\0') ::unlink(unfinished.data());
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void watch(const fs::path& part) {
  const auto name = part.string();
  if (name.size() >= unfinished.size()) return;
  std::ranges::copy(name, unfinished.begin());
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, remove_unfinished);
}

void unwatch() { unfinished.fill('\0'); }

bool is_input(const fs::path& path, std::span<const std::string> inputs) {
  return std::ranges::any_of(inputs, [&](const std::string& input) {
    std::error_code unknown;
    return fs::equivalent(path, input, unknown);
  });
}

std::runtime_error cannot_write(const std::string& path) {
  return std::runtime_error(
      fmt::format("{}: cannot be written: {}", path, std::generic_category().message(errno)));
}

}  // namespace

Output::Output(const std::string& path, IfExists if_exists, std::span<const std::string> inputs)
    : path_(path), stream_(&file_) {
  std::error_code unknown;
  const bool exists = fs::exists(path_, unknown);
  if (exists && is_input(path_, inputs))
    throw std::runtime_error(path + ": is one of the logs to be read, name another file");
  if (exists && if_exists == IfExists::refuse)
    throw std::runtime_error(path + ": exists, --force replaces it");
  if (exists) path_ = fs::canonical(path_, unknown);  // a link stays, what it leads to is replaced
  const bool is_device = exists && !fs::is_regular_file(path_, unknown);
  if (!is_device) {
    part_ = path_;
    part_ += fmt::format(".part-{}", ::getpid());
    watch(part_);
  }
  errno = 0;
  file_.open(is_device ? path_ : part_, std::ios::binary | std::ios::trunc);
  if (!file_) {
    unwatch();
    throw cannot_write(path);
  }
}

Output::~Output() {
  if (part_.empty()) return;
  std::error_code unknown;
  fs::remove(part_, unknown);
  unwatch();
}

void Output::finish() {
  errno = 0;
  stream_->flush();
  if (file_.is_open()) file_.close();
  if (!*stream_) throw cannot_write(path_.empty() ? "standard output" : path_.string());
  if (part_.empty()) return;
  fs::rename(part_, path_);
  part_.clear();
  unwatch();
}

Output open_output(const LogOptions& options, const Console& console,
                   std::span<const std::string> inputs) {
  if (!options.output) return Output(console.out);
  const auto if_exists =
      options.replace_output ? Output::IfExists::replace : Output::IfExists::refuse;
  return {*options.output, if_exists, inputs};
}

bool is_for_terminal(const LogOptions& options, const Console& console) {
  return console.out_is_terminal && !options.output;
}

std::optional<std::size_t> terminal_width(const LogOptions& options, const Console& console) {
  return is_for_terminal(options, console) ? console.width : std::nullopt;
}

}  // namespace cmd
