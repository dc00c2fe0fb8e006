#include "evtx/libevtx/launcher.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

#include "evtx/error.h"

namespace evtx::libevtx {
namespace {

constexpr unsigned kFirstBehindStandard = STDERR_FILENO + 1;

// Not all systems can close many at once.
void close_from(unsigned first, unsigned last) {
  if (first > last || ::close_range(first, last, 0) == 0) return;
  const auto end = static_cast<unsigned>(::sysconf(_SC_OPEN_MAX));
  for (auto one = first; one <= last && one < end; ++one) ::close(static_cast<int>(one));
}

// What the process has open is not its own: a pipe whose reader waits for its end, for one.
void keep_only(const Channel& channel) {
  const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (::dup2(nothing, standard) < 0) ::close(standard);
  const auto kept = static_cast<unsigned>(channel.descriptor());
  close_from(kFirstBehindStandard, kept - 1);
  close_from(kept + 1, ~0U);
}

// Those of the process that was copied would remove its output. What it ignores stays ignored.
void forget_signal_handlers() {
  for (int signal = 1; signal < NSIG; ++signal) {
    struct sigaction action {};
    if (::sigaction(signal, nullptr, &action) == 0 && action.sa_handler != SIG_IGN)
      std::signal(signal, SIG_DFL);
  }
  sigset_t none;
  ::sigemptyset(&none);
  ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

void end_with_parent() { ::prctl(PR_SET_PDEATHSIG, SIGKILL); }

// Says that it is there, by one byte.
[[noreturn]] void begin_work(const Channel& channel, const XmlMaker& make,
                             const Limits& limits) noexcept {
  end_with_parent();
  constexpr std::array kHere{std::byte{1}};
  if (!channel.send(kHere)) ::_exit(0);
  work(channel, make, limits);
}

[[noreturn]] void launch(Channel requests, const XmlMaker& make, const Limits& limits) noexcept {
  end_with_parent();
  forget_signal_handlers();
  keep_only(requests);
  std::signal(SIGCHLD, SIG_IGN);  // the system forgets a worker that ended
  while (const auto channel = requests.receive_channel()) {
    if (::fork() != 0) continue;
    requests.close();
    begin_work(*channel, make, limits);
  }
  // Not before the workers: not every system forgets those whose parent is gone.
  while (::wait(nullptr) >= 0 || errno == EINTR) continue;
  ::_exit(0);
}

}  // namespace

Launcher::Launcher(const XmlMaker& make, const Limits& limits)
    : Launcher(Channel::pair(), make, limits) {}

Launcher::Launcher(std::pair<Channel, Channel> ends, const XmlMaker& make, const Limits& limits)
    : requests_(std::move(ends.first)), process_(::fork()) {
  if (process_ < 0)
    throw Error("no process for libevtx: " + std::generic_category().message(errno));
  if (process_ > 0) return;
  requests_.close();
  launch(std::move(ends.second), make, limits);
}

Launcher::~Launcher() {
  requests_.close();
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) continue;
}

Channel Launcher::start() const {
  auto [ours, theirs] = Channel::pair();
  std::array<std::byte, 1> here{};
  if (!requests_.send(theirs)) throw Error("no process for libevtx: what starts them was ended");
  theirs.close();
  if (!ours.receive(here)) throw Error("no process for libevtx: none can be started");
  return std::move(ours);
}

}  // namespace evtx::libevtx
