#include "cmd/progress.h"

#include <fmt/format.h>

namespace cmd {
namespace {

constexpr auto kClearLine = "\r\x1b[K";

}  // namespace

void clear_line(std::ostream& terminal) { terminal << kClearLine << std::flush; }

ProgressLine::~ProgressLine() {
  if (shown_) clear_line(terminal_);
}

void ProgressLine::show(const timeline::Progress& progress) {
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  shown_ = true;
  constexpr double kMebibyte = 1 << 20U;
  terminal_ << kClearLine
            << fmt::format("{} of {} logs, {:.0f} MiB, {} events", progress.logs_done, logs_,
                           static_cast<double>(progress.bytes) / kMebibyte, progress.events)
            << std::flush;
}

timeline::Report report_on(ProgressLine& line, const LogOptions& options, const Console& console) {
  if (!console.err_is_terminal || options.verbosity == Verbosity::quiet) return {};
  return [&line](const timeline::Progress& progress) { line.show(progress); };
}

}  // namespace cmd
