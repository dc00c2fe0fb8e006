#include "timeline/row_events.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>
#include <utility>

#include "events/field.h"
#include "evtx/integer.h"
#include "timeline/gap_place.h"
#include "timeline/row_loss.h"
#include "timeline/row_packing.h"

namespace timeline {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

struct Line {
  std::string_view text{};  // without its end
  bool has_end = true;
  std::uint64_t number = 0;
  std::uint64_t offset = 0;
};

evtx::Error in_line(const Line& line, std::string_view problem) {
  return evtx::Error(fmt::format("line {}{}: {}", line.number,
                                 line.has_end ? "" : ", the last, without an end", problem),
                     {.offset = line.offset});
}

/// Adds up what the lines hold.
class RowTally {
 public:
  RowTally(const RowReader& read, const RowTaking& taking)
      : read_(read),
        context_(taking.context),
        packing_(found_.events, taking.filter, taking.pools) {}

  void add(const Line& line) {
    if (line.text.find_first_not_of(" \t\r") == std::string_view::npos) return;
    count_line();
    try {
      take(read_(line.text), line);
    } catch (const evtx::Error& error) {
      lose(line, error.problem());
    }
  }

  /// A line of which only the place is known.
  void add_too_long(const Line& line) {
    count_line();
    lose(line, fmt::format("is longer than {} bytes", LineWalk::kLongestLine));
  }

  PieceEvents take() { return std::move(found_); }

 private:
  void count_line() {
    ++found_.counts.records;
    ++found_.counts.rows;
  }

  void take(const Row& row, const Line& line) {
    if (!row.event.channel.empty()) found_.channels.emplace(row.event.channel);
    if (!row.contradiction.empty()) found_.doubts.add(in_line(line, row.contradiction));
    if (!row.doubt.empty()) found_.differences.add(in_line(line, row.doubt));
    if (const auto loss = loss_told_by(row.event)) found_.earlier_losses.add(in_line(line, *loss));
    auto& counts = found_.counts;
    if (events::is_context(row.event.kind)) {
      ++counts.others;
      count_gap(row.event);
      if (context_ && packing_.add(row)) ++counts.context;
    } else {
      ++counts.main_mode;
      if (!packing_.add(row)) ++counts.filtered;
    }
  }

  // As in the log that the row was made of.
  void count_gap(const events::Event& event) {
    if (event.kind != events::Kind::records_missing || gap_place(event) != GapPlace::between)
      return;
    const auto count = evtx::integer_from<std::uint64_t>(events::field(event, "count"));
    found_.counts += {.id_gaps = 1, .ids_skipped = count.value_or(0)};
  }

  void lose(const Line& line, std::string_view problem) {
    ++found_.counts.unreadable;
    found_.losses.add(in_line(line, problem));
  }

  const RowReader& read_;
  bool context_;
  PieceEvents found_{};
  RowPacking packing_;
};

/// Takes lines from the front of a text.
class LineSplit {
 public:
  explicit LineSplit(const Lines& lines)
      : rest_(lines.text), number_(lines.first), offset_(lines.offset) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  Line next() {
    const auto end = rest_.find('\n');
    Line line{.text = rest_.substr(0, end),
              .has_end = end != std::string_view::npos,
              .number = number_++,
              .offset = offset_};
    const auto size = line.text.size() + (line.has_end ? 1 : 0);
    rest_.remove_prefix(size);
    offset_ += size;
    if (line.text.ends_with('\r')) line.text.remove_suffix(1);
    if (line.offset == 0 && line.text.starts_with(kByteOrderMark))
      line.text.remove_prefix(kByteOrderMark.size());
    return line;
  }

 private:
  std::string_view rest_;
  std::uint64_t number_;
  std::uint64_t offset_;
};

}  // namespace

PieceEvents read_rows(const Lines& lines, const RowReader& read, const RowTaking& taking) {
  RowTally tally(read, taking);
  if (lines.is_one_too_long) tally.add_too_long({.number = lines.first, .offset = lines.offset});
  for (LineSplit split(lines); !split.at_end();) tally.add(split.next());
  auto found = tally.take();
  found.counts.bytes = lines.size;
  return found;
}

}  // namespace timeline
