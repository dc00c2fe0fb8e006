#include "cmd/copied_process.h"

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <tuple>
#include <utility>

#include "cmd/part_file.h"
#include "evtx/error.h"

namespace cmd {
namespace {

using evtx::libevtx::Channel;
using Outcome = std::variant<std::shared_ptr<SafetyNet>, Crash>;

bool is_crash(int status) {
  if (!WIFSIGNALED(status)) return false;
  const int signal = WTERMSIG(status);
  return signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE ||
         signal == SIGABRT || signal == SIGPROF;
}

// It is that of a time limit, whatever the command was started to do with it.
void let_sigprof_end_this() {
  std::signal(SIGPROF, SIG_DFL);
  sigset_t blocked;
  ::sigemptyset(&blocked);
  ::sigaddset(&blocked, SIGPROF);
  ::sigprocmask(SIG_UNBLOCK, &blocked, nullptr);
}

// Who ends the original means the copy. A core dump would lie beside the evidence; the original
// leaves one if it crashes, too.
void settle_in_copy(pid_t original) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  const auto parent = ::getppid();  // 0 in another namespace of processes
  if (parent != original && parent != 0) ::_exit(1);
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &none);
  let_sigprof_end_this();
}

int status_at_end(pid_t copy) {
  int status = 0;
  while (::waitpid(copy, &status, 0) < 0 && errno == EINTR) continue;
  return status;
}

bool was_net_held(const Channel& copy) {
  std::array<std::byte, 1> taken_in{};
  return !copy.receive(taken_in);
}

// Its streams were the copy's affair: nothing is flushed twice. What a signal leaves unfinished is
// taken away; the first process of a container is not ended by the signal itself.
[[noreturn]] void end_like(int status) {
  if (WIFEXITED(status)) ::_exit(WEXITSTATUS(status));
  PartFile::abandon();
  std::signal(WTERMSIG(status), SIG_DFL);
  std::ignore = std::raise(WTERMSIG(status));
  ::_exit(128 + WTERMSIG(status));
}

Outcome wait_in_original(pid_t copy, const Channel& channel) {
  const int status = status_at_end(copy);
  if (is_crash(status) && was_net_held(channel)) return Crash{WTERMSIG(status)};
  end_like(status);
}

}  // namespace

SafetyNet::~SafetyNet() {
  constexpr std::array kTakenIn{std::byte{1}};
  std::ignore = original_.send(kTakenIn);
}

Outcome go_on_in_copy() {
  std::signal(SIGCHLD, SIG_DFL);  // where it is ignored, nobody is told how a process ended
  auto [copys, originals] = Channel::pair();
  const auto original = ::getpid();
  const auto copy = ::fork();
  if (copy < 0) return nullptr;
  if (copy > 0) {
    copys.close();
    return wait_in_original(copy, originals);
  }
  originals.close();
  settle_in_copy(original);
  return std::make_shared<SafetyNet>(std::move(copys));
}

}  // namespace cmd
