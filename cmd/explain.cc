#include "cmd/explain.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/output.h"
#include "events/topic.h"
#include "render/explanation.h"
#include "render/explanation_json.h"
#include "render/explanation_text.h"
#include "render/own_words.h"

namespace cmd {
namespace {

using render::Explanation;

constexpr std::size_t kWidthOfPipes = 80;
constexpr std::size_t kMostOffered = 5;

// What stands for something to Windows, and behind it what does so to the other commands.
std::vector<Explanation> explained(std::span<const events::Topic> topics,
                                   std::vector<Explanation> own_words) {
  std::vector<Explanation> explanations;
  explanations.reserve(topics.size() + own_words.size());
  for (const auto& topic : topics) explanations.push_back(render::explanation(topic));
  std::ranges::move(own_words, std::back_inserter(explanations));
  return explanations;
}

std::string in_short(const events::Topic& topic) {
  const auto title = events::title(topic);
  return title.empty() ? events::id(topic) : fmt::format("{} ({})", events::id(topic), title);
}

// The topics that a term may have been meant for; empty if nothing is like it.
std::string offer(std::string_view term) {
  const auto like = events::topics_like(term);
  std::vector<std::string> offered;
  for (const auto& topic : like)
    if (offered.size() < kMostOffered) offered.push_back(in_short(topic));
  const auto more = like.size() - offered.size();
  return fmt::format("{}{}", fmt::join(offered, "; "),
                     more == 0 ? "" : fmt::format("; and {} more", more));
}

/// Explains terms one after the other.
class Explainer {
 public:
  Explainer(const ExplainOptions& options, const Console& console, std::ostream& out)
      : options_(options), console_(console), out_(out) {}

  void explain(const std::string& term) {
    const auto explanations = explained(events::topics(term), render::own_words(term));
    if (explanations.empty()) return complain(term);
    write(term, explanations);
    ++known_;
  }

  /// What can be explained.
  void list() {
    const auto all = explained(events::all_topics(), render::all_own_words());
    if (options_.format == ExplainOptions::Format::text)
      return render::write_topics(out_, all, width());
    for (const auto& one : all) render::write_term_json(out_, one.id, std::span(&one, 1));
  }

  [[nodiscard]] ExitStatus status() const {
    if (known_ == options_.terms.size()) return everything_read;
    return known_ == 0 ? nothing_done : partly_read;
  }

 private:
  [[nodiscard]] std::size_t width() const {
    return console_.out_is_terminal ? console_.width.value_or(kWidthOfPipes) : kWidthOfPipes;
  }

  void write(const std::string& term, std::span<const Explanation> explanations) {
    switch (options_.format) {
      case ExplainOptions::Format::text:
        if (known_ > 0) out_ << '\n';
        return render::write_explanations(out_, explanations, width());
      case ExplainOptions::Format::jsonl:
        return render::write_term_json(out_, term, explanations);
    }
  }

  void complain(const std::string& term) {
    const auto offered = offer(term);
    auto text = fmt::format("'{}' is not known", term);
    if (!offered.empty()) text += fmt::format(": like it are {}", offered);
    if (offered.empty() && !has_told_kinds_) text += fmt::format(": name {}", kinds_of_terms());
    has_told_kinds_ |= offered.empty();
    say(console_.err, text);
  }

  const ExplainOptions& options_;
  const Console& console_;
  std::ostream& out_;
  std::size_t known_ = 0;
  bool has_told_kinds_ = false;
};

}  // namespace

ExitStatus explain(const ExplainOptions& options, const Console& console) {
  Output output(console.out);
  Explainer explainer(options, console, output.stream());
  if (options.terms.empty()) explainer.list();
  for (const auto& term : options.terms) explainer.explain(term);
  output.finish();
  return explainer.status();
}

}  // namespace cmd
