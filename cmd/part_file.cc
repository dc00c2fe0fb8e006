#include "cmd/part_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "cmd/descriptor_buffer.h"

namespace cmd {
namespace {

namespace fs = std::filesystem;

// The one thing a signal handler may look at: the name of the unfinished file, or nothing.
std::array<char, 4096>
    unfinished{};  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): see above

// Who may read what was there may read what replaces it, and nobody else.
std::optional<mode_t> permissions(const fs::path& path) {
  constexpr mode_t kPermissions = 0777;
  struct stat there {};
  if (::stat(path.c_str(), &there) != 0) return std::nullopt;
  return there.st_mode & kPermissions;
}

void remove_unfinished(int signal) {
  PartFile::abandon();
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

}  // namespace

std::runtime_error already_there(const fs::path& path) {
  return std::runtime_error(path.string() + ": exists, --force replaces it");
}

PartFile::PartFile(fs::path target) : target_(std::move(target)) {
  create();
  watch();
}

PartFile::~PartFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (path_.empty()) return;
  ::unlink(path_.c_str());
  unwatch();
}

void PartFile::abandon() noexcept {
  if (unfinished.front() != '\0') ::unlink(unfinished.data());
}

// A name that is taken, by a process of the same number that was killed, is passed over.
void PartFile::create() {
  constexpr int kMostTries = 100;
  constexpr mode_t kAnybody = 0666;  // less what the umask takes
  const auto before = permissions(target_);
  for (int i = 0; i < kMostTries && descriptor_ < 0; ++i) {
    path_ = target_.parent_path() /
            fmt::format("mainmode-{}{}.part", ::getpid(), i == 0 ? "" : fmt::format("-{}", i));
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                         before.value_or(kAnybody));
    if (descriptor_ < 0 && errno != EEXIST) break;
  }
  if (descriptor_ >= 0) {
    if (before) ::fchmod(descriptor_, *before);  // not all file systems have permissions
    return;
  }
  const int error = errno;
  path_.clear();
  throw cannot_write(target_.string(), error);
}

void PartFile::finish(IfExists if_exists) {
  if (::close(std::exchange(descriptor_, -1)) != 0) throw cannot_write(target_.string(), errno);
  take_name(if_exists);
  path_.clear();
  unwatch();
}

// A rename replaces what has come to be there; a link does not, but not all file systems have them.
void PartFile::take_name(IfExists if_exists) {
  if (if_exists == IfExists::refuse) {
    if (::link(path_.c_str(), target_.c_str()) == 0) {
      ::unlink(path_.c_str());
      return;
    }
    if (errno == EEXIST || fs::exists(fs::symlink_status(target_))) throw already_there(target_);
  }
  if (std::rename(path_.c_str(), target_.c_str()) != 0) throw cannot_write(target_.string(), errno);
}

void PartFile::watch() {
  const auto name = path_.string();
  if (name.size() < unfinished.size()) std::ranges::copy(name, unfinished.begin());
  struct sigaction action {};
  action.sa_handler = remove_unfinished;
  for (std::size_t i = 0; i < kSignals.size(); ++i) {
    auto& before = actions_before_.at(i);
    ::sigaction(kSignals.at(i), nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(kSignals.at(i), &action, nullptr);
  }
}

void PartFile::unwatch() {
  for (std::size_t i = 0; i < kSignals.size(); ++i)
    ::sigaction(kSignals.at(i), &actions_before_.at(i), nullptr);
  unfinished.fill('\0');
}

}  // namespace cmd
