#include "events/diagnosis.h"

#include <algorithm>

#include "events/ike_error.h"
#include "testing.h"

namespace {

bool is_other(std::uint32_t number) {
  return std::ranges::any_of(events::other_errors(),
                             [&](const auto& error) { return error.number == number; });
}

bool is_well_formed(const events::Diagnosis& diagnosis) {
  return diagnosis.cause.ends_with('.') &&
         (diagnosis.remedy.empty() || diagnosis.remedy.ends_with('.')) &&
         !diagnosis.sources.empty();
}

}  // namespace

TEST_CASE("a cause comes with its remedy and with whoever documents them") {
  const auto* timed_out = events::diagnosis(13805);
  REQUIRE(timed_out != nullptr);
  CHECK(timed_out->cause == "The peer does not answer the IKE messages.");
  CHECK(timed_out->remedy.find("UDP 500 and 4500") != std::string_view::npos);
  CHECK(timed_out->sources.front().title.starts_with("Microsoft: Troubleshoot Azure"));
  CHECK(timed_out->sources.front().url.starts_with("https://"));
}

TEST_CASE("errors of which only the text is known have no diagnosis") {
  const std::uint32_t code = GENERATE(13000U, 13800U, 13802U, 13809U, 13813U, 13826U, 13856U,
                                      13886U, 13908U, 13932U, 0U, 64U, 0xffffffffU);
  CAPTURE(code);
  CHECK(events::diagnosis(code) == nullptr);
}

TEST_CASE("a text that names the cause and no remedy is not given one") {
  const auto* untrusted = events::diagnosis(13887);
  REQUIRE(untrusted != nullptr);
  CHECK(untrusted->remedy.empty());
  CHECK(untrusted->sources.front().url.empty());
}

TEST_CASE("every error with a diagnosis is a known one, and says who documents it") {
  for (std::uint32_t code = 0; code < 14000; ++code) {
    const auto* found = events::diagnosis(code);
    if (found == nullptr) continue;
    CAPTURE(code);
    CHECK(is_well_formed(*found));
    CHECK((events::ike_error(code) != nullptr || is_other(code)));
  }
}

TEST_CASE("every error that is not IKE's is there for its diagnosis") {
  for (const auto& error : events::other_errors()) {
    CAPTURE(error.number);
    REQUIRE(events::diagnosis(error.number) != nullptr);
    CHECK(is_well_formed(*events::diagnosis(error.number)));
    CHECK_FALSE(error.text.empty());
    CHECK_FALSE(error.met_in.empty());
  }
}

TEST_CASE("some events name their cause themselves") {
  REQUIRE(events::event_diagnosis(5453) != nullptr);
  CHECK(events::event_diagnosis(5453)->cause.find("IKEEXT") != std::string_view::npos);
  for (const std::uint32_t id : {4976U, 4977U, 4978U}) {
    REQUIRE(events::event_diagnosis(id) != nullptr);
    CHECK(is_well_formed(*events::event_diagnosis(id)));
  }
  for (const std::uint32_t id : {4646U, 4653U, 4655U, 13801U})
    CHECK(events::event_diagnosis(id) == nullptr);
}
