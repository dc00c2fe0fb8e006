#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evtx_writer/event.h"

/// Main Mode events with the fields of the manifest, in its order, and values as Windows logs them.
namespace stories {

using evtx_writer::Data;
using evtx_writer::Event;

/// The two ends and how they speak. The parameter strings: %%8222 IKEv1, %%8244 IKEv2, %%8193
/// preshared key, %%8227 certificate, %%8205 initiator, %%8206 responder.
struct Negotiation {
  std::string local_address = "192.0.2.1";
  std::string remote_address = "198.51.100.7";
  std::string port = "500";
  std::string local_principal = "-";
  std::string remote_principal = "-";
  std::string keying_module = "%%8222";
  std::string auth_method = "%%8193";
  std::string role = "%%8205";
  std::string filter_id = "71695";
};

/// The certificates of both ends, as 4651 and 4652 name them.
struct Certificates {
  std::string local_hash = "-";
  std::string local_issuer = "-";
  std::string local_root = "-";
  std::string remote_hash = "-";
  std::string remote_issuer = "-";
  std::string remote_root = "-";
};

struct Failure {
  std::string reason = "Negotiation timed out";
  std::string point = "%%8199";  ///< local computer
  std::string state = "%%8202";  ///< sent first (SA) payload
  std::string initiator_cookie = "db55d3767e51b422";
  std::string responder_cookie = "0000000000000000";
};

/// An event of this id at this time (ISO 8601); the computer is VPN1.example.com.
Event event(std::uint16_t id, std::string_view time, std::uint64_t record_id);

Event established(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
                  std::uint64_t sa_id);
Event established(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
                  std::uint64_t sa_id, const Certificates& certificates);
Event failed(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
             const Failure& failure);
Event failed(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
             const Failure& failure, const Certificates& certificates);
Event ended(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
            std::uint64_t sa_id);
/// A 4646; `text` is a parameter string: %%8214 DoS-prevention mode started, %%8215 it stopped.
Event dos_prevention(std::string_view time, std::uint64_t record_id, std::string text);
/// A 4634 (logoff): what a Security log is full of.
Event logoff(std::string_view time, std::uint64_t record_id);

/// The field of this name, to be changed. Throws std::out_of_range if there is none.
std::string& value(Event& event, std::string_view field);

}  // namespace stories
