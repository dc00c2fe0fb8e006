#pragma once

#include <iosfwd>

#include "render/report_data.h"
#include "render/report_page.h"

namespace render {

/// Writes the report: one HTML page that needs nothing beside it and fetches nothing.
void write_report(std::ostream& out, const ReportPage& page, const ReportData& data);

}  // namespace render
