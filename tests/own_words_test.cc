#include "render/own_words.h"

#include <string>
#include <vector>

#include "testing.h"

namespace {

std::vector<std::string> heads(std::string_view word) {
  std::vector<std::string> heads;
  for (const auto& found : render::own_words(word)) {
    CHECK_FALSE(found.meaning.empty());
    heads.push_back(std::string(found.kind) + " " + found.id);
  }
  return heads;
}

using Heads = std::vector<std::string>;

}  // namespace

TEST_CASE("words that only the output has are explained, whatever their case") {
  CHECK(heads(" failure_code ") == Heads{"timeline column failure_code"});
  CHECK(heads("Duration_Seconds") == Heads{"sessions column duration_seconds"});
  CHECK(heads("auth_method") ==
        Heads{"timeline column auth_method", "sessions column auth_method"});
  for (const std::string word : {"closed", "open", "unknown_start", "lost"})
    CHECK(heads(word) == Heads{"status word " + word});
  CHECK(heads("reused") == Heads{"confidence word reused"});
  CHECK(heads("records-lost") == Heads{"finding records-lost"});
  CHECK(heads("nonsense").empty());
  CHECK(heads("").empty());
}
