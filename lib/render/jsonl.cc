#include "render/jsonl.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/shape.h"
#include "render/column.h"
#include "render/json_cell.h"
#include "render/text.h"

namespace render {
namespace {

using LineWriter = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::size_t kUsualSize = 4096;  // of a row, so that its buffer seldom grows

void write_key(LineWriter& json, std::string_view name) {
  json.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
}

using ValueWriter = JsonCellWriter<LineWriter, rapidjson::kNumberType>;

// What a text cannot hold stands beside it, in hex digits.
void write_fields(LineWriter& json, const std::vector<events::FieldView>& fields) {
  json.StartObject();
  for (ValueWriter write_value(json); const auto& field : fields) {
    auto name = valid_utf8(field.name);
    write_key(json, name);
    write_value(field.value);
    if (field.code_units.empty()) continue;
    write_key(json, name.append(events::kCodeUnits));
    write_value(field.code_units);
  }
  json.EndObject();
}

}  // namespace

void JsonlWriter::row(const events::Event& event) {
  rapidjson::StringBuffer line(nullptr, kUsualSize);
  LineWriter json(line);
  json.StartObject();
  for (ValueWriter write_value(json); const auto& column : timeline_columns()) {
    write_key(json, column.name);
    std::visit(write_value, column.cell(event));
  }
  write_key(json, "raw");
  write_fields(json, event.raw);
  json.EndObject();
  line.Put('\n');
  out_.write(line.GetString(), static_cast<std::streamsize>(line.GetSize()));
}

}  // namespace render
