#include "evtx/template_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "evtx/binxml/instance.h"
#include "evtx/binxml/token.h"
#include "evtx/binxml/value_table.h"
#include "evtx/cursor.h"
#include "evtx/error.h"
#include "evtx/load.h"

namespace evtx {
namespace {

using binxml::Token;

constexpr int kDeepest = 16;  // Windows writes one level: EventData in Event

// More than any chunk may cost; small enough that sums of it do not wrap.
constexpr std::size_t kAllThereIs = binxml::Budget::kOfAChunk + 1;

bool is_substitution(std::byte token) {
  return token == static_cast<std::byte>(Token::substitution) ||
         token == static_cast<std::byte>(Token::optional_substitution);
}

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
    auto token = Token{cursor.u8("token")};
    if (token == Token::fragment_header) {
      cursor.skip(3, "fragment header");
      if (cursor.remaining() == 0) return size;
      token = Token{cursor.u8("token")};
    }
    if (token == Token::template_instance) return instance(cursor, depth);
    if (depth == 0)
      throw Error("it has no template (a forwarded event), which libevtx cannot read");
    return size;
  }

 private:
  std::size_t instance(Cursor& cursor, int depth) {
    const auto position = binxml::read_definition_offset(cursor, chunk_);
    const auto definition = binxml::definition_bytes(chunk_, position);
    budget_.spend(definition.size());  // looked through below, and read by libevtx
    binxml::ValueTable values;
    values.read(cursor);
    std::vector<std::size_t> costs(values.size());
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i] = cost_of(values[i], depth);
    return cost_of(definition, costs);
  }

  std::size_t cost_of(const binxml::Value& value, int depth) {
    if (!value.is(binxml::Type::binxml)) return value.bytes.size();
    return fragment(Cursor(value.bytes, value.offset), depth + 1);
  }

  // Whatever looks like a substitution counts for one.
  static std::size_t cost_of(std::span<const std::byte> definition,
                             const std::vector<std::size_t>& costs) {
    std::size_t cost = 0;
    for (std::size_t i = 0; i + 3 < definition.size(); ++i) {
      if (!is_substitution(definition[i])) continue;
      const std::size_t index = load<std::uint16_t>(definition, i + 1);
      if (index >= costs.size()) continue;
      cost = std::min(cost + binxml::Budget::kNode + costs[index], kAllThereIs);
    }
    return cost;
  }

  const Chunk& chunk_;
  binxml::Budget& budget_;
};

}  // namespace

void check_templates(const Chunk& chunk, const Frame& frame, binxml::Budget& budget) {
  budget.spend(Check(chunk, budget).fragment(binxml_of(chunk, frame), 0));
}

}  // namespace evtx
