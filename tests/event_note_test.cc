#include "events/event_note.h"

#include "testing.h"

TEST_CASE("failures point to where their cause stands") {
  for (const std::uint32_t id : {4652U, 4653U, 4654U, 4983U, 4984U}) {
    CAPTURE(id);
    CHECK(events::event_note(id).find("FailureReason") != std::string_view::npos);
  }
}

TEST_CASE("an id that is easily taken for another is told apart") {
  CHECK(events::event_note(5049) == "Its id is not the MMSAID of the Main Mode events.");
}

TEST_CASE("there is no note on what is no event") {
  for (const std::uint32_t id : {0U, 4645U, 4656U, 13801U}) CHECK(events::event_note(id).empty());
}
