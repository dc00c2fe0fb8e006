#include "render/report_column.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <variant>

#include "render/json.h"
#include "render/packed_numbers.h"
#include "render/report_values.h"

namespace render {
namespace {

/// The text of a cell, the one that CSV has before it is quoted; nothing for an empty one.
class CellText {
 public:
  std::optional<std::string_view> operator()(std::monostate /*absent*/) const { return {}; }
  std::optional<std::string_view> operator()(std::string_view text) const { return text; }
  std::optional<std::string_view> operator()(const std::string& text) const { return text; }
  std::optional<std::string_view> operator()(std::uint64_t number) {
    return made_ = fmt::to_string(number);
  }
  std::optional<std::string_view> operator()(Id id) { return made_ = fmt::to_string(id.value); }
  std::optional<std::string_view> operator()(Seconds seconds) { return made_ = to_string(seconds); }
  std::optional<std::string_view> operator()(evtx::Timestamp time) {
    return made_ = evtx::to_string(time);
  }
  std::optional<std::string_view> operator()(Numbers numbers) {
    return made_ = fmt::format("{}", fmt::join(numbers, "|"));
  }

 private:
  std::string made_{};
};

}  // namespace

void ReportColumn::add(const Cell& cell) {
  CellText text_of;
  const auto text = std::visit(text_of, cell);
  if (text) {
    index_.push_back(place_of(*text));
  } else {
    if (!empty_place_) empty_place_ = new_place(nullptr);
    index_.push_back(*empty_place_);
  }
}

std::string ReportColumn::json(std::span<const ReportColumn> before) const {
  Json json;
  json.begin_object();
  json.key("name").text(name_);
  json.key("meaning").text(meaning_);
  put_values(json.key("values"), before);
  if (needs_index()) put_index(json.key("index"), before);
  json.end_object();
  return json.line();
}

void ReportColumn::put_values(Json& json, std::span<const ReportColumn> before) const {
  const auto same = std::ranges::find_if(
      before, [this](const ReportColumn& other) { return has_values_of(other); });
  if (same != before.end()) return json.text(same->name_);
  write_values(json, values_);
}

void ReportColumn::put_index(Json& json, std::span<const ReportColumn> before) const {
  const auto same = std::ranges::find(before, index_, &ReportColumn::index_);
  if (same != before.end()) return json.text(same->name_);
  write_packed(json, std::vector<std::uint64_t>(index_.begin(), index_.end()));
}

std::uint32_t ReportColumn::place_of(std::string_view text) {
  const auto known = places_.find(text);
  if (known != places_.end()) return known->second;
  const auto added = places_.emplace(text, 0).first;
  return added->second = new_place(&added->first);
}

std::uint32_t ReportColumn::new_place(const std::string* value) {
  values_.push_back(value);
  return static_cast<std::uint32_t>(values_.size() - 1);
}

// Values are numbered as they come: if there are as many as rows, each row has its own.
bool ReportColumn::needs_index() const {
  return values_.size() > 1 && values_.size() < index_.size();
}

bool ReportColumn::has_values_of(const ReportColumn& other) const {
  return values_.size() >= kManyValues &&
         std::ranges::equal(values_, other.values_, [](const auto* a, const auto* b) {
           return a == nullptr || b == nullptr ? a == b : *a == *b;
         });
}

}  // namespace render
