#include "evtx/libevtx/template_check.h"

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
#include "evtx/libevtx/mark_defect.h"
#include "evtx/load.h"

namespace evtx {
namespace {

using binxml::Token;

constexpr int kDeepest = 16;  // Windows writes one level: EventData in Event

// More than any chunk may cost; small enough that sums of it do not wrap.
constexpr std::size_t kAllThereIs = binxml::Budget::kOfAChunk + 1;

constexpr std::size_t kDefinitionHead = 24;  // link, GUID, size
constexpr std::size_t kFragmentHead = 4;
constexpr std::size_t kInstanceHead = 9;  // behind its token: 1, template id, offset

// How an element begins: in nested BinXML without a fragment header it has no dependency id.
enum class Form { in_template, plain };

// From its token to behind its size.
std::size_t head_size(Form form) { return form == Form::in_template ? 7 : 5; }

constexpr auto kMarkProblem = "a text may be a byte order mark alone, which crashes libevtx";

bool is_element(std::byte token) {
  return binxml::token_of(std::to_integer<std::uint8_t>(token)) == Token::element;
}

bool is_substitution(std::byte token) {
  return token == static_cast<std::byte>(Token::substitution) ||
         token == static_cast<std::byte>(Token::optional_substitution);
}

/// What a fragment stands in.
struct Around {
  int depth = 0;                               // of instances
  std::size_t element_bytes = 0;               // of all elements it is nested in
  const binxml::ValueTable* values = nullptr;  // of the innermost instance, if there is one
};

/// Walks down the template instances of one record. What a part of it costs to unfold is never more
/// than `kAllThereIs`.
class Check {
 public:
  Check(const Chunk& chunk, binxml::Budget& budget) : chunk_(chunk), budget_(budget) {}

  /// Gives what unfolding it costs.
  std::size_t fragment(Cursor cursor, const Around& around) {
    if (around.depth > kDeepest)
      throw Error(fmt::format("templates are nested more than {} deep", kDeepest),
                  {.offset = cursor.offset()});
    const auto size = cursor.remaining();
    if (size == 0) return 0;
    auto form = Form::plain;
    auto token = Token{cursor.u8("token")};
    if (token == Token::fragment_header) {
      form = Form::in_template;
      cursor.skip(3, "fragment header");
      if (cursor.remaining() == 0) return size;
      token = Token{cursor.u8("token")};
    }
    if (token == Token::template_instance) return instance(cursor, around);
    if (around.values == nullptr)
      throw Error("it has no template (a forwarded event), which libevtx cannot read");
    const auto element = element_bytes(position_of(cursor) - 1, form);
    check_element(element, around);
    if (form == Form::plain) check_places(element, *around.values);
    return size;
  }

 private:
  std::size_t instance(Cursor& cursor, const Around& around) {
    const auto begin = position_of(cursor);  // behind its token
    const auto position = binxml::read_definition_offset(cursor, chunk_);
    const auto definition = binxml::definition_bytes(chunk_, position);
    budget_.spend(definition.size());  // looked through below, and read by libevtx
    const auto element =
        element_bytes(position + kDefinitionHead + kFragmentHead, Form::in_template);
    check_element(element, around);
    binxml::ValueTable values;
    values.read(cursor);
    // libevtx steps over what it read of a definition, whatever size that says it has.
    const auto read = kDefinitionHead + kFragmentHead + element.size() + 1;
    const auto end = position_of(cursor);
    if (around.depth == 0)
      check_end(position == begin + kInstanceHead ? end + read - definition.size() : end);
    return cost_of(definition,
                   costs_of(values, {.depth = around.depth + 1,
                                     .element_bytes = around.element_bytes + element.size(),
                                     .values = &values}));
  }

  std::vector<std::size_t> costs_of(const binxml::ValueTable& values, const Around& around) {
    std::vector<std::size_t> costs(values.size());
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i] = cost_of(values[i], around);
    return costs;
  }

  std::size_t cost_of(const binxml::Value& value, const Around& around) {
    if (mark_defect::is_met_by_value(value.type, value.bytes))
      throw Error(kMarkProblem, {.offset = value.offset});
    if (!value.is(binxml::Type::binxml)) return value.bytes.size();
    return fragment(Cursor(value.bytes, value.offset), around);
  }

  [[nodiscard]] std::size_t position_of(const Cursor& cursor) const {
    return cursor.offset() - chunk_.offset;
  }

  // By its own size, as libevtx reads it: the definition or value it stands in may end before.
  // Empty if there is no element, which libevtx refuses.
  [[nodiscard]] std::span<const std::byte> element_bytes(std::size_t position, Form form) const {
    if (position >= chunk_.size) return {};
    const auto rest = chunk_.bytes.first(chunk_.size).subspan(position);
    const auto head = head_size(form);
    if (rest.size() < head || !is_element(rest[0])) return {};
    return rest.first(std::min(rest.size(), head + load<std::uint32_t>(rest, head - 4)));
  }

  // Each element in an element takes some bytes, and libevtx calls itself for it.
  void check_element(std::span<const std::byte> element, const Around& around) {
    budget_.spend(element.size());
    if (around.element_bytes + element.size() > kChunkSize)
      throw Error("the templates in one another are larger than a chunk");
    if (mark_defect::is_met_by_texts(element)) throw Error(kMarkProblem);
  }

  // In an element without a fragment header libevtx fills places with the values of the instance
  // around it: that element itself may be among them, without end.
  static void check_places(std::span<const std::byte> element, const binxml::ValueTable& values) {
    for (std::size_t i = 0; i + 3 < element.size(); ++i) {
      if (!is_substitution(element[i])) continue;
      const std::size_t index = load<std::uint16_t>(element, i + 1);
      if (index < values.size() && values[index].is(binxml::Type::binxml))
        throw Error("nested BinXML without a template has a place for nested BinXML");
    }
  }

  // libevtx would read another fragment too.
  void check_end(std::size_t position) const {
    if (position < chunk_.size &&
        chunk_.bytes[position] == static_cast<std::byte>(Token::fragment_header))
      throw Error("another fragment begins behind its event");
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
  budget.spend(Check(chunk, budget).fragment(binxml_of(chunk, frame), {}));
}

}  // namespace evtx
