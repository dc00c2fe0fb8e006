#include "cmd/copied_process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <tuple>

#include "cmd/part_file.h"
#include "evtx/libevtx/time_limit.h"
#include "spent_time.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

namespace fs = std::filesystem;

/// What is done in the copy, with its net.
using InCopy = std::function<void(std::shared_ptr<cmd::SafetyNet> net)>;

constexpr int kCrashStatus = 100;  // and the signal: the original went on

void raise_as_by_default(int signal) {
  std::signal(signal, SIG_DFL);  // Catch2 has handlers
  std::ignore = std::raise(signal);
}

// Of a process that goes on in a copy of itself.
int status_of(const InCopy& in_copy) {
  const auto process = ::fork();
  if (process == 0) {
    auto copied = cmd::go_on_in_copy();
    if (const auto* crash = std::get_if<cmd::Crash>(&copied)) ::_exit(kCrashStatus + crash->signal);
    in_copy(std::move(std::get<std::shared_ptr<cmd::SafetyNet>>(copied)));
    ::_exit(7);
  }
  int status = 0;
  ::waitpid(process, &status, 0);
  return status;
}

int exit_status_of(const InCopy& in_copy) {
  const int status = status_of(in_copy);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("the original goes on where its copy crashes, and knows the signal") {
  CHECK(exit_status_of([](const auto& net) {
          REQUIRE(net);
          raise_as_by_default(SIGABRT);
        }) == kCrashStatus + SIGABRT);
}

TEST_CASE("the original goes on where a record takes libevtx too long, whatever SIGPROF would do") {
  sigset_t profiling;
  ::sigemptyset(&profiling);
  ::sigaddset(&profiling, SIGPROF);
  const auto before = std::signal(SIGPROF, SIG_IGN);
  ::sigprocmask(SIG_BLOCK, &profiling, nullptr);
  CHECK(exit_status_of([](const auto& net) {
          REQUIRE(net);
          evtx::libevtx::make_in_time([](const auto&...) { spend(std::chrono::seconds{10}); },
                                      std::chrono::seconds{1}, {}, {}, {});
        }) == kCrashStatus + SIGPROF);
  ::sigprocmask(SIG_UNBLOCK, &profiling, nullptr);
  std::signal(SIGPROF, before);
}

TEST_CASE("a copy that crashes when its net is taken in has put something out: that is the end") {
  const int status = status_of([](auto net) {
    net.reset();
    raise_as_by_default(SIGABRT);
  });
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGABRT);
}

TEST_CASE("the original ends as its copy does") {
  CHECK(exit_status_of([](const auto& /*net*/) {}) == 7);
  const int status = status_of([](const auto& /*net*/) { raise_as_by_default(SIGKILL); });
  REQUIRE(WIFSIGNALED(status));
  CHECK(WTERMSIG(status) == SIGKILL);
}

TEST_CASE("the copy is waited for where the process was started to ignore how others end") {
  const auto before = std::signal(SIGCHLD, SIG_IGN);
  const auto process = ::fork();
  if (process == 0) {
    const auto copied = cmd::go_on_in_copy();
    if (std::holds_alternative<cmd::Crash>(copied)) ::_exit(kCrashStatus);
    raise_as_by_default(SIGABRT);
  }
  std::signal(SIGCHLD, before);
  int status = 0;
  REQUIRE(::waitpid(process, &status, 0) == process);
  CHECK(WEXITSTATUS(status) == kCrashStatus);
}

TEST_CASE("an unfinished file goes away where the copy is killed") {
  const TemporaryFolder folder;
  const auto target = folder.path() / "rows.csv";
  const auto process = ::fork();
  if (process == 0) {
    const cmd::PartFile part(target);
    std::ignore = cmd::go_on_in_copy();
    raise_as_by_default(SIGKILL);
  }
  ::waitpid(process, nullptr, 0);
  CHECK(fs::is_empty(folder.path()));
}
