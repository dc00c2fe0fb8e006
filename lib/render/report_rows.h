#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/finding.h"
#include "timeline/session.h"

namespace render {

/// Which items of a list a table shows, in the order of the list.
class ShownRows {
 public:
  /// One for each item of the list.
  explicit ShownRows(const std::vector<bool>& is_shown);

  [[nodiscard]] bool has(std::size_t item) const { return rows_[item] >= 0; }
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The row of an item; -1 if there is none, or it is not shown.
  [[nodiscard]] std::int64_t row(std::optional<std::size_t> item) const {
    return item ? rows_[*item] : -1;
  }

 private:
  std::vector<std::int64_t> rows_{};
  std::size_t count_ = 0;
};

/// Which events and sessions a report shows.
struct ReportRows {
  ShownRows events;
  ShownRows sessions;
};

/// What there is to choose from.
struct ReportItems {
  const timeline::EventList& events;
  std::span<const timeline::Session> sessions{};
  std::span<const timeline::Finding> findings{};
};

/// Those that the filter wants, and of the events also those by which a session that is shown
/// began, ended or was lost, and the evidence of the findings.
ReportRows report_rows(const ReportItems& items, const timeline::Filter& filter);

}  // namespace render
