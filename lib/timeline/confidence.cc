#include "timeline/confidence.h"

#include <array>

namespace timeline {
namespace {

constexpr auto kWords = std::to_array<ConfidenceWord>({
    {confidence::kRecovered, "one of its records was recovered (--recover)"},
    {confidence::kChecksum,
     "one of its records stands in a chunk whose records do not have the checksum that the chunk "
     "says (chunk_checksum in its detail): it may not say what was logged"},
    {confidence::kUnidentified, "its event has no SA id, so nothing can be paired with it"},
    {confidence::kAddresses,
     "an address is not there to be compared, or its id was seen with other addresses"},
    {confidence::kClock,
     "a time is missing; while it was up (open, lost: since it came up; unknown_start: before) the "
     "clock was set by a second or more, or record numbers and times contradict each other; or its "
     "end has an earlier time than its start and is behind it in the log: it then lasted 0 "
     "seconds"},
    {confidence::kExtendedMode,
     "open, lost: an Extended Mode between its addresses and ports failed while it was up (4983, "
     "4984), which deletes its SA, and no other one was up between them"},
    {confidence::kLifetime,
     "closed: it would have been up for more than one and a half times its lifetime, so its end "
     "may be another SA's"},
    {confidence::kBoot, "lost: its computer started anew"},
    {confidence::kGap,
     "something may not have been logged while it was up (open, lost: since it came up; "
     "unknown_start: before): records are missing in a log (not: a log between two others), the "
     "log was cleared, logging stopped, or the auditing of Main Mode was changed"},
    {confidence::kReused,
     "closed: an SA of the same id was up before and has no end, so this end may be that one's; "
     "lost: its id came up again"},
    {confidence::kSure, "none of these"},
});

}  // namespace

std::span<const ConfidenceWord> confidence_words() { return kWords; }

}  // namespace timeline
