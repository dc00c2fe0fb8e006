#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <vector>

#include "evtx/text_buffer.h"
#include "render/cell_memo.h"
#include "render/column.h"
#include "render/csv.h"
#include "render/csv_plan.h"
#include "render/csv_plans.h"
#include "render/padded_text.h"
#include "render/recent_time.h"
#include "timeline/event_list.h"

namespace render {

/// Writes the events of a list as `CsvWriter` does, byte by byte, but most of them straight from
/// the values as they are held. What is unusual in any way, such as a port that is no number, is
/// left to `CsvWriter`.
class PackedCsv {
 public:
  /// Both must outlive the writer.
  PackedCsv(std::ostream& out, const timeline::EventList& events);

  /// True if it was written straight from what is held.
  bool row(std::size_t index);

 private:
  bool write_planned(std::size_t index);
  void find_values(const timeline::PackedEvent& event, std::size_t count);
  char* write_cell(char* out, const CsvPlan::Part& part, const timeline::PackedEvent& event);
  char* write_value(char* out, Basis basis, const char* value);
  char* write_remembered(char* out, const char* value);
  char* write_text_of(char* out, CellMemo& memo, std::uint32_t number);
  char* write_source(char* out, std::uint32_t number);
  char* write_time(char* out, std::int64_t ticks);
  char* write(char* out, const PaddedText& cell);

  std::ostream& out_;
  const timeline::EventList& events_;
  CsvWriter unplanned_;
  timeline::EventList::Lookup lookup_;
  CsvPlans plans_;
  CellMemo texts_{};  // of values that are not held as they are shown
  CellMemo computers_{};
  CellMemo channels_{};
  CellMemo sources_{};
  RecentTime time_{};
  evtx::TextBuffer line_{};
  std::size_t room_ = 0;               // that a line needs, without long texts
  std::vector<const char*> values_{};  // of the event at hand, its own
};

}  // namespace render
