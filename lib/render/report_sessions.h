#pragma once

#include <span>
#include <string_view>

#include "render/column.h"
#include "timeline/event_list.h"
#include "timeline/session.h"

namespace render {

/// One column of the sessions of a report.
struct ReportSessionColumn {
  std::string_view name;
  std::string_view meaning;  ///< one sentence
  Cell (*cell)(const timeline::Session& session, const timeline::EventList& events);
};

std::span<const ReportSessionColumn> report_session_columns();

}  // namespace render
