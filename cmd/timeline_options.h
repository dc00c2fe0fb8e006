#pragma once

#include <optional>

#include "cmd/event_options.h"

namespace cmd {

enum class Format { table, csv, jsonl };

/// What was asked of `mainmode timeline`.
struct TimelineOptions : EventOptions {
  std::optional<Format> format{};  ///< empty: a table on a terminal, else CSV
  bool header = true;
};

/// Declares the options of `timeline`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_timeline(CLI::App& command, TimelineOptions& options);

}  // namespace cmd
