#include "render/session_row.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <string>
#include <utility>

#include "timeline/filter.h"

namespace render {
namespace {

using events::Event;
using Row = SessionRow;

Cell record_id(const std::optional<Event>& event) {
  return event ? Cell{Id{event->record_id}} : Cell{};
}

// Nobody's clock offset is known to less than a millisecond.
std::optional<evtx::Ticks> clock_offset(const Row& row) {
  if (!row.session.clock_offset) return std::nullopt;
  return std::chrono::milliseconds(std::llround(*row.session.clock_offset * 1000));
}

// What the start says, or, where it does not, the end.
template <class Value>
Value from_either(const Row& row, Value (*value)(const Event&)) {
  const auto found = value(row.first());
  return !found && row.end ? value(*row.end) : found;
}

Cell source(const Row& row) {
  if (!row.start || !row.end || row.start->source == row.end->source)
    return cell(row.first().source);
  return std::string(row.start->source) + '|' + std::string(row.end->source);
}

constexpr auto kSessionColumns = std::to_array<ColumnOf<Row>>({
    {"start", "When it came up, in UTC (4650, 4651, 4979 to 4982); empty if that was not logged.",
     [](const Row& row) { return cell(row.start_time()); }},
    {"end", "When it ended, in UTC (4655); empty if that was not logged.",
     [](const Row& row) { return cell(row.end_time()); }},
    {"duration_seconds", "From start to end, in seconds, with as many decimals as it takes.",
     [](const Row& row) { return cell(row.duration()); }},
    {"status", "What became of it: closed, open, unknown_start or lost.",
     [](const Row& row) { return cell(name(row.session.status)); }},
    {"computer", "The host that logged it (System/Computer).",
     [](const Row& row) { return cell(row.first().computer); }},
    {"local_address", "The address of the host that logged, whoever initiated (LocalAddress).",
     [](const Row& row) {
       return cell(from_either(
           row, +[](const Event& event) { return event.local.address; }));
     }},
    {"remote_address", "The address of its peer (RemoteAddress).",
     [](const Row& row) {
       return cell(from_either(
           row, +[](const Event& event) { return event.remote.address; }));
     }},
    {"role", "Which part the host that logged had, Initiator or Responder (Role).",
     [](const Row& row) { return cell(row.first().role); }},
    {"keying_module", "The protocol that negotiated: IKEv1, AuthIP or IKEv2 (KeyModName).",
     [](const Row& row) {
       return cell(from_either(
           row, +[](const Event& event) { return event.keying_module; }));
     }},
    {"auth_method", "How the two authenticate (MMAuthMethod).",
     [](const Row& row) { return cell(row.first().auth_method); }},
    {"cipher", "The cipher of the SA (MMCipherAlg).",
     [](const Row& row) { return cell(row.first().cipher); }},
    {"integrity", "The integrity algorithm of the SA (MMIntegrityAlg).",
     [](const Row& row) { return cell(row.first().integrity); }},
    {"dh_group", "The Diffie-Hellman group of the SA (DHGroup).",
     [](const Row& row) { return cell(row.first().dh_group); }},
    {"local_principal", "The name the host that logged goes by (LocalMMPrincipalName).",
     [](const Row& row) { return cell(row.first().local.principal); }},
    {"remote_principal", "The name its peer goes by (RemoteMMPrincipalName).",
     [](const Row& row) { return cell(row.first().remote.principal); }},
    {"sa_id", "The id of the SA on its host, which starts over after a boot (MMSAID).",
     [](const Row& row) {
       const auto id = row.first().sa_id;
       return id ? Cell{Id{*id}} : Cell{};
     }},
    {"confidence", "One word: why start and end may not belong together, or be missing; or sure.",
     [](const Row& row) { return cell(row.session.confidence); }},
    {"start_record_id", "The number of the start's record in its log (System/EventRecordID).",
     [](const Row& row) { return record_id(row.start); }},
    {"end_record_id", "The number of the end's record in its log.",
     [](const Row& row) { return record_id(row.end); }},
    {"source", "The file it stands in, as it was named; START|END if they stand in two.", source},
    {"peer_computer", "The host that logged the other end of the same SA, if its log is there.",
     [](const Row& row) { return cell(row.peer_computer); }},
    {"clock_offset_seconds",
     "By how much the peer's clock is ahead, to a millisecond: the median of all SAs of the two.",
     [](const Row& row) { return cell(clock_offset(row)); }},
});

constexpr auto kStatusWords = std::to_array<StatusWord>({
    {"closed", "its end was logged"},
    {"open", "it was still up at the end of its computer's log"},
    {"unknown_start", "only its end was logged"},
    {"lost", "its SA id came up again, or its computer started anew, and no end was logged"},
});

}  // namespace

std::optional<evtx::Timestamp> SessionRow::start_time() const {
  return start ? timeline::moment(*start) : std::nullopt;
}

std::optional<evtx::Timestamp> SessionRow::end_time() const {
  return end ? timeline::moment(*end) : std::nullopt;
}

std::optional<evtx::Ticks> SessionRow::duration() const {
  const auto from = start_time();
  const auto to = end_time();
  if (!from || !to) return std::nullopt;
  return std::max(*to - *from, evtx::Ticks{0});
}

SessionRow session_row(const timeline::EventList& events,
                       std::span<const timeline::Session> sessions, std::size_t index) {
  SessionRow row{.session = sessions[index]};
  if (row.session.start) row.start = events.at(*row.session.start);
  if (row.session.end) row.end = events.at(*row.session.end);
  if (row.session.peer) row.peer_computer = events.at(sessions[*row.session.peer].first()).computer;
  return row;
}

std::span<const StatusWord> status_words() { return kStatusWords; }

std::string_view name(timeline::SessionStatus status) {
  return kStatusWords.at(static_cast<std::size_t>(status)).word;
}

std::span<const ColumnOf<SessionRow>> session_columns() { return kSessionColumns; }

}  // namespace render
