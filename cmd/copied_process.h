#pragma once

#include <memory>
#include <utility>
#include <variant>

#include "evtx/libevtx/channel.h"

namespace cmd {

/// What a copy of the process holds as long as a crash of it shall not be the end of the command:
/// it must have put out nothing by then.
class SafetyNet {
 public:
  /// To the original.
  explicit SafetyNet(evtx::libevtx::Channel original) : original_(std::move(original)) {}
  SafetyNet(const SafetyNet&) = delete;
  SafetyNet& operator=(const SafetyNet&) = delete;
  ~SafetyNet();

 private:
  evtx::libevtx::Channel original_;
};

/// A signal that ended a copy of the process: that of a fault, or SIGPROF, as it took too long over
/// something.
struct Crash {
  int signal = 0;
};

/// Goes on in a copy of this process (fork(2)), which gets a net; null where no copy can be made.
/// Throws Error if the system has no socket left. The original waits. If the copy crashes with its
/// net held, the original gets the Crash and goes on as if there had been no copy. Otherwise it
/// ends as the copy did, and never returns.
///
/// Only for a process of one thread that has put out nothing.
std::variant<std::shared_ptr<SafetyNet>, Crash> go_on_in_copy();

}  // namespace cmd
