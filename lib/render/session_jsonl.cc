#include "render/session_jsonl.h"

#include <ostream>

#include "render/json.h"

namespace render {

void SessionJsonlWriter::row(const SessionRow& row) {
  Json json;
  json.begin_object();
  for (const auto& column : session_columns()) json.key(column.name).cell(column.cell(row));
  json.end_object();
  out_ << json.line();
}

}  // namespace render
