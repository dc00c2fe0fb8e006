#include "render/report_figures.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/filter.h"

namespace render {
namespace {

using events::Kind;
using timeline::SessionStatus;

/// Counts events as they go by.
class Tally {
 public:
  void add(const events::Event& event) {
    ++kinds_.at(static_cast<std::size_t>(event.kind));
    note(computers_, event.computer);
    if (event.remote.address) note(peers_, *event.remote.address);
    const auto moment = timeline::moment(event);
    if (!moment) return;
    first_ = std::min(first_.value_or(*moment), *moment);
    last_ = std::max(last_.value_or(*moment), *moment);
  }

  [[nodiscard]] std::uint64_t of(Kind kind) const {
    return kinds_.at(static_cast<std::size_t>(kind));
  }
  [[nodiscard]] std::uint64_t computers() const { return computers_.size(); }
  [[nodiscard]] std::uint64_t peers() const { return peers_.size(); }
  [[nodiscard]] std::string first() const { return in_words(first_); }
  [[nodiscard]] std::string last() const { return in_words(last_); }

 private:
  using Names = std::set<std::string, std::less<>>;

  static void note(Names& names, std::string_view name) {
    if (!name.empty() && !names.contains(name)) names.emplace(name);
  }
  static std::string in_words(std::optional<evtx::Timestamp> time) {
    return time ? evtx::to_string(*time) : "none";
  }

  std::array<std::uint64_t, static_cast<std::size_t>(Kind::records_missing) + 1> kinds_{};
  Names computers_{};
  Names peers_{};
  std::optional<evtx::Timestamp> first_{};
  std::optional<evtx::Timestamp> last_{};
};

std::uint64_t count_of(std::span<const timeline::Session> sessions, SessionStatus status) {
  const auto count = std::ranges::count(sessions, status, &timeline::Session::status);
  return static_cast<std::uint64_t>(count);
}

}  // namespace

std::vector<ReportFigure> report_figures(const ReportData& data) {
  Tally tally;
  for (const auto& event : data.events) tally.add(event);
  return {
      {"first_event", tally.first()},
      {"last_event", tally.last()},
      {"events", std::uint64_t{data.events.size()}},
      {"established", tally.of(Kind::established)},
      {"failed", tally.of(Kind::failed)},
      {"ended", tally.of(Kind::ended)},
      {"invalid_packets", tally.of(Kind::invalid_packet)},
      {"computers", tally.computers()},
      {"peers", tally.peers()},
      {"sessions", std::uint64_t{data.sessions.size()}},
      {"sessions_closed", count_of(data.sessions, SessionStatus::closed)},
      {"sessions_still_open", count_of(data.sessions, SessionStatus::open)},
      {"sessions_without_start", count_of(data.sessions, SessionStatus::unknown_start)},
      {"sessions_lost", count_of(data.sessions, SessionStatus::lost)},
      {"findings", std::uint64_t{data.findings.size()}},
  };
}

}  // namespace render
