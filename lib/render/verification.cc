#include "render/verification.h"

#include <fmt/format.h>

#include <ostream>
#include <vector>

#include "render/grid.h"
#include "render/json.h"

namespace render {

void write_verification_table(std::ostream& out, std::span<const timeline::Verification> logs,
                              std::optional<std::size_t> width) {
  std::vector<GridRow> rows{
      {"AGREE", "DIFFER", "ONLY NATIVE", "ONLY LIBEVTX", "NEITHER", "SOURCE"}};
  for (const auto& log : logs) {
    const auto& [agree, differ, only_native, only_libevtx, neither] = log.agreement;
    GridRow row;
    for (const auto count : {agree, differ, only_native, only_libevtx, neither})
      row.push_back(fmt::to_string(count));
    row.push_back(log.source);
    rows.push_back(row);
  }
  write_grid(out, rows, Align::right, width, Kept::end_of_last);
}

void write_verification_jsonl(std::ostream& out, std::span<const timeline::Verification> logs) {
  for (const auto& log : logs) {
    const auto& agreement = log.agreement;
    Json json;
    json.begin_object();
    json.key("source").text(log.source);
    json.key("agree").number(agreement.agree);
    json.key("differ").number(agreement.differ);
    json.key("only_native").number(agreement.only_native);
    json.key("only_libevtx").number(agreement.only_libevtx);
    json.key("neither").number(agreement.neither);
    json.end_object();
    out << json.line();
  }
}

}  // namespace render
