#include "timeline/record_group.h"

#include <string>

#include "testing.h"

namespace {

using timeline::Group;

constexpr const char* kAudit = "Microsoft-Windows-Security-Auditing";
constexpr const char* kEventLog = "Microsoft-Windows-Eventlog";

Group group(std::uint32_t event_id, const std::string& provider, bool has_context = true) {
  evtx::System system;
  system.event_id = event_id;
  system.provider_name = provider;
  return timeline::Grouping(has_context).of(system).group;
}

}  // namespace

TEST_CASE("a record belongs to the timeline by its event id and its provider") {
  CHECK(group(4655, kAudit) == Group::main_mode);
  CHECK(group(4655, "Another") == Group::none);
  CHECK(group(4624, kAudit) == Group::none);
  CHECK(group(4608, kAudit) == Group::context);
  CHECK(group(4608, kEventLog) == Group::none);
  CHECK(group(1102, kEventLog) == Group::context);
  CHECK(group(1102, kAudit) == Group::none);
}

TEST_CASE("context events belong to it only where they are wanted") {
  CHECK(group(4608, kAudit, false) == Group::none);
  CHECK(group(1102, kEventLog, false) == Group::none);
  CHECK(group(4655, kAudit, false) == Group::main_mode);
}

TEST_CASE("a record without a provider and an id belongs to nothing") {
  const auto origin = timeline::Grouping(true).of(evtx::System{});
  CHECK(origin.group == Group::none);
  CHECK_FALSE(origin.is_audit);
}
