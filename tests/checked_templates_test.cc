#include "timeline/checked_templates.h"

#include "testing.h"

namespace {

using timeline::CheckedTemplates;
using timeline::PackedEvent;

timeline::TemplateKey key_of(const PackedEvent& event, std::uint64_t templates = 7) {
  return timeline::template_key({.events = {event}, .templates = {templates}}, 0);
}

}  // namespace

TEST_CASE("a template is done with its first second opinion") {
  CheckedTemplates checked;
  const auto key = key_of({.shape = 3, .event_id = 4655});
  CHECK_FALSE(checked.is_done(key));
  CHECK(checked.add(key, false));
  CHECK(checked.is_done(key));
  CHECK_FALSE(checked.add(key, false));
}

TEST_CASE("events that libevtx cannot read do not make a template done, until there are many") {
  CheckedTemplates checked;
  const auto key = key_of({.shape = 3, .event_id = 4655});
  for (int i = 0; i < CheckedTemplates::kMostTries; ++i) {
    CHECK_FALSE(checked.is_done(key));
    CHECK(checked.add(key, true));
  }
  CHECK(checked.is_done(key));
  CHECK_FALSE(checked.add(key, true));
  CHECK_FALSE(checked.add(key, false));
}

TEST_CASE("events of another log, id, shape, computer or layout are of another template") {
  const PackedEvent event{.shape = 3, .computer = 4, .source = 5, .event_id = 4655};
  const auto key = key_of(event);
  CHECK(key_of({.offset = 9, .shape = 3, .computer = 4, .source = 5, .event_id = 4655}) == key);
  CHECK(key_of({.shape = 0, .computer = 4, .source = 5, .event_id = 4655}) != key);
  CHECK(key_of({.shape = 3, .computer = 0, .source = 5, .event_id = 4655}) != key);
  CHECK(key_of({.shape = 3, .computer = 4, .source = 0, .event_id = 4655}) != key);
  CHECK(key_of({.shape = 3, .computer = 4, .source = 5, .event_id = 4653}) != key);
  CHECK(key_of(event, 8) != key);
}
