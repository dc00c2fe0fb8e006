#pragma once

#include <cstdint>
#include <string_view>

#include "evtx/quick_reader.h"
#include "evtx/record.h"
#include "timeline/memo.h"

namespace timeline {

/// Which events of the timeline a record belongs to.
enum class Group { main_mode, context, none };

/// What a record is, by provider and event id.
struct Origin {
  Group group = Group::none;
  bool is_audit = false;  ///< by Microsoft-Windows-Security-Auditing
};

/// Tells what records are.
class Grouping {
 public:
  /// Without `has_context`, context events belong to none.
  explicit Grouping(bool has_context) : has_context_(has_context) {}

  [[nodiscard]] Origin of(const evtx::System& system) const;
  /// Of a record with this event id. Throws evtx::Error as `evtx::binxml::append_text` does.
  [[nodiscard]] Origin of(std::uint64_t event_id, const evtx::RecordView& record);

 private:
  bool is_by_audit(const evtx::RecordView& record);
  bool has_audit_guid(const evtx::RecordView& record);

  bool has_context_;
  Memo<bool> is_audit_name_{};
  Memo<bool> is_audit_guid_{};
};

}  // namespace timeline
