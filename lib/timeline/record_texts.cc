#include "timeline/record_texts.h"

#include <string_view>

namespace timeline {

void RecordTexts::clear() {
  bytes_.clear();
  sizes_.clear();
}

void RecordTexts::add(const evtx::binxml::Filling& filling) {
  const auto begin = bytes_.size();
  const auto code_units = append_text(bytes_, filling);
  sizes_.emplace_back(bytes_.size() - begin, code_units.size());
  if (!code_units.empty()) bytes_ += code_units;
}

std::span<const events::FieldValue> RecordTexts::all() {
  views_.clear();
  std::string_view rest = bytes_;
  for (const auto& [value, code_units] : sizes_) {
    views_.push_back(
        {.value = rest.substr(0, value), .code_units = rest.substr(value, code_units)});
    rest.remove_prefix(value + code_units);
  }
  return views_;
}

}  // namespace timeline
