#include "events/topic.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "events/any_case.h"
#include "events/context_catalogue.h"
#include "events/trim.h"
#include "evtx/integer.h"

namespace events {
namespace {

using View = std::string_view;

constexpr View kParameterMark = "%%";
constexpr std::size_t kShortest = 3;  // of what is worth a search

// Record ids that are skipped make a row of their own, without an event.
constexpr std::array<FieldDefinition, 9> kFieldsOfMissing{{
    {"after", FieldType::u64},
    {"first", FieldType::u64},
    {"last", FieldType::u64},
    {"count", FieldType::u64},
    {"unreadable", FieldType::u64},
    {"lost"},
    {"after_time"},
    {"computers"},
    {"rows_unreadable", FieldType::u64},
}};
constexpr Definition kRecordsMissing{
    0, Kind::records_missing,
    "Records that are not there: the ids of a log skip them, or a part of it cannot be read",
    kFieldsOfMissing};

bool is_decimal(View text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<std::uint32_t> decimal(View text) {
  return is_decimal(text) ? evtx::integer_from<std::uint32_t>(text) : std::nullopt;
}

/// A term, seen in all the ways it may be meant.
struct Term {
  explicit Term(View written) : text(trimmed(written)), reason(comparable(written)) {
    const bool is_marked = text.starts_with(kParameterMark);
    parameter = decimal(is_marked ? text.substr(kParameterMark.size()) : text);
    event = decimal(text);
    error = evtx::integer_from<std::uint32_t>(text);
  }

  View text{};
  View reason{};  // as the text of an error is compared
  std::optional<std::uint32_t> event{};
  std::optional<std::uint32_t> parameter{};
  std::optional<std::uint32_t> error{};
};

// By its number, or by the HRESULT that is made of it (HRESULT_FROM_WIN32).
bool is_number_of(std::uint32_t error, const Term& term) {
  constexpr std::uint32_t kFromWin32 = 0x80070000;
  constexpr std::uint32_t kGreatestWin32 = 0xffff;
  if (!term.error) return false;
  return *term.error == error || (error <= kGreatestWin32 && *term.error == (kFromWin32 | error));
}

bool is_meant(const Definition& event, const Term& term) {
  const bool is_event = event.id != 0;
  return (is_event && event.id == term.event) || same_in_any_case(name(event.kind), term.text);
}

bool is_meant(const Parameter& parameter, const Term& term) {
  return parameter.code == term.parameter || same_in_any_case(parameter.text, term.text);
}

bool is_meant(const IkeError& error, const Term& term) {
  return is_number_of(error.number, term) || same_in_any_case(error.symbol, term.text) ||
         same_in_any_case(comparable(error.text), term.reason);
}

bool is_meant(const OtherError& error, const Term& term) {
  return is_number_of(error.number, term) || same_in_any_case(error.text, term.reason);
}

bool is_meant(const FieldMeaning& field, const Term& term) {
  return same_in_any_case(field.name, term.text);
}

bool is_like(const Definition& event, View part) {
  return holds_in_any_case(event.title, part) || holds_in_any_case(name(event.kind), part);
}

bool is_like(const Parameter& parameter, View part) {
  return holds_in_any_case(parameter.text, part);
}

bool is_like(const IkeError& error, View part) {
  return holds_in_any_case(error.text, part) || holds_in_any_case(error.symbol, part);
}

bool is_like(const OtherError& error, View part) { return holds_in_any_case(error.text, part); }

bool is_like(const FieldMeaning& field, View part) { return holds_in_any_case(field.name, part); }

template <class Known, class Accepts>
void take(std::vector<Topic>& taken, const Known& known, const Accepts& accepts) {
  for (const auto& topic : known)
    if (accepts(topic)) taken.emplace_back(&topic);
}

template <class Accepts>
std::vector<Topic> topics_if(const Accepts& accepts) {
  std::vector<Topic> taken;
  take(taken, definitions(), accepts);
  take(taken, context_definitions(), [&](const Definition& event) {
    return find_context(event.id) == &event && accepts(event);  // in its newest version
  });
  take(taken, std::span(&kRecordsMissing, 1), accepts);
  take(taken, parameters(), accepts);
  take(taken, ike_errors(), accepts);
  take(taken, other_errors(), accepts);
  take(taken, field_meanings(), accepts);
  return taken;
}

// Errors that are no Win32 error are known by their hexadecimal number.
std::string error_id(std::uint32_t number) {
  constexpr std::uint32_t kFirstResult = 0x80000000;
  return number >= kFirstResult ? fmt::format("0x{:08X}", number) : fmt::format("{}", number);
}

struct Id {
  std::string operator()(const Definition* event) const {
    return event->id == 0 ? std::string(name(event->kind)) : fmt::format("{}", event->id);
  }
  std::string operator()(const Parameter* parameter) const {
    return fmt::format("{}{}", kParameterMark, parameter->code);
  }
  std::string operator()(const IkeError* error) const { return error_id(error->number); }
  std::string operator()(const OtherError* error) const { return error_id(error->number); }
  std::string operator()(const FieldMeaning* field) const { return std::string(field->name); }
};

struct Title {
  View operator()(const Definition* event) const { return event->title; }
  View operator()(const Parameter* parameter) const { return parameter->text; }
  View operator()(const IkeError* error) const { return error->text; }
  View operator()(const OtherError* error) const { return error->text; }
  View operator()(const FieldMeaning* /*field*/) const { return {}; }
};

}  // namespace

std::vector<Topic> topics(View term) {
  const Term meant(term);
  if (meant.text.empty()) return {};
  return topics_if([&](const auto& topic) { return is_meant(topic, meant); });
}

std::vector<Topic> all_topics() {
  return topics_if([](const auto& /*topic*/) { return true; });
}

std::vector<Topic> topics_like(View term) {
  const auto part = comparable(term);
  if (part.size() < kShortest) return {};
  return topics_if([&](const auto& topic) { return is_like(topic, part); });
}

std::string id(const Topic& topic) { return std::visit(Id{}, topic); }

View title(const Topic& topic) { return std::visit(Title{}, topic); }

}  // namespace events
