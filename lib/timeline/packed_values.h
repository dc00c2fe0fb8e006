#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "events/decode.h"
#include "evtx/binxml/filling.h"
#include "timeline/pool.h"

namespace timeline {

// The values of an event as they wait to be shown, one behind the other: a byte that is the length
// of the text that follows; or, of a longer text, which other events may have, too, 254 and its
// number in a pool; or 255, the number of a text and that of its code units.

/// Packs the values of one event behind those of others. What was not finished is taken back.
class ValueWriter {
 public:
  /// Makes room for so many values: no more can be added. Both must outlive the writer, and nobody
  /// else may change the bytes before it ends.
  ValueWriter(std::string& bytes, std::size_t count, TextPool& texts);
  ValueWriter(const ValueWriter&) = delete;
  ValueWriter& operator=(const ValueWriter&) = delete;
  ~ValueWriter() { bytes_.resize(finished_); }

  void add(const events::FieldValue& value);
  /// The text of a filling. Throws as `append_text` does.
  void add(const evtx::binxml::Filling& filling);
  /// How many bytes the texts have that were added, packed or in the pool.
  [[nodiscard]] std::size_t text_size() const { return text_size_; }
  void finish() { finished_ = static_cast<std::size_t>(end_ - bytes_.data()); }

 private:
  bool add_ascii(const evtx::binxml::Value& value);
  bool add_decimal(const evtx::binxml::Value& value);
  void end_at(char* end);
  void add_first(unsigned char first) { *end_++ = static_cast<char>(first); }
  void add_bytes(const void* bytes, std::size_t size);
  void add_pooled(std::string_view text);

  std::string& bytes_;
  TextPool& texts_;
  std::size_t finished_;  // how many bytes are to stay
  char* end_;
  std::size_t text_size_ = 0;
};

/// Takes values from the front of packed ones.
class ValueReader {
 public:
  ValueReader(const char* bytes, const TextPool& texts) : bytes_(bytes), texts_(texts) {}

  /// Views of the bytes or the pool.
  events::FieldValue next();
  void skip();

 private:
  std::string_view pooled();

  const char* bytes_;
  const TextPool& texts_;
};

/// Packs values behind others.
void pack_values(std::string& bytes, std::span<const events::FieldValue> values, TextPool& texts);
/// The same for one.
void pack_value(std::string& bytes, const events::FieldValue& value, TextPool& texts);

/// How many bytes so many values take.
std::size_t packed_size(const char* bytes, std::size_t count);

}  // namespace timeline
