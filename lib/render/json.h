#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "render/cell.h"

namespace render {

/// Puts one JSON text together, on one line and in valid UTF-8: U+FFFD stands for bytes that are
/// not. The calls must follow one another as JSON does.
class Json {
 public:
  Json();
  Json(const Json&) = delete;
  Json& operator=(const Json&) = delete;
  ~Json();

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  /// The name of a member; its value is the next call: `json.key("size").number(5)`.
  Json& key(std::string_view name);
  void text(std::string_view value);
  void number(std::uint64_t value);
  /// A number that a log may make as large as it likes. Most readers take numbers for doubles: what
  /// no double holds, from 2^53 on, is null rather than another number.
  void count(std::uint64_t value);
  /// A 64-bit id as a string of digits, see `Id`.
  void id(std::uint64_t value);
  void truth(bool value);
  void null();
  /// Null, a string, a number or an array of them: as in JSON lines of `timeline`.
  void cell(const Cell& value);

  /// What was written, and a line end.
  [[nodiscard]] std::string line() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace render
