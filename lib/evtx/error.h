#pragma once

#include <cstdint>
#include <exception>
#include <optional>
#include <string>

namespace evtx {

/// Where in the evidence something was met; what is not known is empty.
struct Location {
  std::string file{};                        ///< as the user named it
  std::optional<std::uint64_t> record_id{};  ///< as in the record's header
  std::optional<std::uint64_t> offset{};     ///< bytes from the start of the file

  bool operator==(const Location&) const = default;
};

/// The one error of the library: a problem in words, and its place.
///
/// It is thrown where damage is met, caught at the boundary of the record or chunk, and is a value
/// from there on. Each level adds what it knows: `error.in_record(id, offset).in_file(path)`.
class Error : public std::exception {
 public:
  explicit Error(std::string problem, Location location = {});

  /// The same problem, with the record's id and its offset added where none is known yet.
  [[nodiscard]] Error in_record(std::uint64_t id, std::uint64_t offset) const;
  /// The same problem, with the file's name added where none is known yet.
  [[nodiscard]] Error in_file(const std::string& file) const;

  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] const Location& location() const { return location_; }
  /// One line, `Security.evtx: record 4711 at 0x11a8: name needs 512 bytes, 28 left`.
  [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

  bool operator==(const Error& other) const { return message_ == other.message_; }

 private:
  std::string problem_;
  Location location_;
  std::string message_;
};

}  // namespace evtx
