#pragma once

#include "cmd/log_options.h"
#include "timeline/filter.h"
#include "timeline/piece_events.h"
#include "timeline/second_opinions.h"

namespace cmd {

enum class ReaderChoice { native, libevtx };

/// What every command that takes Main Mode events can be asked.
struct EventOptions : LogOptions {
  timeline::Filter filter{};
  ReaderChoice reader = ReaderChoice::native;
  timeline::Crosscheck crosscheck = timeline::Crosscheck::first;
  timeline::Recovery recovery = timeline::Recovery::off;
  bool context = false;  ///< context events too; set it before --event is parsed
};

/// --since, --until, --event, --peer and --computer. --event takes context events too if they are
/// asked for: an option that may do so is declared before. `options` must outlive the parsing.
void declare_filter(CLI::App& command, EventOptions& options);
/// --since, --until, --peer and --computer, for sessions: see `timeline::wants`. `filter` must
/// outlive the parsing.
void declare_session_filter(CLI::App& command, timeline::Filter& filter);
/// The same, for events and the sessions that go with them.
void declare_report_filter(CLI::App& command, timeline::Filter& filter);
/// --reader, --crosscheck, --recover and --threads. `options` must outlive the parsing.
void declare_reading(CLI::App& command, EventOptions& options);

}  // namespace cmd
