#include "render/explanation_json.h"

#include <ostream>

#include "render/json.h"

namespace render {
namespace {

/// Writes the members of an explanation's object.
class ExplanationMembers {
 public:
  explicit ExplanationMembers(Json& json) : json_(json) {}

  void write(const Explanation& explanation) {
    text("kind", explanation.kind);
    text("id", explanation.id);
    text("title", explanation.title);
    text("event", explanation.event);
    text("symbol", explanation.symbol);
    text("hex", explanation.hex);
    text("meaning", explanation.meaning);
    text("older_text", explanation.older_text);
    text("met_in", explanation.met_in);
    texts("same_text", explanation.same_text);
    texts("in_fields", explanation.carried_by);
    texts("in_events", explanation.events);
    texts("columns", explanation.columns);
    texts("values", explanation.values);
    write(explanation.fields);
    write(explanation.diagnosis);
  }

 private:
  void text(std::string_view name, std::string_view value) {
    json_.key(name);
    if (value.empty()) {
      json_.null();
    } else {
      json_.text(value);
    }
  }

  template <class Texts>
  void texts(std::string_view name, const Texts& values) {
    json_.key(name).begin_array();
    for (const auto& value : values) json_.text(value);
    json_.end_array();
  }

  void write(std::span<const ExplainedField> fields) {
    json_.key("fields").begin_array();
    for (const auto& field : fields) {
      json_.begin_object();
      text("name", field.name);
      text("column", field.column);
      text("meaning", field.meaning);
      json_.end_object();
    }
    json_.end_array();
  }

  void write(const events::Diagnosis* diagnosis) {
    text("cause", diagnosis == nullptr ? "" : diagnosis->cause);
    text("remedy", diagnosis == nullptr ? "" : diagnosis->remedy);
    json_.key("sources").begin_array();
    if (diagnosis != nullptr)
      for (const auto& source : diagnosis->sources) write(source);
    json_.end_array();
  }

  void write(const events::Source& source) {
    json_.begin_object();
    text("title", source.title);
    text("url", source.url);
    json_.end_object();
  }

  Json& json_;
};

}  // namespace

void write_term_json(std::ostream& out, std::string_view term,
                     std::span<const Explanation> explanations) {
  Json json;
  ExplanationMembers members(json);
  json.begin_object();
  json.key("term").text(term);
  json.key("explanations").begin_array();
  for (const auto& explanation : explanations) {
    json.begin_object();
    members.write(explanation);
    json.end_object();
  }
  json.end_array();
  json.end_object();
  out << json.line();
}

}  // namespace render
