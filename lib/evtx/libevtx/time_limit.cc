#include "evtx/libevtx/time_limit.h"

#include <csignal>
#include <ctime>
#include <optional>

namespace evtx::libevtx {
namespace {

/// Of the thread that makes it.
class Timer {
 public:
  Timer() {
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGPROF;
    timer_t timer{};
    if (::timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer) == 0) timer_ = timer;
  }
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() {
    if (timer_) ::timer_delete(*timer_);
  }

  /// Counts from now on, and no longer from before.
  void start(std::chrono::seconds most) const { set(most); }
  void stop() const { set(std::chrono::seconds{0}); }

 private:
  void set(std::chrono::seconds most) const {
    const itimerspec once{.it_interval = {}, .it_value = {.tv_sec = most.count(), .tv_nsec = 0}};
    if (timer_) ::timer_settime(*timer_, 0, &once, nullptr);
  }

  std::optional<timer_t> timer_{};
};

}  // namespace

void make_in_time(const XmlMaker& make, std::chrono::seconds most, std::span<std::byte> log,
                  std::span<const Wanted> wanted, const TakeXml& take) {
  const Timer timer;
  timer.start(most);
  make(log, wanted, [&](const Xml& xml) {
    timer.stop();  // nothing is to end the process in the middle of an answer
    take(xml);
    timer.start(most);
  });
}

}  // namespace evtx::libevtx
