#include "evtx/binxml/definition_reader.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "evtx/binxml/token.h"
#include "evtx/binxml/utf16.h"
#include "evtx/binxml/value.h"
#include "evtx/error.h"

namespace evtx::binxml {
namespace {

[[noreturn]] void refuse(const Cursor& cursor, std::uint8_t token, std::string_view place) {
  throw Error(fmt::format("token {:#04x} has no place {}", token, place),
              {.offset = cursor.offset() - 1});
}

bool is_character_data(Token token) {
  return token == Token::text || token == Token::cdata || token == Token::character_reference ||
         token == Token::entity_reference;
}

bool is_substitution(Token token) {
  return token == Token::substitution || token == Token::optional_substitution;
}

bool is_instruction(Token token) {
  return token == Token::instruction_target || token == Token::instruction_data;
}

Text counted_text(Cursor& cursor) {
  const std::size_t count = cursor.u16("text length");
  const auto offset = cursor.offset();
  return to_text({.type = static_cast<std::uint8_t>(Type::string),
                  .bytes = cursor.take(count * 2, "text"),
                  .offset = offset});
}

// A value that is no text is of a type whose size is known by its type.
std::size_t size_of(const Cursor& cursor, std::uint8_t type) {
  const auto size = fixed_size(static_cast<Type>(type));
  if (!size)
    throw Error(fmt::format("a value of type {:#04x} has no place in a text", type),
                {.offset = cursor.offset() - 1});
  return *size;
}

}  // namespace

ElementDefinition DefinitionReader::element(Cursor& cursor, std::uint8_t token, int depth) {
  if (depth > kDeepestElement)
    throw Error(fmt::format("elements are nested more than {} deep", kDeepestElement),
                {.offset = cursor.offset()});
  auto [element, has_content] = read_start(cursor, token);
  if (has_content) read_content(cursor, element, depth);
  return std::move(element);
}

ElementDefinition DefinitionReader::beginning(Cursor& cursor, std::uint8_t token) {
  auto [element, has_content] = read_start(cursor, token);
  if (!has_content) return std::move(element);
  const auto first = cursor.u8("content of an element");
  if (token_of(first) == Token::element)
    element.content.emplace_back(this->element(cursor, first, 1));
  return std::move(element);
}

DefinitionReader::Start DefinitionReader::read_start(Cursor& cursor, std::uint8_t token) {
  Start start;
  auto& element = start.element;
  if (form_ == Form::in_template) element.dependency = cursor.u16("element dependency");
  skip_size(cursor, "element size");
  element.name = name(cursor);
  if ((token & kMore) != 0) read_attributes(cursor, element);
  const auto end = cursor.u8("end of start tag");
  start.has_content = token_of(end) == Token::end_of_start_tag;
  if (!start.has_content && token_of(end) != Token::end_of_empty_tag)
    refuse(cursor, end, "in a start tag");
  return start;
}

void DefinitionReader::read_attributes(Cursor& cursor, ElementDefinition& element) {
  skip_size(cursor, "attributes size");
  while (token_of(cursor.peek_u8("attribute")) == Token::attribute) {
    cursor.skip(1, "attribute");
    AttributeDefinition attribute{.name = name(cursor)};
    while (true) {
      const auto token = token_of(cursor.peek_u8("attribute value"));
      if (is_character_data(token)) {
        cursor.skip(1, "attribute value");
        attribute.value.emplace_back(character_data(cursor, static_cast<std::uint8_t>(token)));
      } else if (is_substitution(token)) {
        cursor.skip(1, "attribute value");
        budget_.spend(Budget::kNode);
        attribute.value.emplace_back(read_substitution(cursor, token));
      } else {
        break;
      }
    }
    element.attributes.push_back(std::move(attribute));
  }
}

void DefinitionReader::read_content(Cursor& cursor, ElementDefinition& element, int depth) {
  while (true) {
    const auto byte = cursor.u8("content of an element");
    const auto token = token_of(byte);
    if (token == Token::end_tag) return;
    if (token == Token::element) {
      element.content.emplace_back(this->element(cursor, byte, depth + 1));
    } else if (is_substitution(token)) {
      budget_.spend(Budget::kNode);
      element.content.emplace_back(read_substitution(cursor, token));
    } else if (is_character_data(token)) {
      append(element.content, character_data(cursor, byte));
    } else if (is_instruction(token)) {
      skip_instruction(cursor, byte);
    } else {
      refuse(cursor, byte, "in an element");
    }
  }
}

const std::string& DefinitionReader::name(Cursor& cursor) {
  const auto& name = read_name(cursor);
  budget_.spend(Budget::kNode + name.size());
  return name;
}

const std::string& DefinitionReader::read_name(Cursor& cursor) {
  const auto position = names_.position_of(cursor);
  const auto place = Cursor(cursor).u32("name offset");
  const auto& name = names_.read(cursor);
  loose_.push_back({.position = position, .name = place});
  return name;
}

void DefinitionReader::skip_size(Cursor& cursor, std::string_view field) {
  loose_.push_back({.position = names_.position_of(cursor)});
  cursor.skip(4, field);
}

Text DefinitionReader::character_data(Cursor& cursor, std::uint8_t token) {
  auto text = [&]() -> Text {
    switch (token_of(token)) {
      case Token::text:
        return text_value(cursor);
      case Token::cdata:
        return counted_text(cursor);
      case Token::character_reference: {
        const auto bytes = cursor.take(2, "character reference");
        Text character;
        if (!append_utf8(character.value, bytes)) character.code_units = code_units(bytes);
        return character;
      }
      default:
        return entity(cursor);
    }
  }();
  budget_.spend(Budget::kNode + text.value.size() + text.code_units.size());
  return text;
}

Text DefinitionReader::text_value(Cursor& cursor) {
  const auto type = cursor.u8("type of a text");
  if (type == static_cast<std::uint8_t>(Type::string)) return counted_text(cursor);
  if (type == static_cast<std::uint8_t>(Type::null)) return {};
  const auto offset = cursor.offset();
  return to_text(
      {.type = type, .bytes = cursor.take(size_of(cursor, type), "value"), .offset = offset});
}

Text DefinitionReader::entity(Cursor& cursor) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kEntities{
      {{"amp", "&"}, {"apos", "'"}, {"gt", ">"}, {"lt", "<"}, {"quot", "\""}}};
  const auto& name = read_name(cursor);
  for (const auto& [known, character] : kEntities)
    if (name == known) return {.value = std::string(character)};
  return {.value = fmt::format("&{};", name)};
}

void DefinitionReader::skip_instruction(Cursor& cursor, std::uint8_t token) {
  if (token_of(token) == Token::instruction_target) {
    read_name(cursor);
  } else {
    counted_text(cursor);
  }
}

}  // namespace evtx::binxml
