#pragma once

#include <cstdint>

#include "evtx/timestamp.h"

namespace render {

/// Writes times one after the other, for less if they are of the same minute.
class RecentTime {
 public:
  /// Writes `evtx::to_characters` of the time and gives the end.
  char* write(char* out, evtx::Timestamp time);

 private:
  void put(evtx::Timestamp time);

  evtx::Timestamp last_{};
  evtx::Timestamp minute_{};  // that it is in
  evtx::TimeText text_ = evtx::to_characters({});
};

}  // namespace render
