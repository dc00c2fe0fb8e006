#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "render/cell.h"
#include "render/text.h"

namespace render {

/// Writes cells as JSON values by RapidJSON's writer, or one like it; `number` is its type for a
/// number that is written already.
template <class Writer, auto number>
class JsonCellWriter {
 public:
  /// `writer` must outlive it.
  explicit JsonCellWriter(Writer& writer) : writer_(writer) {}

  void operator()(std::monostate /*absent*/) { writer_.Null(); }
  void operator()(std::uint64_t value) { writer_.Uint64(value); }
  void operator()(Id id) { (*this)(std::string_view(std::to_string(id.value))); }

  void operator()(Seconds seconds) {
    const auto digits = to_string(seconds);
    writer_.RawValue(digits.data(), digits.size(), number);
  }

  void operator()(evtx::Timestamp time) {
    const auto text = evtx::to_characters(time);
    writer_.String(text.data(), static_cast<unsigned>(text.size()));
  }

  void operator()(Numbers numbers) {
    writer_.StartArray();
    for (const auto value : numbers) writer_.Uint(value);
    writer_.EndArray();
  }

  void operator()(std::string_view text) {
    const auto valid = valid_utf8(text);
    writer_.String(valid.data(), static_cast<unsigned>(valid.size()));
  }

 private:
  Writer& writer_;
};

}  // namespace render
