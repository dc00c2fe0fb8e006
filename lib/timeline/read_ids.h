#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/id_runs.h"
#include "timeline/packed_event.h"

namespace timeline {

/// Records of a log that are missing: ids that skip between two records that were read, or what is
/// lost before the first of them or behind the last.
struct RecordGap {
  std::optional<std::uint64_t> first{};  ///< of the missing ids; may be unknown before all records
  std::optional<std::uint64_t> last{};   ///< the same, behind all records
  bool is_behind_all = false;
  std::uint64_t unreadable = 0;  ///< of these, met, but not read
  /// Where the first and the last are known: something could not be read there, or a chunk's header
  /// names some of these. At the ends a gap always is a loss.
  bool is_loss = false;
  /// Between two records, when the one before was logged, if that was noted.
  std::optional<evtx::Timestamp> after_time{};
  /// The log is a collector's: what is missing may have been of any of its computers.
  bool is_of_several_computers = false;
  /// When and where the record was logged that comes next; behind all records, the last one.
  PackedEvent place{};
};

/// The ids of the records of a log, in whatever order its chunks stand: which were read, and which
/// were met and could not be. Memory grows with the gaps between them, up to a limit.
class ReadIds {
 public:
  /// A log that has its gaps in more places is a selection, or made up.
  static constexpr std::size_t kMostGaps = 65'536;

  /// True if this id follows on the one noted last: no gap can be before it.
  [[nodiscard]] bool is_next(std::uint64_t id) const {
    return run_ && id != 0 && run_->second == id - 1;
  }
  /// Notes a record that was read and whose id is the next.
  void add_next() { ++run_->second; }
  /// Notes a record that was read; `head` is what stands in the row of the gap that may be before
  /// it.
  void add(std::uint64_t id, const PackedEvent& head);
  /// Notes the one of several records, which were noted, that has the highest id: a gap may be
  /// behind it. A collector's records have an EventRecordID of their own.
  void add_last(std::uint64_t id, const PackedEvent& head);
  /// Notes a record that could not be read. Its id may be as broken as the rest: before and behind
  /// all records its place counts (see `add_loss`), and not its id.
  void add_unreadable(std::uint64_t id);
  /// Notes that a header, which its checksum proves right, tells of records that are not there.
  void add_promised(std::uint64_t first, std::uint64_t last);
  /// Notes a record that is there under another id, see `id_of_unknown_last`.
  void add_met(std::uint64_t id);
  /// Notes the last record that the header of the log names, if it can be trusted (see
  /// `last_named`): there was none behind it. One that was read and has a higher id disproves it.
  /// Where it was met and nothing is lost behind the others, it was read under another id.
  void add_end(std::uint64_t last);
  /// Notes that something could not be read at this place of the file.
  void add_loss(std::uint64_t offset);
  /// Adds what is known of another part of the log.
  void add(ReadIds&& more);

  /// True if there were too many gaps: none is remembered then.
  [[nodiscard]] bool has_too_many_gaps() const { return has_too_many_gaps_; }
  /// The ids of the records that were read; none where there were too many gaps.
  [[nodiscard]] const IdRuns& read();
  /// True if records keep the ids that they had in other logs, as in a collector's: the first one
  /// and those behind gaps do, or half of them.
  [[nodiscard]] bool has_foreign_ids();
  /// The gaps, by their ids; none where no record was read.
  [[nodiscard]] std::vector<RecordGap> gaps();
  /// True if something that could not be read stood where no gap is: between records whose ids
  /// follow one another, in a part of the log with no place, or with no gap to tell of it.
  [[nodiscard]] bool is_lost_elsewhere();

 private:
  using Run = std::pair<std::uint64_t, std::uint64_t>;
  struct End {
    std::int64_t time = 0;
    std::uint64_t offset = 0;
  };

  [[nodiscard]] PackedEvent first_head() const;
  [[nodiscard]] PackedEvent last_head() const;
  [[nodiscard]] std::optional<evtx::Timestamp> time_of(std::uint64_t id) const;
  [[nodiscard]] IdRuns places_between(const Run& run, const Run& next) const;
  [[nodiscard]] IdRuns places_before_all() const;
  [[nodiscard]] IdRuns places_behind_all() const;
  [[nodiscard]] bool has_promise_of_read() const;
  [[nodiscard]] bool is_lost_between(const Run& run, const Run& next) const;
  [[nodiscard]] bool is_lost_before_all() const { return losses_.meets(places_before_all()); }
  [[nodiscard]] bool is_lost_behind_all() const { return losses_.meets(places_behind_all()); }
  [[nodiscard]] std::optional<std::uint64_t> promised_behind(std::uint64_t last) const;
  [[nodiscard]] bool is_end_met() const { return end_ && end_ <= met_; }
  [[nodiscard]] std::optional<RecordGap> before_all() const;
  [[nodiscard]] std::optional<RecordGap> behind_all() const;

  void close_run();
  void forget_inner();
  void keep_to_the_limit();

  std::optional<Run> run_{};  // of the last records, not in read_ yet
  IdRuns read_{};
  IdRuns unreadable_{};
  std::map<std::uint64_t, PackedEvent> heads_{};  // by id: of the first of each run, and of others
  std::map<std::uint64_t, End> ends_{};           // by id: of the last of each run, and of others
  std::optional<std::pair<std::uint64_t, PackedEvent>> last_{};  // by id: that has the highest
  IdRuns promised_{};
  std::set<Run> promises_{};            // the same, one by one; none if there are too many
  std::optional<std::uint64_t> met_{};  // the highest
  std::optional<std::uint64_t> end_{};
  IdRuns losses_{};             // their places
  bool has_forgotten_ = false;  // of the losses or the promises some
  bool has_too_many_gaps_ = false;
};

}  // namespace timeline
