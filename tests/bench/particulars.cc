#include "bench/particulars.h"

#include <fmt/format.h>

#include "bench/scatter.h"

namespace bench {
namespace {

constexpr std::uint64_t kPeers = 4096;
constexpr std::uint64_t kFirstRecordId = 4'000'001;
constexpr std::uint64_t kTicksPerRecord = 1'500'000;  // 0.15 s
const evtx::Timestamp kBegin = evtx::from_iso8601("2026-03-02T06:00Z").value();

evtx::Timestamp time_of(std::uint64_t record) {
  const auto ticks = record * kTicksPerRecord + scatter(record) % kTicksPerRecord;
  return kBegin + evtx::Ticks(static_cast<std::int64_t>(ticks));
}

}  // namespace

std::string peer_address(std::uint64_t peer) {
  const auto place = peer % kPeers;
  return fmt::format("198.18.{}.{}", 100 + place / 64, 100 + place % 64);
}

std::string cookie(std::uint64_t value) { return fmt::format("{:016x}", value); }

Particulars History::next(Kind kind) {
  const auto record = count_++;
  const auto about = subject(kind);
  return {.record_id = kFirstRecordId + record,
          .time = time_of(record),
          .sa_id = about,
          .peer = scatter(about),
          .initiator_cookie = scatter(2 * record),
          .responder_cookie = scatter(2 * record + 1)};
}

// The SA that a record is about; a failure is about none, but has a peer, too.
std::uint64_t History::subject(Kind kind) {
  switch (kind) {
    case Kind::established:
      return ++last_established_;
    case Kind::ended:
      return ++last_ended_;
    case Kind::failed:
    case Kind::other:
      break;
  }
  return count_;
}

}  // namespace bench
