#pragma once

#include <optional>
#include <string>

#include "evtx/element.h"

namespace evtx {

/// A place where two readings of an event are not the same.
struct Difference {
  std::string place{};   ///< `Event/EventData/Data[3]`, `Event/System/Execution/@ProcessID`
  std::string native{};  ///< what is there; for elements, their names
  std::string libevtx{};
};

/// The first place where they differ; nothing if they are the same, or would be if libevtx
/// 20181227 showed them as Windows does.
std::optional<Difference> first_difference(const Element& native, const Element& libevtx);

}  // namespace evtx
