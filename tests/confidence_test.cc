#include "timeline/confidence.h"

#include <set>
#include <string_view>

#include "testing.h"

TEST_CASE("every word of confidence is one word, is explained, and is there once") {
  std::set<std::string_view> words;
  for (const auto& [word, meaning] : timeline::confidence_words()) {
    CAPTURE(word);
    CHECK(words.insert(word).second);
    CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string_view::npos);
    CHECK_FALSE(meaning.empty());
  }
  CHECK(timeline::confidence_words().back().word == timeline::confidence::kSure);
}
