#pragma once

#include <cstddef>
#include <mutex>
#include <span>
#include <vector>

#include "evtx/libevtx/channel.h"
#include "evtx/libevtx/launcher.h"
#include "evtx/libevtx/worker.h"
#include "evtx/libevtx/xml.h"

namespace evtx::libevtx {

/// Processes of their own in which libevtx makes XML: what makes it crash, hang or eat memory costs
/// one record, whose Xml says so. As many are started as threads ask at once. They end with this
/// object, which has to be made before other threads are, see `Launcher`.
class Processes {
 public:
  /// Of records in one log that end a process. The others behind them are not asked about.
  static constexpr int kMostEnds = 3;

  /// `make` is called in the processes. Throws Error if the system lets none be started.
  explicit Processes(const XmlMaker& make = libevtx::make_xml, const Limits& limits = {});

  /// An `XmlMaker`.
  void make_xml(std::span<std::byte> log, std::span<const Wanted> wanted, const TakeXml& take);

 private:
  std::size_t ask(Channel channel, std::span<const std::byte> log, std::span<const Wanted> wanted,
                  const TakeXml& take);
  [[nodiscard]] Channel idle_or_new();
  void give_back(Channel channel);

  Limits limits_;
  Launcher launcher_;
  std::mutex mutex_{};
  std::vector<Channel> idle_{};
};

}  // namespace evtx::libevtx
