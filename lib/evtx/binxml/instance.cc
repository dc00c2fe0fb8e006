#include "evtx/binxml/instance.h"

#include <fmt/format.h>

#include <span>

#include "evtx/binxml/definition_reader.h"
#include "evtx/binxml/token.h"
#include "evtx/error.h"

namespace evtx::binxml {
namespace {

constexpr std::size_t kLinkAndGuid = 20;
constexpr std::size_t kDescriptorSize = 4;

void skip_definition(Cursor& cursor) {
  cursor.skip(kLinkAndGuid, "template definition");
  const auto size = cursor.u32("template definition size");
  cursor.skip(size, "template definition");
}

std::vector<Value> read_values(Cursor& cursor) {
  const auto count = cursor.u32("number of values");
  if (count > cursor.remaining() / kDescriptorSize)
    throw Error(fmt::format("{} values need {} bytes to describe, {} left", count,
                            std::uint64_t{count} * kDescriptorSize, cursor.remaining()),
                {.offset = cursor.offset()});
  Cursor descriptors(cursor.take(count * kDescriptorSize, "value descriptors"), cursor.offset());
  std::vector<Value> values(count);
  for (auto& value : values) {
    const std::size_t size = descriptors.u16("value size");
    value.type = descriptors.u8("value type");
    descriptors.skip(1, "value type");
    value.offset = cursor.offset();
    value.bytes = cursor.take(size, "value");
  }
  return values;
}

}  // namespace

Instance Templates::read_instance(Cursor& cursor) {
  cursor.skip(5, "template id");
  const auto asked_at = cursor.offset();
  const auto position = cursor.u32("template definition offset");
  if (chunk_.offset + position == cursor.offset()) skip_definition(cursor);
  const auto& definition = at(position, asked_at);
  Instance instance{.definition = &definition, .values = read_values(cursor)};
  budget_.spend(Budget::kNode + instance.values.size());
  return instance;
}

const ElementDefinition& Templates::at(std::uint32_t position, std::uint64_t asked_at) {
  if (const auto known = known_.find(position); known != known_.end()) return known->second;
  if (position < kChunkHeaderSize || position >= chunk_.size)
    throw Error(
        fmt::format("template definition at {:#x} lies outside the chunk's records", position),
        {.offset = asked_at});
  return known_.emplace(position, read_definition(position)).first->second;
}

ElementDefinition Templates::read_definition(std::uint32_t position) {
  Cursor cursor(std::span(chunk_.bytes).first(chunk_.size).subspan(position),
                chunk_.offset + position);
  cursor.skip(kLinkAndGuid, "template definition");
  const std::size_t size = cursor.u32("template definition size");
  const auto offset = cursor.offset();
  Cursor body(cursor.take(size, "template definition"), offset);
  if (token_of(body.peek_u8("token")) == Token::fragment_header) body.skip(4, "fragment header");
  const auto token = body.u8("token");
  if (token_of(token) != Token::element)
    throw Error(fmt::format("template begins with token {:#04x}, not with an element", token),
                {.offset = body.offset() - 1});
  return DefinitionReader(names_, budget_, DefinitionReader::Form::in_template)
      .element(body, token);
}

}  // namespace evtx::binxml
