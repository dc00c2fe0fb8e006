#include "cmd/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

namespace cmd {
namespace {

namespace fs = std::filesystem;

// By the file itself: a log on standard input, or behind a link, has another name.
bool is_input(const std::string& output, const Inputs& inputs) {
  struct stat there {};
  if (::stat(output.c_str(), &there) != 0) return false;
  return std::ranges::any_of(inputs.files, [&](const std::string& file) {
    struct stat input {};
    const int unknown =
        file == "-" ? ::fstat(inputs.standard, &input) : ::stat(file.c_str(), &input);
    return unknown == 0 && input.st_dev == there.st_dev && input.st_ino == there.st_ino;
  });
}

void check_writable(const std::string& path, IfExists if_exists, const Inputs& inputs) {
  if (is_input(path, inputs))
    throw std::runtime_error(path + ": is one of the logs to be read, name another file");
  std::error_code unknown;
  if (fs::is_directory(path, unknown))
    throw std::runtime_error(path + ": is a folder, name a file in it");
  if (if_exists == IfExists::refuse && fs::exists(fs::symlink_status(path, unknown)))
    throw already_there(path);
}

// What writing adds to and does not destroy: a terminal, /dev/null, a pipe.
bool is_outlet(const struct stat& output) {
  return S_ISCHR(output.st_mode) || S_ISFIFO(output.st_mode) || S_ISSOCK(output.st_mode);
}

}  // namespace

Output::Output(const std::string& path, IfExists if_exists, const Inputs& inputs)
    : if_exists_(if_exists), stream_(&own_) {
  struct stat there {};
  const bool leads_somewhere = ::stat(path.c_str(), &there) == 0;
  if (!leads_somewhere || !is_outlet(there)) check_writable(path, if_exists, inputs);
  if (leads_somewhere && !S_ISREG(there.st_mode)) {
    open_device(path);
  } else {
    std::error_code unknown;  // a link stays, what it leads to is replaced
    part_.emplace(leads_somewhere ? fs::canonical(path, unknown) : fs::path(path));
    own_.rdbuf(&buffer_.emplace(part_->descriptor(), path));
  }
  own_.exceptions(std::ios::badbit);
}

void Output::open_device(const std::string& path) {
  device_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (device_ < 0) throw cannot_write(path, errno);
  own_.rdbuf(&buffer_.emplace(device_, path));
}

Output::~Output() {
  if (device_ >= 0) ::close(device_);
}

void Output::finish() {
  stream_->flush();
  if (!*stream_) throw std::runtime_error("standard output: cannot be written");
  if (part_) part_->finish(if_exists_);
}

Output open_output(const LogOptions& options, const Console& console,
                   std::span<const std::string> files) {
  if (!options.output) return Output(console.out);
  const auto if_exists = options.replace_output ? IfExists::replace : IfExists::refuse;
  return {*options.output, if_exists, {.files = files, .standard = console.in}};
}

bool is_for_terminal(const LogOptions& options, const Console& console) {
  return console.out_is_terminal && !options.output;
}

std::optional<std::size_t> terminal_width(const LogOptions& options, const Console& console) {
  return is_for_terminal(options, console) ? console.width : std::nullopt;
}

}  // namespace cmd
