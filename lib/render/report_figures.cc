#include "render/report_figures.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "events/event.h"
#include "evtx/timestamp.h"

namespace render {
namespace {

using events::Kind;
using timeline::SessionStatus;

std::string in_words(std::optional<evtx::Timestamp> time) {
  return time ? evtx::to_string(*time) : "none";
}

template <std::size_t Size>
std::uint64_t sum(const std::array<std::uint64_t, Size>& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

}  // namespace

std::vector<ReportFigure> report_figures(const timeline::Summary& summary) {
  const auto& totals = summary.totals;
  return {
      {"first_event", in_words(totals.first)},
      {"last_event", in_words(totals.last)},
      {"events", sum(totals.by_kind)},
      {"copies_of_records", totals.repeats},
      {"established", totals.of(Kind::established)},
      {"failed", totals.of(Kind::failed)},
      {"ended", totals.of(Kind::ended)},
      {"invalid_packets", totals.of(Kind::invalid_packet)},
      {"computers", totals.computers},
      {"peers", std::uint64_t{summary.peers.size()}},
      {"sessions", sum(totals.by_status)},
      {"sessions_closed", totals.of(SessionStatus::closed)},
      {"sessions_still_open", totals.of(SessionStatus::open)},
      {"sessions_without_start", totals.of(SessionStatus::unknown_start)},
      {"sessions_lost", totals.of(SessionStatus::lost)},
      {"findings", std::uint64_t{summary.findings.size()}},
  };
}

}  // namespace render
