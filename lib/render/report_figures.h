#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "timeline/summary.h"

namespace render {

/// One of the numbers that a report begins with.
struct ReportFigure {
  std::string_view name{};
  std::variant<std::uint64_t, std::string> value{};

  bool operator==(const ReportFigure&) const = default;
};

/// What there is and from when to when, counted.
std::vector<ReportFigure> report_figures(const timeline::Summary& summary);

}  // namespace render
