#include "evtx/binxml/instance.h"

#include <fmt/format.h>

#include <span>
#include <utility>

#include "evtx/binxml/token.h"
#include "evtx/error.h"

namespace evtx::binxml {
namespace {

constexpr std::size_t kLinkAndGuid = 20;

void skip_definition(Cursor& cursor) {
  cursor.skip(kLinkAndGuid, "template definition");
  const auto size = cursor.u32("template definition size");
  cursor.skip(size, "template definition");
}

}  // namespace

std::span<const std::byte> definition_bytes(const Chunk& chunk, std::uint32_t position) {
  const auto rest = chunk.bytes.first(chunk.size).subspan(position);
  Cursor cursor(rest, chunk.offset + position);
  skip_definition(cursor);
  return rest.first(rest.size() - cursor.remaining());
}

Definition read_definition(const Chunk& chunk, std::uint32_t position, Names& names,
                           Budget& budget) {
  Cursor body(definition_bytes(chunk, position), chunk.offset + position);
  body.skip(kLinkAndGuid + 4, "template definition");
  if (token_of(body.peek_u8("token")) == Token::fragment_header) body.skip(4, "fragment header");
  const auto token = body.u8("token");
  if (token_of(token) != Token::element)
    throw Error(fmt::format("template begins with token {:#04x}, not with an element", token),
                {.offset = body.offset() - 1});
  DefinitionReader reader(names, budget, DefinitionReader::Form::in_template);
  Definition definition{.element = reader.element(body, token)};
  definition.loose.assign(reader.loose().begin(), reader.loose().end());
  return definition;
}

std::uint32_t read_definition_offset(Cursor& cursor, const Chunk& chunk) {
  cursor.skip(5, "template id");
  const auto asked_at = cursor.offset();
  const auto position = cursor.u32("template definition offset");
  if (position < kChunkHeaderSize || position >= chunk.size)
    throw Error(
        fmt::format("template definition at {:#x} lies outside the chunk's records", position),
        {.offset = asked_at});
  if (chunk.offset + position == cursor.offset()) skip_definition(cursor);
  return position;
}

Instance Templates::read_instance(Cursor& cursor) {
  const auto position = read_definition_offset(cursor, chunk_);
  Instance instance{.definition = &at(position)};
  instance.values.read(cursor);
  budget_.spend(Budget::kNode + instance.values.size());
  return instance;
}

const ElementDefinition& Templates::at(std::uint32_t position) {
  if (const auto known = known_.find(position); known != known_.end()) return known->second;
  auto definition = read_definition(chunk_, position, names_, budget_);
  return known_.emplace(position, std::move(definition.element)).first->second;
}

}  // namespace evtx::binxml
