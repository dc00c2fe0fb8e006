#include "render/own_words.h"

#include <string>
#include <vector>

#include "testing.h"

namespace {

std::vector<std::string> heads(std::string_view word) {
  std::vector<std::string> heads;
  for (const auto& found : render::own_words(word)) {
    CHECK_FALSE(found.meaning.empty());
    heads.push_back(std::string(found.kind) + " " + found.id + " " + std::string(found.title));
  }
  return heads;
}

using Heads = std::vector<std::string>;

}  // namespace

TEST_CASE("words that only the output has are explained, whatever their case") {
  CHECK(heads("failure_code") == Heads{"column failure_code of timeline"});
  CHECK(heads("Duration_Seconds") == Heads{"column duration_seconds of sessions"});
  CHECK(heads("auth_method") ==
        Heads{"column auth_method of timeline", "column auth_method of sessions"});
  CHECK(heads("reused") == Heads{"confidence reused of an SA in sessions"});
  CHECK(heads("records-lost") == Heads{"finding records-lost of summary and report"});
  CHECK(heads("nonsense").empty());
  CHECK(heads("").empty());
}
