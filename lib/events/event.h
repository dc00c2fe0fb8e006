#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "evtx/record.h"
#include "evtx/timestamp.h"

namespace events {

/// What happened; the names are those of the `event` column.
enum class Kind {
  established,          ///< 4650, 4651
  failed,               ///< 4652, 4653
  ended,                ///< 4655
  invalid_packet,       ///< 4976
  deleted,              ///< 5049
  dos_prevention,       ///< 4646
  service_not_started,  ///< 5453

  // Context: what else happened on the host that bears on its associations.
  extended_mode_established,  ///< 4979 to 4982: a Main Mode SA that 4650 and 4651 do not show, too
  extended_mode_failed,       ///< 4983, 4984; its Main Mode SA was deleted
  extended_mode_invalid_packet,  ///< 4978
  quick_mode_established,        ///< 5451
  quick_mode_failed,             ///< 4654
  quick_mode_ended,              ///< 5452
  quick_mode_invalid_packet,     ///< 4977
  system_started,                ///< 4608
  system_stopped,                ///< 4609
  time_changed,                  ///< 4616
  audit_policy_changed,          ///< 4719
  logging_stopped,               ///< 1100
  log_cleared,                   ///< 1102
  records_missing,               ///< no event: records that are not there
};

/// True for what is no Main Mode event.
constexpr bool is_context(Kind kind) { return kind > Kind::service_not_started; }

/// What the audit says of it, from the record's Keywords.
enum class Outcome { success, failure };

/// A certificate as the log names it.
struct Certificate {
  std::optional<std::string_view> thumbprint{};  ///< *MMCertHash
  std::optional<std::string_view> issuing_ca{};  ///< *MMIssuingCA
  std::optional<std::string_view> root_ca{};     ///< *MMRootCA

  bool operator==(const Certificate&) const = default;
};

/// One end of the association. Local is the host that logged, whoever initiated.
struct Endpoint {
  std::optional<std::string_view> address{};
  std::optional<std::uint32_t> port{};          ///< *KeyModPort: UDP, 500 or 4500
  std::optional<std::string_view> principal{};  ///< *MMPrincipalName
  Certificate certificate{};

  bool operator==(const Endpoint&) const = default;
};

/// A field: a view of its name and its text.
struct FieldView {
  std::string_view name{};
  std::string_view value{};
  std::string_view code_units{};  ///< as in `evtx::Field`

  bool operator==(const FieldView&) const = default;
};

/// What the details say of an event whose record may not be as it was written.
inline constexpr FieldView kWrongChecksum{.name = "chunk_checksum", .value = "wrong"};

/// One Main Mode event, or one that is its context: a view, which owns none of its texts. They
/// belong to whom it was decoded from and must outlive it. All share this shape: a field stands
/// where its name says, whichever event carries it, and what an event does not carry is empty. `-`
/// and the empty string are empty too; a `%%NNNN` stands here as its text.
struct Event {
  std::uint32_t event_id = 0;  ///< 0: no event, records are missing
  Kind kind = Kind::established;
  std::optional<Outcome> outcome{};
  std::optional<evtx::Timestamp> time{};  ///< System/TimeCreated
  std::string_view computer{};
  std::string_view channel{};

  Endpoint local{};
  Endpoint remote{};
  std::optional<std::string_view> role{};           ///< Initiator or Responder
  std::optional<std::string_view> keying_module{};  ///< KeyModName or KeyingModuleName: IKEv1, ...
  std::optional<std::string_view> auth_method{};
  std::optional<std::string_view> cipher{};
  std::optional<std::string_view> integrity{};
  std::optional<std::string_view> dh_group{};
  std::optional<std::uint32_t> lifetime_minutes{};
  std::optional<std::uint32_t> quick_mode_limit{};
  std::optional<std::string_view> impersonation{};
  std::optional<std::uint64_t> sa_id{};                ///< MMSAID or MainModeSaId
  std::optional<std::uint64_t> filter_id{};            ///< MMFilterID
  std::optional<std::string_view> initiator_cookie{};  ///< 16 hex digits, as in the log
  std::optional<std::string_view> responder_cookie{};
  std::optional<std::string_view> failure_point{};
  std::optional<std::string_view> failure_state{};
  std::optional<std::string_view> failure_reason{};  ///< in the language of the logging host
  std::vector<std::uint32_t> failure_codes{};        ///< the IKE errors the reason may stand for

  /// Fields without a place above, and values that do not fit theirs (a port that is no number):
  /// in the order of the log, parameter strings as text, `-` and empty ones left out.
  std::vector<FieldView> other{};
  /// Every field as the log has it. Names are unique: a second `X` is `X#2`, a nameless third
  /// field is `#3`; see `original_name`.
  std::vector<FieldView> raw{};

  std::string_view source{};    ///< the file, as the user named it
  std::uint64_t offset = 0;     ///< of the record, in that file
  std::uint64_t record_id = 0;  ///< EventRecordID; the record header's id where that is absent
  evtx::RecordState record_state = evtx::RecordState::live;
  /// The records of its chunk do not have the checksum that the chunk says: what this one says may
  /// not be what was written. `other` ends with `kWrongChecksum` then.
  bool has_wrong_checksum = false;
  std::optional<evtx::Timestamp> written{};  ///< from the record's header

  bool operator==(const Event&) const = default;
};

}  // namespace events
