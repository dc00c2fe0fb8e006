#include "render/jsonl_reader.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/catalogue.h"
#include "events/context_catalogue.h"
#include "events/shape.h"
#include "evtx/error.h"
#include "evtx/integer.h"
#include "evtx/timestamp.h"
#include "render/column.h"
#include "render/jsonl_line.h"

namespace render {
namespace {

using View = std::string_view;

bool is_shown(std::uint32_t event_id) {
  return events::find(event_id) != nullptr || events::find_context(event_id) != nullptr;
}

/// Asks a line for what the head of an event takes. Throws evtx::Error if it is not there.
class Head {
 public:
  explicit Head(const JsonlLine& line) : line_(line) {}

  [[nodiscard]] events::Head head() const {
    return {.event_id = event_id(),
            .outcome = outcome(),
            .time = time("time"),
            .computer = text("computer"),
            .channel = text("channel"),
            .source = text("source"),
            .offset = number("offset"),
            .record_id = id("record_id"),
            .record_state = state(),
            .written = time("written_time")};
  }

 private:
  // Monostate for null.
  [[nodiscard]] const Cell& cell(View name) const {
    const auto columns = timeline_columns();
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (columns[i].name == name && line_.columns[i]) return *line_.columns[i];
    throw evtx::Error(fmt::format("it has no '{}'", name));
  }

  [[nodiscard]] View text(View name) const {
    const auto& there = cell(name);
    if (std::holds_alternative<std::monostate>(there)) return {};
    if (const auto* text = std::get_if<View>(&there)) return *text;
    throw evtx::Error(fmt::format("'{}' is no text", name));
  }

  [[nodiscard]] std::uint64_t number(View name) const {
    if (const auto* number = std::get_if<std::uint64_t>(&cell(name))) return *number;
    throw evtx::Error(fmt::format("'{}' is no whole number", name));
  }

  [[nodiscard]] std::uint64_t id(View name) const {
    if (const auto id = evtx::integer_from<std::uint64_t>(text(name))) return *id;
    throw evtx::Error(fmt::format("'{}' is no id: {}", name, quoted(text(name))));
  }

  [[nodiscard]] std::optional<evtx::Timestamp> time(View name) const {
    const auto written = text(name);
    if (written.empty()) return std::nullopt;
    if (const auto time = evtx::from_iso8601(written)) return time;
    throw evtx::Error(fmt::format("'{}' is no time: {}", name, quoted(written)));
  }

  // 0 for what is no event: a gap.
  [[nodiscard]] std::uint32_t event_id() const {
    if (std::holds_alternative<std::monostate>(cell("event_id"))) return 0;
    const auto id = number("event_id");
    if (id <= std::numeric_limits<std::uint16_t>::max() && is_shown(static_cast<std::uint32_t>(id)))
      return static_cast<std::uint32_t>(id);
    throw evtx::Error(fmt::format("'event_id' is {}, which timeline does not show", id));
  }

  [[nodiscard]] std::optional<events::Outcome> outcome() const {
    const auto outcome = text("outcome");
    if (outcome.empty()) return std::nullopt;
    if (outcome == "success") return events::Outcome::success;
    if (outcome == "failure") return events::Outcome::failure;
    throw evtx::Error(fmt::format("'outcome' is neither success nor failure: {}", quoted(outcome)));
  }

  [[nodiscard]] evtx::RecordState state() const {
    const auto state = text("record_state");
    if (state == "live") return evtx::RecordState::live;
    if (state == "recovered") return evtx::RecordState::recovered;
    throw evtx::Error(
        fmt::format("'record_state' is neither live nor recovered: {}", quoted(state)));
  }

  const JsonlLine& line_;
};

/// Tells whether a cell of a line says what the cell of a column says.
class Comparison {
 public:
  explicit Comparison(const Cell& in_line) : in_line_(in_line) {}

  bool operator()(std::monostate /*absent*/) const {
    return std::holds_alternative<std::monostate>(in_line_);
  }
  bool operator()(View text) const { return has(text); }
  bool operator()(std::uint64_t number) const { return has(number); }
  bool operator()(Seconds /*timeline has none*/) const { return false; }
  bool operator()(evtx::Timestamp time) const { return has(View(evtx::to_string(time))); }
  bool operator()(Id id) const { return has(View(fmt::format_int(id.value).c_str())); }
  bool operator()(Numbers numbers) const {
    const auto* there = std::get_if<Numbers>(&in_line_);
    return there != nullptr && std::ranges::equal(*there, numbers);
  }

 private:
  template <class Value>
  [[nodiscard]] bool has(const Value& value) const {
    const auto* there = std::get_if<Value>(&in_line_);
    return there != nullptr && *there == value;
  }

  const Cell& in_line_;
};

/// A cell in words.
struct Words {
  std::string operator()(std::monostate /*absent*/) const { return "null"; }
  std::string operator()(View text) const { return quoted(text); }
  std::string operator()(std::uint64_t number) const { return fmt::to_string(number); }
  std::string operator()(Seconds seconds) const { return to_string(seconds); }
  std::string operator()(evtx::Timestamp time) const { return quoted(evtx::to_string(time)); }
  std::string operator()(Id id) const { return fmt::format("'{}'", id.value); }
  std::string operator()(Numbers numbers) const {
    constexpr std::size_t kShown = 8;
    return fmt::format("[{}]", fmt::join(numbers.first(std::min(numbers.size(), kShown)), ", "));
  }
};

/// Turns lines into rows, one after the other.
class Reader {
 public:
  const timeline::Row& read(View line) {
    try {
      parse(line, line_);
      const auto head = Head(line_).head();
      take_fields();
      events::decode(head, *shape_, values_, row_.event);
    } catch (const evtx::Error& error) {
      throw evtx::Error("is no row of timeline: " + error.problem());
    }
    row_.doubt = {};
    row_.contradiction.clear();
    compare_names();
    compare_columns();
    return row_;
  }

 private:
  // The shape is that of the row before, as a rule.
  void take_fields() {
    if (!line_.raw) throw evtx::Error("it has no 'raw'");
    names_.clear();
    values_.clear();
    for (const auto& field : *line_.raw) {
      names_.push_back(events::original_name(field.name));
      values_.push_back(field.value);
    }
    if (shape_ && std::ranges::equal(names_, row_.names)) return;
    row_.names.assign(names_.begin(), names_.end());
    shape_.emplace(row_.names);
  }

  void compare_names() {
    for (std::size_t i = 0; i < line_.raw->size(); ++i)
      contradict("a name in raw", Cell{(*line_.raw)[i].name}, Cell{View(shape_->fields()[i].name)});
  }

  void compare_columns() {
    const auto columns = timeline_columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (!line_.columns[i]) continue;
      const auto cell = columns[i].cell(row_.event);
      if (columns[i].name == "detail" && take_remarks(*line_.columns[i])) continue;
      contradict(columns[i].name, *line_.columns[i], cell);
    }
  }

  // Behind the fields in the details stands that their checksum is wrong, and behind that what a
  // second reader says.
  bool take_remarks(const Cell& in_line) {
    const auto* text = std::get_if<View>(&in_line);
    if (text == nullptr) return false;
    const auto fields = detail(row_.event);
    if (take_doubt(*text, fields)) return true;
    if (row_.event.record_state != evtx::RecordState::live) return false;
    row_.event.other.push_back(events::kWrongChecksum);
    const auto marked = detail(row_.event);
    row_.event.has_wrong_checksum = *text == marked || take_doubt(*text, marked);
    if (!row_.event.has_wrong_checksum) row_.event.other.pop_back();
    return row_.event.has_wrong_checksum;
  }

  bool take_doubt(View details, const std::string& fields) {
    const auto before = fields + (fields.empty() ? "" : "; ") + "crosscheck=";
    if (!details.starts_with(before)) return false;
    row_.doubt = details.substr(before.size());
    return true;
  }

  void contradict(View what, const Cell& in_line, const Cell& by_fields) {
    if (!row_.contradiction.empty() || std::visit(Comparison(in_line), by_fields)) return;
    row_.contradiction = fmt::format("{} is {}, by its other values {}", what,
                                     std::visit(Words(), in_line), std::visit(Words(), by_fields));
  }

  JsonlLine line_{};
  timeline::Row row_{};
  std::vector<View> names_{};  // of the row's fields
  std::vector<events::FieldValue> values_{};
  std::optional<events::Shape> shape_{};  // of the row's names
};

}  // namespace

timeline::RowReader jsonl_reader() {
  return [reader = std::make_shared<Reader>()](View line) -> const timeline::Row& {
    return reader->read(line);
  };
}

}  // namespace render
