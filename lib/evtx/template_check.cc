#include "evtx/template_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "evtx/cursor.h"
#include "evtx/error.h"
#include "evtx/load.h"

namespace evtx {
namespace {

constexpr std::size_t kRecordHeaderSize = 24;
constexpr std::size_t kRecordTailSize = 4;
constexpr int kDeepest = 16;  // Windows writes one level: EventData in Event

constexpr std::uint8_t kTemplateInstance = 0x0c;  // tokens
constexpr std::uint8_t kFragmentHeader = 0x0f;
constexpr std::uint8_t kBinXmlType = 0x21;
constexpr std::byte kSubstitution{0x0d};
constexpr std::byte kOptionalSubstitution{0x0e};

// More than any chunk may cost; small enough that sums of it do not wrap.
constexpr std::size_t kAllThereIs = binxml::Budget::kOfAChunk + 1;

struct Value {
  std::size_t size = 0;
  std::uint8_t type = 0;
};

/// Walks down the template instances of one record. What a part of it costs to unfold is never more
/// than `kAllThereIs`.
class Check {
 public:
  Check(const Chunk& chunk, binxml::Budget& budget) : chunk_(chunk), budget_(budget) {}

  /// Gives what unfolding it costs.
  std::size_t fragment(Cursor cursor, int depth) {
    if (depth > kDeepest)
      throw Error(fmt::format("templates are nested more than {} deep", kDeepest),
                  {.offset = cursor.offset()});
    const auto size = cursor.remaining();
    if (size == 0) return 0;
    auto token = cursor.u8("token");
    if (token == kFragmentHeader) {
      cursor.skip(3, "fragment header");
      if (cursor.remaining() == 0) return size;
      token = cursor.u8("token");
    }
    if (token == kTemplateInstance) return instance(cursor, depth);
    if (depth == 0)
      throw Error("it has no template (a forwarded event), which libevtx cannot read");
    return size;
  }

 private:
  std::size_t instance(Cursor& cursor, int depth) {
    cursor.skip(5, "template id");
    const auto definition = cursor.u32("template definition offset");
    const auto body = definition_body(definition);
    budget_.spend(body.size());  // looked through below, and read by libevtx
    if (chunk_.offset + definition == cursor.offset()) skip_definition(cursor);
    std::vector<std::size_t> costs;
    for (const auto& value : descriptors(cursor)) {
      const auto offset = cursor.offset();
      const auto bytes = cursor.take(value.size, "value");
      costs.push_back(value.type == kBinXmlType ? fragment(Cursor(bytes, offset), depth + 1)
                                                : bytes.size());
    }
    return cost_of(body, costs);
  }

  // Whatever looks like a substitution counts for one.
  static std::size_t cost_of(std::span<const std::byte> body,
                             const std::vector<std::size_t>& costs) {
    std::size_t cost = 0;
    for (std::size_t i = 0; i + 3 < body.size(); ++i) {
      if (body[i] != kSubstitution && body[i] != kOptionalSubstitution) continue;
      const std::size_t index = load<std::uint16_t>(body, i + 1);
      if (index >= costs.size()) continue;
      cost = std::min(cost + binxml::Budget::kNode + costs[index], kAllThereIs);
    }
    return cost;
  }

  // Gives what follows the header.
  static std::span<const std::byte> skip_definition(Cursor& cursor) {
    cursor.skip(20, "template definition");
    const auto size = cursor.u32("template definition size");
    return cursor.take(size, "template definition");
  }

  // The definition may stand in another record, before or behind this one.
  [[nodiscard]] std::span<const std::byte> definition_body(std::size_t position) const {
    const auto bytes = chunk_.bytes;
    if (position < kChunkHeaderSize || position >= bytes.size())
      throw Error(
          fmt::format("template definition at {:#x} lies outside the chunk's records", position));
    Cursor cursor(bytes.subspan(position), chunk_.offset + position);
    return skip_definition(cursor);
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
  binxml::Budget& budget_;
};

}  // namespace

void check_templates(const Chunk& chunk, const Frame& frame, binxml::Budget& budget) {
  const auto begin = frame.position + kRecordHeaderSize;
  const auto size = frame.size - kRecordHeaderSize - kRecordTailSize;
  const auto bytes = chunk.bytes.subspan(begin, size);
  budget.spend(Check(chunk, budget).fragment(Cursor(bytes, chunk.offset + begin), 0));
}

}  // namespace evtx
