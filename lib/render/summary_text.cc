#include "render/summary_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <ostream>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "events/catalogue.h"
#include "events/diagnosis.h"
#include "events/field.h"
#include "render/finding_words.h"
#include "render/grid.h"
#include "render/session_row.h"
#include "render/summary_chart.h"
#include "render/table_column.h"
#include "render/text.h"
#include "render/wrap.h"
#include "timeline/failure_reason.h"
#include "timeline/gap_place.h"
#include "timeline/wording.h"

namespace render {
namespace {

using timeline::counted;
using timeline::Finding;
using timeline::in_words;
using timeline::Severity;
using timeline::Summary;

constexpr std::size_t kMostEvidence = 5;  // that is shown
constexpr Indent kText{.first = 2, .others = 2};
constexpr Indent kNote{.first = 4, .others = 6};
constexpr std::string_view kHere = "at ";
constexpr std::string_view kBefore = "before ";
constexpr std::string_view kBehind = "behind ";
constexpr std::string_view kBold = "\x1b[1m";

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::high:
      return ansi::kRed;
    case Severity::medium:
      return ansi::kYellow;
    case Severity::low:
    case Severity::info:
      return ansi::kDim;
  }
  return {};
}

template <class Duration>
std::string or_nothing(const std::optional<Duration>& value) {
  return value ? in_words(*value) : "";
}

/// Where records are that show something: these, or what is missing beside them.
struct EvidencePlace {
  std::string_view source{};
  std::string_view beside{};  // kHere, kBefore or kBehind; empty: the file

  auto operator<=>(const EvidencePlace&) const = default;
};

/// Writes the parts of a summary one below the other.
class Writer {
 public:
  Writer(std::ostream& out, const Summary& summary, const timeline::EventList& events,
         const SummaryStyle& style)
      : out_(out), summary_(summary), events_(events), style_(style) {}

  void write_totals();
  void write_findings();
  void write_peers();
  void write_reasons();
  void write_chart();
  void write_thresholds();

 private:
  void heading(std::string_view text) { out_ << '\n' << coloured(text, kBold) << '\n'; }
  void paragraph(std::string_view text, Indent indent) {
    write_paragraph(out_, text, indent, width());
  }
  void grid(std::span<const GridRow> rows, std::span<const Align> aligns) {
    write_grid(out_, rows, aligns, style_.table.width);
  }
  void write_pairs(std::span<const GridRow> rows);
  void rest(std::size_t all, std::string_view noun) {
    if (all > style_.most)
      paragraph(fmt::format("and {}: --most shows them, and -f json all",
                            counted(all - style_.most, noun)),
                kText);
  }
  [[nodiscard]] std::size_t width() const {
    return style_.table.width.value_or(SummaryStyle::kUsualWidth);
  }
  [[nodiscard]] std::string coloured(std::string_view text, std::string_view colour) const {
    if (style_.table.colour == Colour::never) return std::string(text);
    return fmt::format("{}{}{}", colour, text, ansi::kPlain);
  }

  [[nodiscard]] std::string statuses() const;
  void add_kinds(std::vector<GridRow>& rows) const;
  void add_asides(std::vector<GridRow>& rows) const;
  void write_finding(const Finding& finding);
  void write_documented(const timeline::ReasonSummary& reason);
  [[nodiscard]] std::string evidence(const Finding& finding) const;

  std::ostream& out_;
  const Summary& summary_;
  const timeline::EventList& events_;
  const SummaryStyle& style_;
};

// Names, and behind them texts that are broken into lines; below the names where there is no room
// beside them.
void Writer::write_pairs(std::span<const GridRow> rows) {
  constexpr std::size_t kBetween = 2;
  constexpr std::size_t kNarrowest = 20;  // of a text: a moment takes that
  std::size_t column = 0;
  for (const auto& row : rows) column = std::max(column, display_width(row.front()) + kBetween);
  const bool has_room = column + kNarrowest <= width();
  for (const auto& row : rows) {
    const auto& name = row.front();
    out_ << name;
    if (has_room)
      out_ << std::string(column - display_width(name), ' ');
    else
      out_ << '\n';
    std::ostringstream text;
    write_paragraph(text, row.back(), has_room ? Indent{column, column} : kNote, width());
    out_ << (has_room ? text.str().substr(column) : text.str());
  }
}

// `3 closed, 1 open, 0 unknown_start, 0 lost`.
std::string Writer::statuses() const {
  const auto& counts = summary_.totals.by_status;
  std::vector<std::string> statuses;
  statuses.reserve(counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i)
    statuses.push_back(
        fmt::format("{} {}", counts.at(i), name(static_cast<timeline::SessionStatus>(i))));
  return fmt::format("{}{}", fmt::join(statuses, ", "),
                     summary_.is_of_certain_events ? " (of all events)" : "");
}

// How many there were of each kind.
void Writer::add_kinds(std::vector<GridRow>& rows) const {
  const auto& counts = summary_.totals.by_kind;
  for (std::size_t i = 0; i < counts.size(); ++i)
    if (counts.at(i) > 0)
      rows.push_back({fmt::format("  {}", events::name(static_cast<events::Kind>(i))),
                      fmt::to_string(counts.at(i))});
}

// What is told only where there is something of it.
void Writer::add_asides(std::vector<GridRow>& rows) const {
  const auto& totals = summary_.totals;
  if (const auto both = summary_.failures_at_both_ends.size(); both > 0)
    rows.push_back({"  both ends", fmt::format("{} in the logs of both hosts, counted at each",
                                               counted(both, "failed negotiation"))});
  if (totals.repeats > 0)
    rows.push_back(
        {"  repeats", fmt::format("{} (copies of records, counted once)", totals.repeats)});
  if (totals.left_out > 0)
    rows.push_back({"  left out", fmt::format("{} (by the filter)", totals.left_out)});
}

void Writer::write_totals() {
  const auto& totals = summary_.totals;
  out_ << coloured("TOTALS", kBold) << '\n';
  std::vector<GridRow> rows;
  if (totals.first)
    rows.push_back(
        {"  time", fmt::format("{} to {}", in_words(*totals.first), in_words(*totals.last))});
  rows.push_back({"  computers", fmt::to_string(totals.computers)});
  rows.push_back({"  peers", fmt::to_string(summary_.peers.size())});
  add_kinds(rows);
  rows.push_back({"  sessions", statuses()});
  add_asides(rows);
  write_pairs(rows);
}

// `records 1, 2 of a.evtx`; a gap is where the record beside it stands: `before record 7 of
// b.evtx`.
std::string records_of(const EvidencePlace& place, std::span<const std::string> ids) {
  if (place.beside.empty()) return std::string(place.source);
  return fmt::format("{}record{} {} of {}", place.beside == kHere ? "" : place.beside,
                     ids.size() == 1 ? "" : "s", fmt::join(ids, ", "), place.source);
}

std::string_view beside(const events::Event& event) {
  if (event.kind != events::Kind::records_missing) return kHere;
  if (timeline::is_of_a_file(event)) return {};
  return timeline::gap_place(event) == timeline::GapPlace::behind_all ? kBehind : kBefore;
}

// The id of the record that stands there, or beside the gap.
std::string record_of(const events::Event& event, std::string_view beside) {
  return beside == kBehind ? std::string(field(event, "after")) : fmt::to_string(event.record_id);
}

// The first ones, by file: `records 1, 2 of a.evtx, record 7 of b.evtx and 497 more`.
std::string Writer::evidence(const Finding& finding) const {
  const auto all = finding.evidence.size();
  const auto shown = std::min(all, kMostEvidence);
  std::map<EvidencePlace, std::vector<std::string>> records;
  for (std::size_t i = 0; i < shown; ++i) {
    const auto event = events_.at(finding.evidence[i]);
    const auto where = beside(event);
    records[{.source = event.source, .beside = where}].push_back(record_of(event, where));
  }
  std::vector<std::string> files;
  files.reserve(records.size());
  for (const auto& [place, ids] : records) files.push_back(records_of(place, ids));
  const auto text = fmt::format("evidence: {}", fmt::join(files, ", "));
  return all > shown ? text + fmt::format(", and {} more", all - shown) : text;
}

void Writer::write_finding(const Finding& finding) {
  out_ << "  " << coloured(name(finding.severity), colour_of(finding.severity)) << ' ' << finding.id
       << '\n';
  paragraph(finding.statement, kNote);
  paragraph(finding.basis, kNote);
  paragraph(evidence(finding), kNote);
}

void Writer::write_findings() {
  heading("FINDINGS");
  if (summary_.findings.empty()) out_ << "  none\n";
  std::map<std::string_view, std::size_t> met;
  for (const auto& finding : summary_.findings)
    if (++met[finding.id] <= style_.most) write_finding(finding);
  for (const auto& [id, count] : met)
    if (count > style_.most)
      paragraph(fmt::format("and {} more of {}: --most shows them, and -f json all",
                            count - style_.most, id),
                kText);
}

void Writer::write_peers() {
  heading("BY PEER");
  constexpr auto kLeft = Align::left;
  constexpr auto kRight = Align::right;
  static constexpr std::array kAligns{kLeft,  kRight, kRight, kRight, kRight,
                                      kRight, kLeft,  kLeft,  kLeft};
  std::vector<GridRow> rows{{"  PEER", "ESTABLISHED", "FAILED", "ENDED", "MEAN UP", "LONGEST UP",
                             "FIRST", "LAST", "MAIN REASON"}};
  for (const auto& peer :
       std::span(summary_.peers).first(std::min(style_.most, summary_.peers.size())))
    rows.push_back({fmt::format("  {}", peer.address), fmt::to_string(peer.established),
                    fmt::to_string(peer.failed), fmt::to_string(peer.ended),
                    or_nothing(peer.mean_up), or_nothing(peer.longest_up), or_nothing(peer.first),
                    or_nothing(peer.last),
                    peer.failed == 0 ? "" : timeline::reason_in_words(peer.main_reason)});
  grid(rows, kAligns);
  rest(summary_.peers.size(), "more peer");
}

// Of each of several errors it says which one it is about.
void Writer::write_documented(const timeline::ReasonSummary& reason) {
  for (const auto code : reason.codes) {
    const auto* diagnosis = events::diagnosis(code);
    if (diagnosis == nullptr) continue;
    const auto which = reason.codes.size() > 1 ? fmt::format("{}: ", code) : std::string();
    const auto write = [&](std::string_view what, std::string_view text) {
      if (!text.empty()) paragraph(fmt::format("{}{}: {}", which, what, text), kNote);
    };
    std::vector<std::string_view> titles;
    for (const auto& source : diagnosis->sources) titles.push_back(source.title);
    write("cause", diagnosis->cause);
    write("remedy", diagnosis->remedy);
    write("source", fmt::format("{}", fmt::join(titles, "; ")));
  }
}

void Writer::write_reasons() {
  if (summary_.reasons.empty()) return;
  heading("BY REASON OF FAILURE");
  const auto shown =
      std::span(summary_.reasons).first(std::min(style_.most, summary_.reasons.size()));
  for (const auto& reason : shown) {
    paragraph(fmt::format("{} with {}: {}", counted(reason.count, "failure"),
                          counted(reason.peers, "peer"), timeline::reason_in_words(reason.reason)),
              kText);
    write_documented(reason);
  }
  rest(summary_.reasons.size(), "more reason");
}

void Writer::write_chart() {
  if (summary_.histogram.buckets.empty()) return;
  heading("OVER TIME");
  write_summary_chart(out_, summary_.histogram, width());
}

void Writer::write_thresholds() {
  heading("THRESHOLDS");
  std::vector<std::string> all;
  for (const auto& threshold : timeline::threshold_names())
    all.push_back(fmt::format("--{} {}", threshold.name,
                              timeline::to_string(summary_.thresholds, threshold)));
  paragraph(fmt::format("{}", fmt::join(all, " ")), kText);
}

}  // namespace

void write_summary_text(std::ostream& out, const Summary& summary,
                        const timeline::EventList& events, const SummaryStyle& style) {
  Writer writer(out, summary, events, style);
  writer.write_totals();
  writer.write_findings();
  writer.write_peers();
  writer.write_reasons();
  writer.write_chart();
  writer.write_thresholds();
}

}  // namespace render
