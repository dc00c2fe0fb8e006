#include "render/report_page.h"

namespace render {

std::optional<ReportPage> report_page() { return std::nullopt; }

}  // namespace render
