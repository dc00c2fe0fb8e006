#include "evtx/template_check.h"

#include <fmt/format.h>

#include <cstdint>
#include <span>
#include <vector>

#include "evtx/cursor.h"
#include "evtx/error.h"

namespace evtx {
namespace {

constexpr std::size_t kRecordHeaderSize = 24;
constexpr std::size_t kRecordTailSize = 4;
constexpr int kDeepest = 16;  // Windows writes one level: EventData in Event

constexpr std::uint8_t kTemplateInstance = 0x0c;  // tokens
constexpr std::uint8_t kFragmentHeader = 0x0f;
constexpr std::uint8_t kBinXmlType = 0x21;

struct Value {
  std::size_t size = 0;
  std::uint8_t type = 0;
};

/// Walks down the template instances of one record.
class Check {
 public:
  explicit Check(const Chunk& chunk) : chunk_(chunk) {}

  void fragment(Cursor cursor, int depth) {
    if (depth > kDeepest)
      throw Error(fmt::format("templates are nested more than {} deep", kDeepest),
                  {.offset = cursor.offset()});
    if (cursor.remaining() == 0) return;
    auto token = cursor.u8("token");
    if (token == kFragmentHeader) {
      cursor.skip(3, "fragment header");
      if (cursor.remaining() == 0) return;
      token = cursor.u8("token");
    }
    if (token == kTemplateInstance) {
      instance(cursor, depth);
    } else if (depth == 0) {
      throw Error("it has no template (a forwarded event), which libevtx cannot read");
    }
  }

 private:
  void instance(Cursor& cursor, int depth) {
    cursor.skip(5, "template id");
    const auto definition = cursor.u32("template definition offset");
    check_definition(definition);
    if (chunk_.offset + definition == cursor.offset()) skip_definition(cursor);
    for (const auto& value : descriptors(cursor)) {
      const auto offset = cursor.offset();
      const auto bytes = cursor.take(value.size, "value");
      if (value.type == kBinXmlType) fragment(Cursor(bytes, offset), depth + 1);
    }
  }

  static void skip_definition(Cursor& cursor) {
    cursor.skip(20, "template definition");
    const auto size = cursor.u32("template definition size");
    cursor.skip(size, "template definition");
  }

  // The definition may stand in another record, before or behind this one.
  void check_definition(std::size_t position) const {
    const auto bytes = chunk_.bytes;
    if (position < kChunkHeaderSize || position >= bytes.size())
      throw Error(
          fmt::format("template definition at {:#x} lies outside the chunk's records", position));
    Cursor cursor(bytes.subspan(position), chunk_.offset + position);
    skip_definition(cursor);
  }

  static std::vector<Value> descriptors(Cursor& cursor) {
    const auto count = cursor.u32("number of values");
    if (count > cursor.remaining() / 4)
      throw Error(fmt::format("{} values need {} bytes to describe, {} left", count,
                              std::uint64_t{count} * 4, cursor.remaining()),
                  {.offset = cursor.offset()});
    std::vector<Value> values(count);
    for (auto& value : values) {
      value.size = cursor.u16("value size");
      value.type = cursor.u8("value type");
      cursor.skip(1, "value type");
    }
    return values;
  }

  const Chunk& chunk_;
};

}  // namespace

void check_templates(const Chunk& chunk, const Frame& frame) {
  const auto begin = frame.position + kRecordHeaderSize;
  const auto size = frame.size - kRecordHeaderSize - kRecordTailSize;
  const auto bytes = chunk.bytes.subspan(begin, size);
  Check(chunk).fragment(Cursor(bytes, chunk.offset + begin), 0);
}

}  // namespace evtx
