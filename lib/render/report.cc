#include "render/report.h"

#include <ostream>

namespace render {

void write_report(std::ostream& out, const ReportPage& page, const ReportData& data) {
  out << page.before_data;
  write_report_data(out, data);
  out << page.behind_data;
}

}  // namespace render
