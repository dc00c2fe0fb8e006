#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/address.h"
#include "timeline/disturbance.h"

namespace timeline {

/// What an event says of SAs: as little of it as has to be kept while an SA is up.
struct SaEvent {
  std::size_t index = 0;  ///< in the list
  std::optional<evtx::Timestamp> moment{};
  std::uint64_t record_id = 0;
  std::uint64_t offset = 0;            ///< of the record, in its file
  std::uint64_t sa_id = 0;             ///< if `has_sa_id`
  Address local{};                     ///< if `has_local`
  Address remote{};                    ///< if `has_remote`
  std::uint32_t source = 0;            ///< its file, as the caller counts
  std::uint32_t lifetime_minutes = 0;  ///< of the SA; 0 if it does not say
  std::uint32_t local_port = 0;        ///< 0 if it does not say
  std::uint32_t remote_port = 0;       ///< the same
  evtx::Ticks set_back{};              ///< by so much it tells that the clock was
  events::Kind kind = events::Kind::established;
  Disturbance disturbance = Disturbance::none;
  bool has_sa_id = false;
  bool has_local = false;
  bool has_remote = false;
  bool is_recovered = false;
  bool has_wrong_checksum = false;  ///< see `events::Event`
  bool is_out_of_order = false;     ///< its time, or its record id, is not behind that before it
  bool has_other_place = false;     ///< by its record id, which was not followed

  bool operator==(const SaEvent&) const = default;
};

/// The same of the event at `index`, without its `source`; what is no address is as good as none.
SaEvent sa_event(std::size_t index, const events::Event& event);

}  // namespace timeline
