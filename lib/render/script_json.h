#pragma once

#include <ostream>
#include <string>
#include <string_view>

namespace render {

/// JSON with `<`, `>`, `&`, U+2028 and U+2029, which stand in texts only, written as `\uNNNN`: it
/// means the same, and HTML and JavaScript see nothing of their own in it.
std::string for_script(std::string_view json);

/// Writes one JSON object for a script, member by member, so that not all of it is held at once.
class ScriptObject {
 public:
  /// `out` must outlive it.
  explicit ScriptObject(std::ostream& out) : out_(out) {}

  /// The value follows, safe for a script.
  std::ostream& key(std::string_view name);
  /// A value that is JSON, as it comes.
  void add(std::string_view name, std::string_view json);
  /// Ends the object.
  void close();

 private:
  std::ostream& out_;
  char separator_ = '{';
};

}  // namespace render
