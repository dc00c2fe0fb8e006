#pragma once

#include <string>
#include <vector>

#include "cmd/sources.h"
#include "timeline/collect.h"
#include "timeline/session.h"
#include "timeline/summary.h"

/// Logs of testdata, read and summed up.
struct SummaryOf {
  timeline::EventList events;
  std::vector<timeline::Session> sessions;
  timeline::Summary summary;

  explicit SummaryOf(const std::vector<std::string>& paths,
                     const timeline::Summarising& options = {})
      : events(read(paths)),
        sessions(timeline::sessions(events)),
        summary(timeline::summarise(events, sessions, options)) {}

 private:
  static timeline::EventList read(const std::vector<std::string>& paths) {
    return timeline::collect(cmd::sources(paths, 0), {.context = true}).events;
  }
};
