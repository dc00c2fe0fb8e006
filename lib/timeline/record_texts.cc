#include "timeline/record_texts.h"

#include <variant>

#include "evtx/binxml/utf16.h"

namespace timeline {

void RecordTexts::clear() {
  bytes_.clear();
  sizes_.clear();
}

void RecordTexts::add(const evtx::binxml::Filling& filling) {
  if (add_ascii(filling)) return;
  text_.clear();
  const auto code_units = append_text(text_, filling);
  sizes_.emplace_back(text_.size(), code_units.size());
  bytes_.append(text_);
  bytes_.append(code_units);
}

// What most texts are.
bool RecordTexts::add_ascii(const evtx::binxml::Filling& filling) {
  const auto* value = std::get_if<evtx::binxml::Value>(&filling);
  if (value == nullptr || !value->is(evtx::binxml::Type::string)) return false;
  const auto utf16 = evtx::binxml::without_final_nuls(value->bytes);
  const auto size = utf16.size() / 2;
  auto* const begin = bytes_.room(size);
  if (!evtx::binxml::narrow_ascii(utf16, begin)) return false;
  bytes_.end_at(begin + size);
  sizes_.emplace_back(size, 0);
  return true;
}

std::span<const events::FieldValue> RecordTexts::all() {
  views_.clear();
  auto rest = bytes_.text();
  for (const auto& [value, code_units] : sizes_) {
    views_.push_back(
        {.value = rest.substr(0, value), .code_units = rest.substr(value, code_units)});
    rest.remove_prefix(value + code_units);
  }
  return views_;
}

}  // namespace timeline
