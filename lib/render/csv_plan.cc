#include "render/csv_plan.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

#include "evtx/text_buffer.h"
#include "render/csv_cell.h"

namespace render {
namespace {

using events::Place;
using Fields = std::span<const events::Shape::Field>;

const events::Shape::Field* field_at(Place place, Fields fields) {
  const auto found = std::ranges::find(fields, place, &events::Shape::Field::place);
  return found == fields.end() ? nullptr : &*found;
}

bool is_own(const events::Shape::Field& field) { return !field.is_common; }

bool has_own_place(const events::Shape::Field& field, Fields fields) {
  return field.place && std::ranges::count(fields, field.place, &events::Shape::Field::place) == 1;
}

/// Puts a plan together, column by column.
class Planner {
 public:
  Planner(Fields fields, const events::Event& event) : fields_(fields), event_(event) {}

  void add(const Column& column) {
    const auto* const field = column.place ? field_at(*column.place, fields_) : nullptr;
    if (field != nullptr && is_own(*field))
      end_part({.basis = column.basis, .value = number_of(*field)});
    else if (column.place || column.basis == Basis::kind)
      CsvCells(text_).add(column.cell(event_));
    else if (column.basis != Basis::detail)
      end_part({.basis = column.basis});
    text_.append(',');
  }

  CsvPlan take() {
    text_.replace_last('\n');
    end_part({});
    plan_.own_values = static_cast<std::size_t>(std::ranges::count_if(fields_, is_own));
    return std::move(plan_);
  }

 private:
  [[nodiscard]] std::uint32_t number_of(const events::Shape::Field& own) const {
    const auto before = fields_.first(static_cast<std::size_t>(&own - fields_.data()));
    return static_cast<std::uint32_t>(std::ranges::count_if(before, is_own));
  }

  void end_part(CsvPlan::Part part) {
    plan_.size += text_.text().size();
    part.text.assign(text_.text());
    plan_.parts.push_back(std::move(part));
    text_.clear();
  }

  Fields fields_;
  const events::Event& event_;
  evtx::TextBuffer text_{};  // behind the last part
  CsvPlan plan_{};
};

}  // namespace

std::optional<CsvPlan> csv_plan(const events::Shape& shape, const events::Event& event) {
  const auto fields = shape.fields();
  const auto is_plain = [&](const auto& field) { return has_own_place(field, fields); };
  if (!std::ranges::all_of(fields, is_plain) || !event.other.empty()) return std::nullopt;
  Planner planner(fields, event);
  for (const auto& column : timeline_columns()) planner.add(column);
  return planner.take();
}

}  // namespace render
