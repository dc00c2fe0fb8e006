#pragma once

#include <cstdint>
#include <string>

#include "evtx/timestamp.h"

namespace bench {

/// What a record tells of; everything but Main Mode is `other`.
enum class Kind { other, established, failed, ended };

/// What a record has for itself, however much else it shares with others.
struct Particulars {
  std::uint64_t record_id = 0;
  evtx::Timestamp time{};
  std::uint64_t sa_id = 0;
  std::uint64_t peer = 0;  ///< a number, see `peer_address`
  std::uint64_t initiator_cookie = 0;
  std::uint64_t responder_cookie = 0;
};

/// One of 4,096 addresses, all of them with 14 characters.
std::string peer_address(std::uint64_t peer);
/// 16 hex digits.
std::string cookie(std::uint64_t value);

/// The particulars of the records of a host's log, one after the other: ids count up, time goes on,
/// several records a second, and an SA ends with the peer that it came up with, 500 SAs later.
class History {
 public:
  Particulars next(Kind kind);
  /// How many records there were.
  [[nodiscard]] std::uint64_t count() const { return count_; }

 private:
  [[nodiscard]] std::uint64_t subject(Kind kind);

  std::uint64_t count_ = 0;
  std::uint64_t last_established_ = 10'500;
  std::uint64_t last_ended_ = 10'000;  // those between were up when the log began
};

}  // namespace bench
