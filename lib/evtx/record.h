#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evtx/timestamp.h"

namespace evtx {

/// A live record is in its chunk's used part; a recovered one was found in the slack behind it.
enum class RecordState : std::uint8_t { live, recovered };

/// The System element of an event ([MS-EVEN6] 2.2.13 gives its schema); what is absent is empty.
struct System {
  std::optional<std::string> provider_name{};
  std::optional<std::string> provider_guid{};  ///< as written, `{54849625-...}`
  std::optional<std::uint32_t> event_id{};
  std::optional<std::uint32_t> version{};
  std::optional<std::uint32_t> level{};
  std::optional<std::uint32_t> task{};
  std::optional<std::uint32_t> opcode{};
  std::optional<std::uint64_t> keywords{};
  std::optional<Timestamp> time_created{};
  std::optional<std::uint64_t> record_id{};  ///< EventRecordID: a forwarded record keeps its own
  std::optional<std::uint32_t> process_id{};
  std::optional<std::uint32_t> thread_id{};
  std::optional<std::string> activity_id{};  ///< Correlation's ActivityID
  std::optional<std::string> channel{};
  std::optional<std::string> computer{};
  std::optional<std::string> user_sid{};

  bool operator==(const System&) const = default;
};

/// One Data element of EventData: its Name attribute (empty where it has none) and its text.
struct Field {
  std::string name{};
  std::string value{};
  std::string code_units{};  ///< as in `Text`: what the log has, where `value` cannot hold it

  bool operator==(const Field&) const = default;
};

/// One event as it stands in the log, whatever its provider.
struct Record {
  std::uint64_t id = 0;                ///< from the record's header
  std::optional<Timestamp> written{};  ///< from the record's header; empty if no date
  std::uint64_t offset = 0;            ///< of the record's header, in the file
  RecordState state = RecordState::live;
  System system{};
  std::vector<Field> event_data{};   ///< in the order of the log
  std::string user_data{};           ///< the UserData element as XML; empty if there is none
  std::vector<Field> user_fields{};  ///< what its one element has inside, by the elements' names

  bool operator==(const Record&) const = default;
};

}  // namespace evtx
