#include "timeline/checked_templates.h"

#include "testing.h"

using timeline::CheckedTemplates;
using timeline::template_key;

TEST_CASE("a template is done with its first second opinion") {
  CheckedTemplates checked;
  const auto key = template_key({.shape = 3, .event_id = 4655});
  CHECK_FALSE(checked.is_done(key));
  CHECK(checked.add(key, false));
  CHECK(checked.is_done(key));
  CHECK_FALSE(checked.add(key, false));
}

TEST_CASE("events that libevtx cannot read do not make a template done, until there are many") {
  CheckedTemplates checked;
  const auto key = template_key({.shape = 3, .event_id = 4655});
  for (int i = 0; i < CheckedTemplates::kMostTries; ++i) {
    CHECK_FALSE(checked.is_done(key));
    CHECK(checked.add(key, true));
  }
  CHECK(checked.is_done(key));
  CHECK_FALSE(checked.add(key, true));
  CHECK_FALSE(checked.add(key, false));
}

TEST_CASE("events of another log, id, shape or computer are of another template") {
  const timeline::PackedEvent event{.shape = 3, .computer = 4, .source = 5, .event_id = 4655};
  CHECK(template_key({.offset = 9, .shape = 3, .computer = 4, .source = 5, .event_id = 4655}) ==
        template_key(event));
  CHECK(template_key({.shape = 0, .computer = 4, .source = 5, .event_id = 4655}) !=
        template_key(event));
  CHECK(template_key({.shape = 3, .computer = 0, .source = 5, .event_id = 4655}) !=
        template_key(event));
  CHECK(template_key({.shape = 3, .computer = 4, .source = 0, .event_id = 4655}) !=
        template_key(event));
  CHECK(template_key({.shape = 3, .computer = 4, .source = 5, .event_id = 4653}) !=
        template_key(event));
}
