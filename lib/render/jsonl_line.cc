#include "render/jsonl_line.h"

#include <fmt/format.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <limits>
#include <span>
#include <utility>
#include <variant>

#include "events/shape.h"
#include "evtx/error.h"
#include "render/text.h"

namespace render {
namespace {

using View = std::string_view;

constexpr std::size_t kDeepest = 16;            // arrays and objects in one another; a row has two
constexpr std::size_t kMostFields = 1U << 14U;  // a record of 64 KiB has fewer
constexpr std::size_t kQuoted = 60;

/// Takes a line from RapidJSON, bit by bit.
class Handler {
 public:
  explicit Handler(JsonlLine& line) : line_(line) {}

  /// Why it went no further; empty if it did not refuse anything.
  [[nodiscard]] const std::string& problem() const { return problem_; }

  // NOLINTBEGIN(readability-identifier-naming): RapidJSON calls them so
  bool Null() { return take({}); }
  bool Uint(unsigned number) { return take(std::uint64_t{number}); }
  bool Uint64(std::uint64_t number) { return take(number); }
  bool String(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    return is_text({text, size}) && take(View(text, size));
  }
  bool Bool(bool /*value*/) { return take_unfit(); }
  bool Int(int /*negative*/) { return take_unfit(); }
  bool Int64(std::int64_t /*negative*/) { return take_unfit(); }
  bool Double(double /*number*/) { return take_unfit(); }
  bool RawNumber(const char* /*text*/, rapidjson::SizeType /*size*/, bool /*copy*/) {
    return take_unfit();
  }

  bool StartObject() {
    if (depth_ > 0 && member_ == Member::column) return refuse(quoted(key_) + " is an object");
    if (depth_ == 2 && member_ == Member::raw) return refuse(quoted(key_) + " in raw is no text");
    if (depth_ == 1 && member_ == Member::raw) line_.raw.emplace();
    return go_deeper();
  }
  bool EndObject(rapidjson::SizeType /*size*/) { return go_up(); }

  bool StartArray() {
    if (depth_ == 0) return refuse("it is no JSON object");
    if (member_ == Member::raw) return refuse(quoted(key_) + " is an array");
    if (member_ == Member::column && (depth_ > 1 || key_ != "failure_code"))
      return refuse(quoted(key_) + " is an array");
    return go_deeper();
  }
  bool EndArray(rapidjson::SizeType /*size*/) {
    if (member_ == Member::column)
      column() = line_.numbers.empty() ? Cell{} : Cell{Numbers{line_.numbers}};
    return go_up();
  }

  bool Key(const char* text, rapidjson::SizeType size, bool /*copy*/) {
    const View name(text, size);
    if (!is_text(name)) return false;
    if (depth_ == 1) return begin_member(name);
    return member_ == Member::raw ? begin_field(name) : true;
  }
  // NOLINTEND(readability-identifier-naming)

 private:
  enum class Member { column, raw, other };

  bool refuse(std::string problem) {
    problem_ = std::move(problem);
    return false;
  }

  // RapidJSON takes the second half of a surrogate pair for a character.
  bool is_text(View text) {
    constexpr char kFirstOfSurrogates = '\xed';
    return text.find(kFirstOfSurrogates) == View::npos || valid_utf8(text) == text ||
           refuse("it holds half of a surrogate pair");
  }

  bool go_deeper() { return ++depth_ <= kDeepest || refuse("it is nested too deeply"); }

  bool go_up() {
    --depth_;
    return true;
  }

  std::optional<Cell>& column() { return line_.columns[column_]; }

  bool begin_member(View name) {
    key_ = name;
    if (name == "raw") {
      member_ = Member::raw;
      return !line_.raw || refuse("it has 'raw' twice");
    }
    const auto found = column_of(name);
    member_ = found ? Member::column : Member::other;
    if (!found) return true;
    column_ = *found;
    return !column() || refuse(fmt::format("it has {} twice", quoted(name)));
  }

  // They come in their order, as a rule.
  std::optional<std::size_t> column_of(View name) {
    const auto columns = timeline_columns();
    if (next_ < columns.size() && columns[next_].name == name) return next_++;
    const auto* const found = std::find_if(columns.data(), columns.data() + columns.size(),
                                           [&](const Column& one) { return one.name == name; });
    if (found == columns.data() + columns.size()) return std::nullopt;
    const auto index = static_cast<std::size_t>(found - columns.data());
    next_ = index + 1;
    return index;
  }

  // The code units of a value stand behind it.
  bool begin_field(View name) {
    key_ = name;
    auto& fields = *line_.raw;
    is_code_units_ = name.ends_with(events::kCodeUnits);
    if (is_code_units_) {
      name.remove_suffix(events::kCodeUnits.size());
      return (!fields.empty() && fields.back().name == name) ||
             refuse(quoted(key_) + " in raw is not behind the field it is of");
    }
    fields.push_back({.name = name});
    return fields.size() <= kMostFields || refuse("it has more fields than a record can hold");
  }

  bool take(Cell cell) {
    if (depth_ == 0) return refuse("it is no JSON object");
    switch (member_) {
      case Member::other:
        return true;
      case Member::raw:
        return take_field(cell);
      case Member::column:
        if (depth_ > 1) return take_number(cell);
        column() = std::move(cell);
        return true;
    }
    return false;
  }

  // No column has such a value.
  bool take_unfit() {
    if (depth_ == 0) return refuse("it is no JSON object");
    return member_ == Member::other || refuse(quoted(key_) + " is neither text nor a count");
  }

  bool take_field(const Cell& cell) {
    if (depth_ == 1) return refuse("'raw' is no object");
    const auto* text = std::get_if<View>(&cell);
    if (text == nullptr) return refuse(quoted(key_) + " in raw is no text");
    auto& value = line_.raw->back().value;
    if (is_code_units_ && !value.code_units.empty())
      return refuse(quoted(key_) + " is there twice");
    (is_code_units_ ? value.code_units : value.value) = *text;
    return true;
  }

  bool take_number(const Cell& cell) {
    const auto* number = std::get_if<std::uint64_t>(&cell);
    if (number == nullptr || *number > std::numeric_limits<std::uint32_t>::max())
      return refuse(quoted(key_) + " holds what is no code");
    line_.numbers.push_back(static_cast<std::uint32_t>(*number));
    return true;
  }

  JsonlLine& line_;
  std::string problem_{};
  std::size_t depth_ = 0;  // 1 in the row, 2 in raw
  Member member_ = Member::other;
  View key_{};
  std::size_t column_ = 0;  // the one at hand
  std::size_t next_ = 0;    // the one that is likely to come
  bool is_code_units_ = false;
};

void begin(std::string_view line, JsonlLine& into) {
  if (line.find('\0') != View::npos)
    throw evtx::Error("it holds a NUL byte, as UTF-16 does; rows are UTF-8");
  into.text = line;
  into.columns.assign(timeline_columns().size(), std::nullopt);
  into.numbers.clear();
  into.raw.reset();
}

void check_names(std::span<const RawField> fields) {
  std::vector<View> names;
  names.reserve(fields.size());
  for (const auto& field : fields) names.push_back(field.name);
  std::ranges::sort(names);
  const auto twice = std::ranges::adjacent_find(names);
  if (twice != names.end())
    throw evtx::Error(fmt::format("it has {} in raw twice", quoted(*twice)));
}

}  // namespace

void parse(std::string_view line, JsonlLine& into) {
  begin(line, into);
  Handler handler(into);
  rapidjson::Reader reader;
  rapidjson::InsituStringStream stream(into.text.data());
  constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag;
  if (!reader.Parse<kFlags>(stream, handler)) {
    if (!handler.problem().empty()) throw evtx::Error(handler.problem());
    throw evtx::Error(fmt::format("it is no JSON from its byte {} on", reader.GetErrorOffset()));
  }
  if (into.raw) check_names(*into.raw);
}

std::string quoted(std::string_view text) {
  return fmt::format("'{}'", cut_to_width(text.substr(0, kQuoted * 4), kQuoted));
}

}  // namespace render
