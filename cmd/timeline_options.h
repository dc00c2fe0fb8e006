#pragma once

#include "cmd/log_options.h"
#include "timeline/filter.h"

namespace cmd {

enum class Format { automatic, table, csv, jsonl };
enum class ReaderChoice { native, libevtx };

/// What was asked of `mainmode timeline`.
struct TimelineOptions : LogOptions {
  Format format = Format::automatic;
  timeline::Filter filter{};
  ReaderChoice reader = ReaderChoice::native;
  bool header = true;
};

/// Declares the options of `timeline`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_timeline(CLI::App& command, TimelineOptions& options);

}  // namespace cmd
