#pragma once

#include <cstddef>
#include <iosfwd>

#include "render/table.h"
#include "timeline/event_list.h"
#include "timeline/summary.h"

namespace render {

/// How much of a summary is shown.
struct SummaryStyle {
  TableStyle table{};     ///< without a width, paragraphs and charts take `kUsualWidth` cells
  std::size_t most = 20;  ///< peers, reasons, and findings of one check; the rest is counted
  static constexpr std::size_t kUsualWidth = 100;
};

/// Writes a summary to read: totals, findings with the first of their evidence, a table by peer,
/// one by reason with what is documented about them, charts over time, and the thresholds. `events`
/// are those that were summarised.
void write_summary_text(std::ostream& out, const timeline::Summary& summary,
                        const timeline::EventList& events, const SummaryStyle& style);

}  // namespace render
