#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <variant>

#include "evtx/error.h"

namespace evtx::libevtx {

/// Which record of a log is to be read.
struct Wanted {
  std::int64_t index = 0;  ///< among all records of the log
  std::uint64_t id = 0;    ///< the one it must have; otherwise it is not the record that is meant
};

/// The XML that libevtx makes of a record (UTF-8, at most `kLongestXml` bytes), or why there is
/// none.
using Xml = std::variant<std::string, Error>;
using TakeXml = std::function<void(const Xml& xml)>;

/// Has libevtx make XML of records of a log in memory and gives it to `take`: of one record after
/// the other, in the order of `wanted`. It may write to the log and does not. May be called from
/// several threads at once.
using XmlMaker = std::function<void(std::span<std::byte> log, std::span<const Wanted> wanted,
                                    const TakeXml& take)>;

/// An event of one record that is longer than this has been blown up on purpose.
inline constexpr std::size_t kLongestXml = std::size_t{16} << 20U;

/// An `XmlMaker` that calls libevtx in this process: a log that crashes libevtx crashes it, too.
void make_xml(std::span<std::byte> log, std::span<const Wanted> wanted, const TakeXml& take);

}  // namespace evtx::libevtx
