#pragma once

#include <span>
#include <string>

#include "cmd/console.h"
#include "cmd/event_options.h"
#include "timeline/collect.h"

namespace cmd {

/// The events of the files, read as the options ask, with progress on a terminal. Nothing may be
/// put out before: it returns in a copy of the process where libevtx is asked, see `xml_maker`.
timeline::Collection collect_events(std::span<const std::string> files, const EventOptions& options,
                                    const Console& console);
/// The same of sources.
timeline::Collection collect_events(std::span<const timeline::Source> sources,
                                    const EventOptions& options, const Console& console);

}  // namespace cmd
