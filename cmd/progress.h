#pragma once

#include <chrono>
#include <cstddef>
#include <ostream>

#include "cmd/console.h"
#include "cmd/log_options.h"
#include "timeline/ledger.h"

namespace cmd {

/// One line on a terminal that tells how far long work is. Short work shows nothing.
class ProgressLine {
 public:
  ProgressLine(std::ostream& terminal, std::size_t logs) : terminal_(terminal), logs_(logs) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  /// Takes the line away again.
  ~ProgressLine();

  void show(const timeline::Progress& progress);

 private:
  using Clock = std::chrono::steady_clock;

  std::ostream& terminal_;
  std::size_t logs_;
  Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
  bool shown_ = false;
};

/// Takes away what stands in the terminal's last line.
void clear_line(std::ostream& terminal);

/// What shows the progress on `line`, which must outlive it; empty if nobody would see it.
timeline::Report report_on(ProgressLine& line, const LogOptions& options, const Console& console);

}  // namespace cmd
