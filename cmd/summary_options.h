#pragma once

#include <cstddef>

#include "cmd/event_options.h"
#include "timeline/thresholds.h"

namespace cmd {

/// What was asked of `mainmode summary`.
struct SummaryOptions : EventOptions {
  enum class Format { text, json };
  Format format = Format::text;
  std::size_t most = 20;  ///< peers, reasons, and findings of one check that the text shows
  timeline::Thresholds thresholds{};
};

/// Declares the options of `summary`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_summary(CLI::App& command, SummaryOptions& options);

}  // namespace cmd
