#include "evtx/error.h"

#include <fmt/format.h>

#include <utility>

namespace evtx {
namespace {

std::string place(const Location& location) {
  std::string text;
  if (location.record_id) text = fmt::format("record {}", *location.record_id);
  if (location.offset) {
    if (!text.empty()) text += ' ';
    text += fmt::format("at {:#x}", *location.offset);
  }
  return text;
}

std::string message(const std::string& problem, const Location& location) {
  std::string text;
  if (!location.file.empty()) text += location.file + ": ";
  if (const auto where = place(location); !where.empty()) text += where + ": ";
  text += problem;
  // what() ends at a NUL; a value of the log may hold one.
  for (auto at = text.find('\0'); at != std::string::npos; at = text.find('\0', at))
    text.replace(at, 1, "\u2400");
  return text;
}

}  // namespace

Error::Error(std::string problem, Location location)
    : problem_(std::move(problem)),
      location_(std::move(location)),
      message_(message(problem_, location_)) {}

Error Error::in_record(std::uint64_t id, std::uint64_t offset) const {
  auto location = location_;
  if (!location.record_id) location.record_id = id;
  if (!location.offset) location.offset = offset;
  return Error(problem_, std::move(location));
}

Error Error::in_file(const std::string& file) const {
  auto location = location_;
  if (location.file.empty()) location.file = file;
  return Error(problem_, std::move(location));
}

}  // namespace evtx
