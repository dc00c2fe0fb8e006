#pragma once

#include "cmd/log_options.h"
#include "timeline/crosscheck.h"
#include "timeline/filter.h"
#include "timeline/piece_events.h"

namespace cmd {

enum class ReaderChoice { native, libevtx };

/// What every command that takes Main Mode events can be asked.
struct EventOptions : LogOptions {
  timeline::Filter filter{};
  ReaderChoice reader = ReaderChoice::native;
  timeline::Crosscheck crosscheck = timeline::Crosscheck::first;
  timeline::Recovery recovery = timeline::Recovery::off;
};

/// --since, --until, --event, --peer and --computer. `filter` must outlive the parsing.
void declare_filter(CLI::App& command, timeline::Filter& filter);
/// --since, --until, --peer and --computer, for sessions: see `timeline::wants`. The same.
void declare_session_filter(CLI::App& command, timeline::Filter& filter);
/// --reader, --crosscheck, --recover and --threads. `options` must outlive the parsing.
void declare_reading(CLI::App& command, EventOptions& options);

}  // namespace cmd
