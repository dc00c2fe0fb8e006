#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evtx/timestamp.h"
#include "evtx_writer/element.h"

namespace evtx_writer {

/// One Data element: name, type of the value in the template, and the value as text: decimal
/// for numbers, `0x3e7` for hex64, `{00112233-...}` for a GUID, `S-1-5-18` for a SID, ISO 8601 for
/// a FILETIME.
struct Data {
  std::string name{};
  std::string value{};
  Type type = Type::text;
};

/// What a forwarded event carries of its message.
struct RenderingInfo {
  std::string message{};
  std::string level{};
  std::string task{};
};

/// An event to be written.
struct Event {
  std::uint16_t id = 0;
  std::uint8_t version = 0;
  std::uint16_t task = 12547;  ///< IPsec Main Mode
  std::uint64_t keywords = 0x8020000000000000;
  evtx::Timestamp time{};
  std::optional<evtx::Timestamp> written{};  ///< of the record's header; empty: `time`
  std::uint64_t record_id = 0;
  std::string computer = "VPN1.example.com";
  std::string channel = "Security";
  std::string provider = "Microsoft-Windows-Security-Auditing";
  std::string provider_guid = "{54849625-5478-4994-A5BA-3E3B0328C30D}";
  std::optional<std::string> activity_id{};  ///< `{5108737F-...}`
  std::uint32_t process_id = 660;
  std::uint32_t thread_id = 124;
  std::vector<Data> data{};
  /// The element of UserData that the data stand in, as elements of their names; empty: in
  /// EventData.
  std::optional<std::string> user_data{};
  std::optional<RenderingInfo> rendering{};  ///< only a forwarded event has it
};

}  // namespace evtx_writer
