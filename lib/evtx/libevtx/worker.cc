#include "evtx/libevtx/worker.h"

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <csignal>

#include "evtx/libevtx/message.h"
#include "evtx/libevtx/time_limit.h"

namespace evtx::libevtx {
namespace {

// The sanitizer needs more memory than any limit.
#ifdef __has_feature
constexpr bool kHasAddressSanitizer = __has_feature(address_sanitizer);
#elif defined(__SANITIZE_ADDRESS__)
constexpr bool kHasAddressSanitizer = true;
#else
constexpr bool kHasAddressSanitizer = false;
#endif

void limit(decltype(RLIMIT_CORE) resource, rlim_t most) {
  const rlimit limits{.rlim_cur = most, .rlim_max = most};
  ::setrlimit(resource, &limits);
}

// The one thing a signal handler may look at: who to tell.
volatile std::sig_atomic_t listener =
    -1;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): see above

extern "C" void tell_and_end(int signal) {
  send_end(listener, signal);
  ::_exit(1);
}

// Also where libevtx has used up the stack.
void tell_of_ends(const Channel& channel) {
  listener = channel.descriptor();
  static std::array<std::byte, std::size_t{64} << 10U> stack{};
  const stack_t own_stack{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
  ::sigaltstack(&own_stack, nullptr);
  struct sigaction action {};
  action.sa_handler = tell_and_end;
  action.sa_flags = SA_ONSTACK;
  for (const int signal : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGPROF})
    ::sigaction(signal, &action, nullptr);
}

}  // namespace

void work(const Channel& channel, const XmlMaker& make, const Limits& limits) noexcept {
  limit(RLIMIT_CORE, 0);  // no core dump beside the evidence
  if (!kHasAddressSanitizer) limit(RLIMIT_DATA, limits.memory);
  tell_of_ends(channel);
  while (auto request = receive_request(channel))
    make_in_time(make, limits.time, request->log, request->wanted, [&](const Xml& xml) {
      if (!send_answer(channel, xml)) ::_exit(0);
    });
  ::_exit(0);
}

}  // namespace evtx::libevtx
