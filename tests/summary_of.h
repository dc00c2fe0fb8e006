#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cmd/sources.h"
#include "timeline/collect.h"
#include "timeline/copies.h"
#include "timeline/session.h"
#include "timeline/summary.h"

/// Logs, read and summed up.
struct SummaryOf {
  timeline::EventList events;
  std::vector<timeline::Session> sessions;
  timeline::Summary summary;

  explicit SummaryOf(const std::vector<std::string>& paths,
                     const timeline::Summarising& options = {})
      : SummaryOf(read(paths), options) {}
  /// Of events that a test makes.
  explicit SummaryOf(timeline::EventList list, const timeline::Summarising& options = {})
      : events(std::move(list)),
        sessions(timeline::sessions(events)),
        summary(timeline::summarise(events, timeline::copies(events), sessions, options)) {}

 private:
  static timeline::EventList read(const std::vector<std::string>& paths) {
    return timeline::collect(cmd::sources(paths, 0), {.context = true}).events;
  }
};
