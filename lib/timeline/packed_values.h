#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "events/decode.h"
#include "events/shape.h"
#include "evtx/binxml/filling.h"
#include "evtx/binxml/layout.h"
#include "evtx/binxml/value_table.h"
#include "timeline/pool.h"

namespace timeline {

// The values of an event as they wait to be shown, in the bytes of all that were found with it:
//
//     u32   where those begin that it has in common with others (`Shape::Field::is_common`)
//           its own, one behind the other
//
//     u32   how many bytes the common ones are
//           these, one behind the other
//
// Each is a byte that is the length of the text that follows; or, of a longer text, 254 and its
// number in a pool; or 255, the number of a text and that of its code units.

/// How many bytes whoever reads values may look at behind the last one, whatever is there.
constexpr std::size_t kReadAhead = 24;

constexpr std::size_t kLongestInline = 23;  ///< a longer text takes less as a number, if it repeats
/// No value takes more: one inline with its length, two numbers with what tells that.
constexpr std::size_t kMostPacked = 1 + kLongestInline;

/// The first byte of a value: the length of its text, or one of these.
struct FirstByte {
  static constexpr unsigned char kPooled = 254;      ///< the text's number follows
  static constexpr unsigned char kPooledPair = 255;  ///< the numbers of text and code units follow
};

/// Where the value behind this one begins.
inline const char* behind_value(const char* value) {
  const auto first = static_cast<unsigned char>(*value);
  if (first == FirstByte::kPooled) return value + 1 + sizeof(std::uint32_t);
  if (first == FirstByte::kPooledPair) return value + 1 + 2 * sizeof(std::uint32_t);
  return value + 1 + first;
}

inline std::uint32_t number_at(const char* bytes) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes, sizeof number);
  return number;
}

/// Where the values of an event are held, one behind the other in the order of its fields.
struct PackedValues {
  std::string_view common{};
  const char* own = nullptr;

  /// Of those that begin at this place of the bytes.
  static PackedValues at(const char* bytes, std::size_t place) {
    const auto* const common = bytes + number_at(bytes + place);
    return {.common = {common + sizeof(std::uint32_t), number_at(common)},
            .own = bytes + place + sizeof(std::uint32_t)};
  }
};

/// Packs some values after the other, of one event after the other.
class ValueWriter {
 public:
  /// The pool must outlive the writer.
  explicit ValueWriter(TextPool& texts) : texts_(texts) {}
  ValueWriter(const ValueWriter&) = delete;
  ValueWriter& operator=(const ValueWriter&) = delete;
  ~ValueWriter() = default;

  /// Forgets what was added, and makes room for so many values: no more can be added.
  void begin(std::size_t count);
  void add(const events::FieldValue& value);
  /// The text of a filling. Throws as `append_text` does.
  void add(const evtx::binxml::Filling& filling);
  /// The text of what a place of a template holds in one of its records. Throws as `filling` and
  /// `append_text` do.
  void add(const evtx::binxml::Place& place, const evtx::binxml::ValueTable& values);
  /// How many bytes the texts have that were added, packed or in the pool.
  [[nodiscard]] std::size_t text_size() const { return text_size_; }
  /// The values that were added. Valid until the next ones begin.
  [[nodiscard]] std::string_view packed() const {
    return {room_.data(), static_cast<std::size_t>(end_ - room_.data())};
  }

 private:
  bool add_plain(const evtx::binxml::Value& value);
  void add_first(unsigned char first) { *end_++ = static_cast<char>(first); }
  void add_bytes(const void* bytes, std::size_t size);
  void add_pooled(std::string_view text);

  TextPool& texts_;
  std::string room_{};
  char* end_ = room_.data();  // of what was added
  std::size_t text_size_ = 0;
};

/// Takes the values of an event, field by field.
class ValueReader {
 public:
  ValueReader(const PackedValues& values, const TextPool& texts)
      : common_(values.common.data()), own_(values.own), texts_(texts) {}

  /// That of the next field of its shape: views of the bytes or the pool.
  events::FieldValue next(const events::Shape::Field& field);
  void skip(const events::Shape::Field& field);

 private:
  const char* common_;
  const char* own_;
  const TextPool& texts_;
};

/// The text of one packed value.
events::FieldValue unpacked_value(const char* value, const TextPool& texts);

/// Packs the values of an event behind those of others: one for each field of its shape. Gives
/// where they begin.
std::uint32_t pack_values(std::string& bytes, const events::Shape& shape,
                          std::span<const events::FieldValue> values, TextPool& texts);
/// The same where they are packed, those in common at this place.
std::uint32_t append_values(std::string& bytes, std::uint32_t common, std::string_view own);
/// Puts common values behind all others, for events that are packed from now on. Gives where.
std::uint32_t append_common(std::string& bytes, std::string_view common);

}  // namespace timeline
