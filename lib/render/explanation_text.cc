#include "render/explanation_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <ostream>
#include <string>

#include "render/text.h"
#include "render/wrap.h"

namespace render {
namespace {

constexpr Indent kHead{.first = 0, .others = 2};
constexpr Indent kBody{.first = 2, .others = 4};
constexpr Indent kItem{.first = 4, .others = 6};

/// Writes one explanation.
class Article {
 public:
  Article(std::ostream& out, std::size_t width) : out_(out), width_(width) {}

  void write(const Explanation& explanation) {
    write_head(explanation);
    write_names(explanation);
    write_places(explanation);
    write_diagnosis(explanation);
    write_fields(explanation.fields);
  }

 private:
  void write_head(const Explanation& explanation) {
    auto head = fmt::format("{} {}", explanation.kind, explanation.id);
    if (!explanation.title.empty()) head += fmt::format(": {}", explanation.title);
    write_paragraph(out_, head, kHead, width_);
    write_paragraph(out_, explanation.meaning, {.first = 2, .others = 2}, width_);
  }

  void write_names(const Explanation& explanation) {
    line("Event column", explanation.event);
    line("Symbol", explanation.symbol);
    line("Hexadecimal", explanation.hex);
    line("Met in", explanation.met_in);
    line("Older text", explanation.older_text);
    line("Same text", fmt::format("{}", fmt::join(explanation.same_text, ", ")));
  }

  void write_places(const Explanation& explanation) {
    line("In fields", fmt::format("{}", fmt::join(explanation.carried_by, ", ")));
    line("In events", fmt::format("{}", fmt::join(explanation.events, ", ")));
    line("In columns", fmt::format("{}", fmt::join(explanation.columns, ", ")));
    line("Values", fmt::format("{}", fmt::join(explanation.values, "; ")));
  }

  void write_diagnosis(const Explanation& explanation) {
    if (!explanation.can_be_diagnosed) return;
    if (explanation.diagnosis == nullptr) {
      write_paragraph(out_, "Nothing is documented about cause or remedy.", kBody, width_);
      return;
    }
    const auto& diagnosis = *explanation.diagnosis;
    line("Cause", diagnosis.cause);
    line("Remedy", diagnosis.remedy.empty() ? "None is documented." : diagnosis.remedy);
    for (const auto& source : diagnosis.sources) {
      line("Source", source.title);
      write_paragraph(out_, source.url, kItem, width_);
    }
  }

  void write_fields(std::span<const ExplainedField> fields) {
    if (fields.empty()) return;
    write_paragraph(out_, "Fields, each with the column of timeline that shows it:", kBody, width_);
    for (const auto& field : fields)
      write_paragraph(out_, fmt::format("{} ({}): {}", field.name, field.column, field.meaning),
                      kItem, width_);
  }

  void line(std::string_view label, std::string_view text) {
    if (!text.empty()) write_paragraph(out_, fmt::format("{}: {}", label, text), kBody, width_);
  }

  std::ostream& out_;
  std::size_t width_;
};

// What the list of topics says of one.
std::string in_short(const Explanation& explanation) {
  const auto said = explanation.title.empty() ? explanation.meaning : explanation.title;
  if (explanation.event.empty()) return fmt::format("{}: {}", explanation.id, said);
  return fmt::format("{}: {} ({})", explanation.id, said, explanation.event);
}

}  // namespace

void write_explanations(std::ostream& out, std::span<const Explanation> explanations,
                        std::size_t width) {
  Article article(out, width);
  for (const auto& explanation : explanations) {
    if (&explanation != &explanations.front()) out << '\n';
    article.write(explanation);
  }
}

void write_topics(std::ostream& out, std::span<const Explanation> explanations, std::size_t width) {
  std::string_view kind;
  for (const auto& explanation : explanations) {
    if (explanation.kind != kind) out << (kind.empty() ? "" : "\n") << explanation.kind << "s\n";
    kind = explanation.kind;
    write_paragraph(out, in_short(explanation), kBody, width);
  }
}

}  // namespace render
