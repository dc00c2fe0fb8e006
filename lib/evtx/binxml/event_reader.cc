#include "evtx/binxml/event_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>
#include <variant>

#include "evtx/binxml/definition_reader.h"
#include "evtx/binxml/token.h"
#include "evtx/error.h"

namespace evtx::binxml {

namespace {

constexpr int kDeepestFragment = 8;  // Windows writes one level: EventData in Event

Value value_of(const ValueTable& values, std::uint16_t index) {
  if (index >= values.size())
    throw Error(fmt::format("substitution {} of {} values", index, values.size()));
  return values[index];
}

void append_unless_empty(Element& element, Text&& more) {
  if (!more.value.empty()) append(element.content, std::move(more));
}

}  // namespace

/// Puts the values of one instance into the places of its template.
class Unfolding {
 public:
  Unfolding(EventReader& reader, const ValueTable& values, int depth)
      : reader_(reader), values_(values), depth_(depth) {}

  Element element(const ElementDefinition& definition, std::size_t item = 0) {
    spend(Budget::kNode + definition.name.size());
    Element element{.name = definition.name};
    for (const auto& attribute : definition.attributes) append_attribute(element, attribute);
    for (const auto& part : definition.content) {
      spend(1);  // a part that is left out has cost a look, too
      std::visit([&](const auto& what) { append_part(element, what, item); }, part);
    }
    return element;
  }

 private:
  void append_attribute(Element& element, const AttributeDefinition& attribute) {
    spend(Budget::kNode + attribute.name.size());
    std::string value;
    bool is_there = attribute.value.empty();
    for (const auto& part : attribute.value) {
      if (const auto* text = std::get_if<Text>(&part)) {
        spend(1 + text->value.size());
        value += text->value;
        is_there = true;
        continue;
      }
      const auto& substitution = std::get<Substitution>(part);
      const auto filling = value_of(values_, substitution.index);
      is_there = is_there || !substitution.is_optional || !filling.is_null();
      value += attribute_text(substitution);
    }
    if (is_there) element.attributes.push_back({.name = attribute.name, .value = std::move(value)});
  }

  std::string attribute_text(const Substitution& substitution) {
    const auto& value = value_of(values_, substitution.index);
    if (!value.is_array()) return text_of(value).value;
    std::string joined;
    for (const auto& item : items_of(substitution)) {
      if (!joined.empty()) joined += ' ';
      joined += text_of(item).value;
    }
    return joined;
  }

  // Bytes cost too: they may be many and all of them final NULs.
  Text text_of(const Value& value) {
    spend(Budget::kNode + value.bytes.size());
    auto text = to_text(value);
    spend(text.value.size() + text.code_units.size());
    return text;
  }

  void append_part(Element& element, const Text& text, std::size_t /*item*/) {
    spend(text.value.size() + text.code_units.size());
    append_unless_empty(element, Text(text));
  }

  void append_part(Element& element, const ElementDefinition& definition, std::size_t /*item*/) {
    if (definition.dependency != kNoDependency &&
        value_of(values_, definition.dependency).is_null())
      return;
    for (std::size_t item = 0, count = repetitions(definition); item < count; ++item)
      element.content.emplace_back(this->element(definition, item));
  }

  void append_part(Element& element, const Substitution& substitution, std::size_t item) {
    const auto value = value_of(values_, substitution.index);
    if (value.is(Type::binxml)) {
      if (auto nested = reader_.fragment(Cursor(value.bytes, value.offset), depth_ + 1))
        element.content.emplace_back(std::move(*nested));
      return;
    }
    append_unless_empty(element, value.is_array() ? item_text(substitution, item) : text_of(value));
  }

  Text item_text(const Substitution& substitution, std::size_t item) {
    const auto& all = items_of(substitution);
    return item < all.size() ? text_of(all[item]) : Text{};
  }

  const std::vector<Value>& items_of(const Substitution& substitution) {
    const auto [known, is_new] = arrays_.try_emplace(substitution.index);
    if (!is_new) return known->second;
    const auto& array = value_of(values_, substitution.index);
    spend(array.bytes.size());
    known->second = items(array);
    return known->second;
  }

  // How often the element is there: as often as the longest array in it has values.
  std::size_t repetitions(const ElementDefinition& definition) {
    std::size_t count = 1;
    for (const auto& part : definition.content) {
      const auto* substitution = std::get_if<Substitution>(&part);
      if (substitution != nullptr && value_of(values_, substitution->index).is_array())
        count = std::max(count, items_of(*substitution).size());
    }
    return count;
  }

  void spend(std::size_t cost) { reader_.budget_.spend(cost); }

  EventReader& reader_;
  const ValueTable& values_;
  int depth_;
  std::unordered_map<std::uint16_t, std::vector<Value>> arrays_{};
};

Element EventReader::read(const Frame& frame) {
  auto event = fragment(binxml_of(chunk_, frame), 0);
  if (!event) throw Error("record holds no event");
  return std::move(*event);
}

std::optional<Element> EventReader::fragment(Cursor cursor, int depth) {
  if (depth > kDeepestFragment)
    throw Error(fmt::format("BinXML is nested more than {} deep", kDeepestFragment),
                {.offset = cursor.offset()});
  while (cursor.remaining() > 0) {
    budget_.spend(1);
    const auto byte = cursor.u8("token");
    switch (token_of(byte)) {
      case Token::end_of_fragment:
        return std::nullopt;
      case Token::fragment_header:
        cursor.skip(3, "fragment header");
        break;
      case Token::element: {
        const auto definition =
            DefinitionReader(names_, budget_, DefinitionReader::Form::plain).element(cursor, byte);
        return Unfolding(*this, {}, depth).element(definition);
      }
      case Token::template_instance: {
        const auto instance = templates_.read_instance(cursor);
        return Unfolding(*this, instance.values, depth).element(*instance.definition);
      }
      default:
        throw Error(fmt::format("token {:#04x} does not begin an event", byte),
                    {.offset = cursor.offset() - 1});
    }
  }
  return std::nullopt;
}

}  // namespace evtx::binxml
