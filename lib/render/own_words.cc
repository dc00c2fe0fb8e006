#include "render/own_words.h"

#include <string>

#include "events/any_case.h"
#include "render/column.h"
#include "render/session_row.h"
#include "timeline/check.h"
#include "timeline/confidence.h"

namespace render {
namespace {

/// Gathers what has the name that is looked for.
class Search {
 public:
  explicit Search(std::string_view word) : word_(word) {}

  void look_at(std::string_view kind, std::string_view name, std::string_view title,
               std::string_view meaning) {
    if (events::same_in_any_case(name, word_))
      found_.push_back({.kind = kind, .id = std::string(name), .title = title, .meaning = meaning});
  }

  std::vector<Explanation> take() { return std::move(found_); }

 private:
  std::string_view word_;
  std::vector<Explanation> found_{};
};

}  // namespace

std::vector<Explanation> own_words(std::string_view word) {
  Search search(word);
  for (const auto& column : timeline_columns())
    search.look_at("column", column.name, "of timeline", column.meaning);
  for (const auto& column : session_columns())
    search.look_at("column", column.name, "of sessions", column.meaning);
  for (const auto& [confidence, meaning] : timeline::confidence_words())
    search.look_at("confidence", confidence, "of an SA in sessions", meaning);
  for (const auto& check : timeline::known_checks())
    search.look_at("finding", check.id, "of summary and report", check.meaning);
  return search.take();
}

}  // namespace render
