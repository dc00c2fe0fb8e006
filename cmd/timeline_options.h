#pragma once

#include <optional>

#include "cmd/log_options.h"
#include "timeline/crosscheck.h"
#include "timeline/filter.h"
#include "timeline/piece_events.h"

namespace cmd {

enum class Format { table, csv, jsonl };
enum class ReaderChoice { native, libevtx };

/// What was asked of `mainmode timeline`.
struct TimelineOptions : LogOptions {
  std::optional<Format> format{};  ///< empty: a table on a terminal, else CSV
  timeline::Filter filter{};
  ReaderChoice reader = ReaderChoice::native;
  timeline::Crosscheck crosscheck = timeline::Crosscheck::first;
  timeline::Recovery recovery = timeline::Recovery::off;
  bool header = true;
};

/// Declares the options of `timeline`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_timeline(CLI::App& command, TimelineOptions& options);

}  // namespace cmd
