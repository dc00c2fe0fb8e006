#include "render/session_table.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string>

namespace render {
namespace {

using Row = SessionRow;

// `7:59:59`, to the second as the times are.
std::string duration(const Row& row) {
  const auto span = row.duration();
  if (!span) return {};
  const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(*span));
  return fmt::format("{}:{:02}:{:02}", clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

std::string address(const Row& row, events::Endpoint events::Event::*endpoint) {
  const auto address = (row.first().*endpoint).address;
  if (!address && row.end) return std::string(((*row.end).*endpoint).address.value_or(""));
  return std::string(address.value_or(""));
}

std::string peer_clock(const Row& row) {
  return row.session.clock_offset ? fmt::format("{:+.3f} s", *row.session.clock_offset) : "";
}

std::string_view colour_of(const Row& row) {
  switch (row.session.status) {
    case timeline::SessionStatus::closed:
      return ansi::kDim;
    case timeline::SessionStatus::open:
      return ansi::kGreen;
    case timeline::SessionStatus::unknown_start:
    case timeline::SessionStatus::lost:
      return ansi::kYellow;
  }
  return ansi::kPlain;
}

constexpr auto kSessionTableColumns = std::to_array<TableColumnOf<Row>>({
    {{"START (UTC)", 1, 1, 19}, [](const Row& row) { return table_time(row.start_time()); }},
    {{"END (UTC)", 5, 19, 19}, [](const Row& row) { return table_time(row.end_time()); }},
    {{"UP", 6, 7, 9}, duration},
    {{"STATUS", 2, 13, 13},
     [](const Row& row) { return std::string(name(row.session.status)); },
     colour_of},
    {{"COMPUTER", 4, 10, 24, Content::computer},
     [](const Row& row) { return std::string(row.first().computer); }},
    {{"LOCAL", 8, 11, 15}, [](const Row& row) { return address(row, &events::Event::local); }},
    {{"   REMOTE", 3, 14, 18},
     [](const Row& row) {
       return table_peer(address(row, &events::Event::remote), row.first().role);
     }},
    {{"KEYING", 12, 6, 6},
     [](const Row& row) { return std::string(row.first().keying_module.value_or("")); }},
    {{"AUTH", 11, 13, 22},
     [](const Row& row) { return std::string(row.first().auth_method.value_or("")); }},
    {{"CRYPTO", 13, 34, 34}, [](const Row& row) { return table_crypto(row.first()); }},
    {{"SA ID", 9, 5, 20},
     [](const Row& row) {
       const auto id = row.first().sa_id;
       return id ? fmt::to_string(*id) : std::string{};
     }},
    {{"CONFIDENCE", 7, 10, 13}, [](const Row& row) { return std::string(row.session.confidence); }},
    {{"PEER", 10, 10, 24}, [](const Row& row) { return std::string(row.peer_computer); }},
    {{"PEER CLOCK", 14, 10, 12}, peer_clock},
});

}  // namespace

std::span<const TableColumnOf<SessionRow>> session_table_columns() { return kSessionTableColumns; }

}  // namespace render
