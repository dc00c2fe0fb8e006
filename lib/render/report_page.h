#pragma once

#include <optional>
#include <string_view>

namespace render {

/// The page of `report` but for its data: HTML, style and script, see `report/assemble.mjs`.
struct ReportPage {
  std::string_view before_data{};  ///< ends in the tag of the element that the data stand in
  std::string_view behind_data{};
};

/// Nothing if this program was built without it (MAINMODE_REPORT).
std::optional<ReportPage> report_page();

}  // namespace render
