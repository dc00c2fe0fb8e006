#pragma once

#include <sys/types.h>

#include <utility>

#include "evtx/libevtx/channel.h"
#include "evtx/libevtx/worker.h"
#include "evtx/libevtx/xml.h"

namespace evtx::libevtx {

/// A process that starts others in which libevtx reads, see `work`. It is forked from a process
/// that has one thread, of which POSIX promises that all its memory is usable; from one that has
/// more that may not be so. All of them end with this object, or with the thread that made it.
class Launcher {
 public:
  /// Throws Error if the system does not let it be started.
  Launcher(const XmlMaker& make, const Limits& limits);
  Launcher(const Launcher&) = delete;
  Launcher& operator=(const Launcher&) = delete;
  ~Launcher();

  /// The channel to a new process. Throws Error if the system does not let one be started.
  [[nodiscard]] Channel start() const;

 private:
  Launcher(std::pair<Channel, Channel> ends, const XmlMaker& make, const Limits& limits);

  Channel requests_;
  pid_t process_;
};

}  // namespace evtx::libevtx
