#pragma once

#include <cstdint>
#include <string_view>

#include "events/event.h"

namespace events {

/// The places of an `Event` that the value of a field can have, in the order and by the names of
/// the columns of `timeline`.
enum class Place : std::uint8_t {
  role,
  keying_module,
  local_address,
  local_port,
  remote_address,
  remote_port,
  local_principal,
  remote_principal,
  auth_method,
  cipher,
  integrity,
  dh_group,
  lifetime_minutes,
  quick_mode_limit,
  impersonation,
  sa_id,
  filter_id,
  initiator_cookie,
  responder_cookie,
  failure_point,
  failure_state,
  failure_reason,
  local_cert_thumbprint,
  local_issuing_ca,
  local_root_ca,
  remote_cert_thumbprint,
  remote_issuing_ca,
  remote_root_ca,
};

/// Puts a value into its place. False if it does not fit there, or if there is a value already.
bool put(Event& event, Place place, std::string_view value);

/// How the log writes that there is nothing to say: nothing, or `-`, with or without blanks around.
bool says_nothing(std::string_view value);

}  // namespace events
