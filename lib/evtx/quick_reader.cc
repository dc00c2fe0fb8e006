#include "evtx/quick_reader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>

#include "evtx/binxml/definition_reader.h"
#include "evtx/binxml/instance.h"
#include "evtx/binxml/token.h"
#include "evtx/cursor.h"
#include "evtx/error.h"
#include "evtx/load.h"

namespace evtx {
namespace {

using binxml::Token;

// The first byte behind the fragment header, if there is one; the cursor is behind it then. Nothing
// at the end.
std::optional<std::uint8_t> first_token(Cursor& cursor) {
  if (cursor.remaining() == 0) return std::nullopt;
  auto token = cursor.u8("token");
  if (binxml::token_of(token) == Token::fragment_header) {
    cursor.skip(3, "fragment header");
    token = cursor.u8("token");
  }
  return token;
}

// True if a template instance follows, with a fragment header or without; the cursor is behind its
// token then.
bool enter_instance(Cursor& cursor) {
  const auto token = first_token(cursor);
  return token && binxml::token_of(*token) == Token::template_instance;
}

// What a record begins with whose template is defined elsewhere:
//
//     0   4  fragment header, 0f 01 01 00
//     4   1  0c, template instance
//     5   5  template id
//     10  4  offset of the definition
//     14     table of values
struct InstanceHead {
  static constexpr std::size_t kSize = 14;

  std::uint32_t definition = 0;
  std::span<const std::byte> table{};  // and what is behind it
};

bool begins_with_instance(std::span<const std::byte> bytes) {
  constexpr std::uint64_t kBeginning = 0x0c'0001'010f;
  constexpr std::uint64_t kFiveBytes = 0xff'ffff'ffff;
  return bytes.size() >= InstanceHead::kSize &&
         (load<std::uint64_t>(bytes, 0) & kFiveBytes) == kBeginning;
}

// Nothing if the record begins in another way.
std::optional<InstanceHead> instance_head(const Chunk& chunk, const Frame& frame) {
  const auto bytes = binxml_bytes(chunk, frame);
  if (!begins_with_instance(bytes)) return std::nullopt;
  const auto definition = load<std::uint32_t>(bytes, 10);
  if (definition == frame.position + kRecordHeadSize + InstanceHead::kSize) return std::nullopt;
  return InstanceHead{.definition = definition, .table = bytes.subspan(InstanceHead::kSize)};
}

}  // namespace

QuickReader::Known* QuickReader::known_at(std::uint32_t position) {
  const auto known = std::ranges::find(known_, position, &Known::position);
  return known == known_.end() ? nullptr : &*known;
}

QuickReader::Known& QuickReader::learned_at(std::uint32_t position) {
  if (auto* const known = known_at(position)) return *known;
  const auto layout = layouts_.at(chunk_, position, budget_);
  auto* const memory = memories_ != nullptr && layout->system ? memories_->of(layout) : nullptr;
  return known_.emplace_back(Known{.position = position, .layout = layout, .memory = memory});
}

QuickReader::Known& QuickReader::read_instance(Cursor& cursor, binxml::ValueTable& values) {
  const auto position = binxml::read_definition_offset(cursor, chunk_);
  values.read(cursor);
  return learned_at(position);
}

void QuickReader::remember(const Frame& frame, const RecordView& record, bool decision) {
  const auto head = instance_head(chunk_, frame);
  auto* const known = head ? known_at(head->definition) : nullptr;
  if (known != nullptr && known->memory != nullptr)
    known->memory->remember(*record.system, head->table, decision);
}

void QuickReader::prefetch(const Frame& frame) const {
  constexpr std::size_t kLine = 64;     // of a processor's cache
  constexpr std::size_t kLooked = 256;  // at, in the records of Windows
  const auto bytes = binxml_bytes(chunk_, frame);
  for (std::size_t at = 0; at < std::min(bytes.size(), kLooked); at += kLine)
    __builtin_prefetch(bytes.data() + at);
}

const bool* QuickReader::recall(const Frame& frame) {
  const auto head = instance_head(chunk_, frame);
  auto* const known = head ? known_at(head->definition) : nullptr;
  if (known == nullptr || known->memory == nullptr || known->layout->literals > budget_.left())
    return nullptr;
  const auto* const decision = known->memory->recall(head->table);
  if (decision != nullptr) budget_.spend(known->layout->literals);
  return decision;
}

std::optional<RecordView> QuickReader::look_at(const Frame& frame) {
  try {
    auto cursor = binxml_of(chunk_, frame);
    const auto token = first_token(cursor);
    if (!token) return std::nullopt;
    if (binxml::token_of(*token) == Token::template_instance) return look_at_instance(cursor);
    if (binxml::token_of(*token) == Token::element) return look_at_system(cursor, *token);
    return std::nullopt;
  } catch (const Error&) {
    return std::nullopt;
  }
}

std::optional<RecordView> QuickReader::look_at_instance(Cursor& cursor) {
  const auto& layout = *read_instance(cursor, values_).layout;
  if (!layout.system) return std::nullopt;
  budget_.spend(layout.literals);  // many records may have one long text of their template
  return RecordView{.system = &*layout.system, .values = &values_, .identity = layout.identity};
}

// Event begins with it.
std::optional<RecordView> QuickReader::look_at_system(Cursor& cursor, std::uint8_t token) {
  binxml::DefinitionReader reader(names_, budget_, binxml::DefinitionReader::Form::plain);
  system_ = binxml::system_layout(reader.beginning(cursor, token));
  if (!system_) return std::nullopt;
  return RecordView{.system = &*system_, .values = &no_values_, .has_template = false};
}

bool QuickReader::is_whole(const RecordView& record) {
  if (!record.has_template) return false;
  const auto index = record.system->event_data;
  if (!index) return true;  // it stands in the template, which was read
  if (*index >= record.values->size()) return false;
  const auto value = (*record.values)[*index];
  if (value.is_null()) return true;
  if (!value.is(binxml::Type::binxml)) return false;
  try {
    Cursor cursor(value.bytes, value.offset);
    if (!enter_instance(cursor)) return false;
    binxml::read_definition_offset(cursor, chunk_);
    field_values_.read(cursor);
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::optional<FieldsView> QuickReader::fields(const RecordView& record) {
  const auto index = record.system->event_data;
  if (!index || *index >= record.values->size()) return std::nullopt;
  const auto value = (*record.values)[*index];
  if (!value.is(binxml::Type::binxml)) return std::nullopt;
  try {
    Cursor cursor(value.bytes, value.offset);
    if (!enter_instance(cursor)) return std::nullopt;
    const auto& layout = *read_instance(cursor, field_values_).layout;
    if (!layout.event_data) return std::nullopt;
    const FieldsView fields{
        .layout = &*layout.event_data, .values = &field_values_, .identity = layout.identity};
    const auto& [of_template, times_named] = layout.fields_cost;
    budget_.spend(of_template + times_named * field_values_.byte_size());
    return fields;
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace evtx
