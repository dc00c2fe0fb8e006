#include "bench/main_mode_event.h"

#include <array>
#include <stdexcept>
#include <string>

#include "bench/scatter.h"
#include "stories/main_mode.h"

namespace bench {
namespace {

using stories::Event;

constexpr const char* kTime = "2026-03-02";  // any: the particulars have the real one
constexpr std::array kReasons{"Negotiation timed out", "No policy configured",
                              "IKE authentication credentials are unacceptable",
                              "Policy match error", "Peer sent incompatible crypto attributes"};

stories::Negotiation negotiation(Dice& dice, const Particulars& particulars) {
  return {.remote_address = peer_address(particulars.peer),
          .port = dice.below(2) == 0 ? "500" : "4500",
          .remote_principal = dice.below(3) == 0 ? "-" : "gw" + std::to_string(dice.below(4096)),
          .keying_module = dice.below(2) == 0 ? "%%8222" : "%%8244",
          .role = dice.below(2) == 0 ? "%%8205" : "%%8206",
          .filter_id = std::to_string(71000 + dice.below(900))};
}

// The peer may never have answered: then it has no cookie.
stories::Failure failure(Dice& dice, const Particulars& particulars) {
  const bool answered = dice.below(2) == 0;
  stories::Failure result{.reason = kReasons.at(dice.below(kReasons.size())),
                          .initiator_cookie = cookie(particulars.initiator_cookie)};
  if (!answered) return result;
  result.state = "%%8203";  // sent second (KE) payload
  result.responder_cookie = cookie(particulars.responder_cookie);
  return result;
}

Event describe(Kind kind, Dice& dice, const Particulars& particulars) {
  const auto id = particulars.record_id;
  const auto ends = negotiation(dice, particulars);
  switch (kind) {
    case Kind::established:
      return stories::established(kTime, id, ends, particulars.sa_id);
    case Kind::failed:
      return stories::failed(kTime, id, ends, failure(dice, particulars));
    case Kind::ended:
      return stories::ended(kTime, id, ends, particulars.sa_id);
    case Kind::other:
      break;
  }
  throw std::invalid_argument("not of Main Mode");
}

}  // namespace

Kind main_mode_kind(std::uint64_t number) {
  constexpr std::array kTurns{Kind::established, Kind::failed, Kind::ended, Kind::established,
                              Kind::ended};
  return kTurns.at(number % kTurns.size());
}

Event main_mode_event(Kind kind, std::uint64_t number, const Particulars& particulars) {
  Dice dice(number);
  auto event = describe(kind, dice, particulars);
  event.time = particulars.time;
  return event;
}

}  // namespace bench
