#include "render/json.h"

#include <fmt/format.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <variant>

#include "render/json_cell.h"
#include "render/text.h"

namespace render {

struct Json::State {
  rapidjson::StringBuffer buffer{};
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
};

Json::Json() : state_(std::make_unique<State>()) {}
Json::~Json() = default;

void Json::begin_object() { state_->writer.StartObject(); }
void Json::end_object() { state_->writer.EndObject(); }
void Json::begin_array() { state_->writer.StartArray(); }
void Json::end_array() { state_->writer.EndArray(); }

Json& Json::key(std::string_view name) {
  const auto valid = valid_utf8(name);
  state_->writer.Key(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  return *this;
}

void Json::text(std::string_view value) {
  const auto valid = valid_utf8(value);
  state_->writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void Json::number(std::uint64_t value) { state_->writer.Uint64(value); }
void Json::count(std::uint64_t value) {
  constexpr auto kMost = (std::uint64_t{1} << 53U) - 1;
  return value <= kMost ? number(value) : null();
}
void Json::id(std::uint64_t value) { state_->writer.String(fmt::format_int(value).c_str()); }
void Json::truth(bool value) { state_->writer.Bool(value); }
void Json::null() { state_->writer.Null(); }

void Json::cell(const Cell& value) {
  using Writer = rapidjson::Writer<rapidjson::StringBuffer>;
  std::visit(JsonCellWriter<Writer, rapidjson::kNumberType>(state_->writer), value);
}

std::string Json::line() const {
  return std::string(state_->buffer.GetString(), state_->buffer.GetSize()) + '\n';
}

}  // namespace render
