#include "events/event_note.h"

#include <algorithm>
#include <array>

namespace events {
namespace {

struct Note {
  std::uint32_t event_id = 0;
  std::string_view text{};
};

constexpr std::string_view kFailure =
    "What is documented about cause and remedy goes by the error that FailureReason is the text "
    "of: explain that text, or the number in failure_code. Windows has a flag for failures that "
    "are benign or expected (of the WFP event 1005); this event does not carry it.";
constexpr std::string_view kExtendedFailure =
    "The Main Mode SA it belonged to was deleted. What is documented about cause and remedy goes "
    "by the error that FailureReason is the text of. Microsoft lists it as an audit of success.";
constexpr std::string_view kWithExtendedMode =
    "A Main Mode SA that 4650 and 4651 do not show: they tell of those without Extended Mode.";

constexpr auto kNotes = std::to_array<Note>({
    {1100, "From the provider Microsoft-Windows-Eventlog. It has no fields."},
    {1102, "From the provider Microsoft-Windows-Eventlog."},
    {4646,
     "Its text is the parameter string %%8214 or %%8215 alone. Microsoft's page prints it as "
     "'Security ID: %1', which is a slip."},
    {4650, "When the SA ends, 4655 has the same MMSAID, unless the host booted between."},
    {4651, "When the SA ends, 4655 has the same MMSAID, unless the host booted between."},
    {4652, kFailure},
    {4653, kFailure},
    {4654,
     "What is documented about cause and remedy goes by the error that FailureReason is the "
     "text of."},
    {4655, "It does not say who began (Role): the event that established the SA does."},
    {4976, "It does not say who began (Role). Microsoft lists it as an audit of success."},
    {4979, kWithExtendedMode},
    {4980, kWithExtendedMode},
    {4981, kWithExtendedMode},
    {4982, kWithExtendedMode},
    {4983, kExtendedFailure},
    {4984, kExtendedFailure},
    {5049, "Its id is not the MMSAID of the Main Mode events."},
    {5453, "It has no fields: the log does not say who the peer was."},
});

static_assert(std::ranges::is_sorted(kNotes, {}, &Note::event_id));

}  // namespace

std::string_view event_note(std::uint32_t event_id) {
  const auto* found = std::ranges::lower_bound(kNotes, event_id, {}, &Note::event_id);
  return found != kNotes.end() && found->event_id == event_id ? found->text : std::string_view{};
}

}  // namespace events
