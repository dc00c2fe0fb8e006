#include "evtx/quick_reader.h"

#include <algorithm>
#include <cstddef>

#include "evtx/binxml/instance.h"
#include "evtx/binxml/token.h"
#include "evtx/cursor.h"
#include "evtx/error.h"

namespace evtx {
namespace {

using binxml::Token;

constexpr std::size_t kRecordHead = 24;
constexpr std::size_t kRecordTail = 4;

// True if a template instance follows, with a fragment header or without; the cursor is behind its
// token then.
bool enter_instance(Cursor& cursor) {
  if (cursor.remaining() == 0) return false;
  auto token = cursor.u8("token");
  if (binxml::token_of(token) == Token::fragment_header) {
    cursor.skip(3, "fragment header");
    token = cursor.u8("token");
  }
  return binxml::token_of(token) == Token::template_instance;
}

}  // namespace

const binxml::Layout& QuickReader::layout_at(std::uint32_t position) {
  const auto known = std::ranges::find(known_, position, [](const auto& one) { return one.first; });
  if (known != known_.end()) return *known->second;
  return *known_.emplace_back(position, layouts_.at(chunk_, position, budget_)).second;
}

const binxml::Layout& QuickReader::read_instance(Cursor& cursor, binxml::ValueTable& values) {
  const auto position = binxml::read_definition_offset(cursor, chunk_);
  values.read(cursor);
  return layout_at(position);
}

std::optional<RecordView> QuickReader::look_at(const Frame& frame) {
  try {
    const auto begin = frame.position + kRecordHead;
    Cursor cursor(chunk_.bytes.subspan(begin, frame.size - kRecordHead - kRecordTail),
                  chunk_.offset + begin);
    if (!enter_instance(cursor)) return std::nullopt;
    const auto& layout = read_instance(cursor, values_);
    if (!layout.system) return std::nullopt;
    return RecordView{.system = &*layout.system, .values = &values_};
  } catch (const Error&) {
    return std::nullopt;
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
    const auto& layout = read_instance(cursor, field_values_);
    if (!layout.event_data) return std::nullopt;
    return FieldsView{.layout = &*layout.event_data, .values = &field_values_};
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace evtx
