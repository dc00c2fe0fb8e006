#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evtx/error.h"

namespace timeline {

/// What was met in a log, counted. `records == main_mode + others + unreadable` always holds.
struct Counts {
  std::uint64_t bytes = 0;           ///< read
  std::uint64_t chunks = 0;          ///< stretches of 64 KiB that hold records or should
  std::uint64_t damaged_chunks = 0;  ///< of these, cut, changed, torn, or no chunk at all
  std::uint64_t zero_chunks = 0;     ///< stretches of 64 KiB of zeros
  /// Of these, in whose place a chunk stood, as one follows or the log's header names it: they are
  /// among the damaged chunks.
  std::uint64_t zeroed_chunks = 0;
  std::uint64_t records = 0;     ///< record headers met, and rows
  std::uint64_t rows = 0;        ///< of these, rows
  std::uint64_t row_files = 0;   ///< files that hold rows, and no records
  std::uint64_t main_mode = 0;   ///< of these, the nine events
  std::uint64_t others = 0;      ///< of these, any other event
  std::uint64_t unreadable = 0;  ///< of these, broken or not decoded
  /// Records that a sound header, of a chunk or of the log, promises and that are not met.
  std::uint64_t missing = 0;
  /// Of `records` and the recovered ones, those that only decoding in full could tell apart.
  std::uint64_t in_full = 0;
  std::uint64_t second_opinions = 0;    ///< of what is shown, decoded by libevtx too
  std::uint64_t no_second_opinion = 0;  ///< of the same, those that libevtx was asked for in vain
  /// Beside `records`, from the slack of chunks, where they are in no used part and wanted.
  std::uint64_t recovered = 0;
  std::uint64_t filtered = 0;  ///< of `main_mode` and of the recovered, left out by the filter
  std::uint64_t audit = 0;     ///< of `others`, by Microsoft-Windows-Security-Auditing
  std::uint64_t context = 0;   ///< of `others`, shown as context
  /// Places where record ids skip between two records of a log, and how many are missing there: of
  /// these, some may be among `unreadable` and `missing`.
  std::uint64_t id_gaps = 0;
  std::uint64_t ids_skipped = 0;
  std::uint64_t logs_full_of_gaps = 0;  ///< more than are remembered: these are counted nowhere

  /// Stretches of zeros that are room which was not used yet.
  [[nodiscard]] std::uint64_t unused_chunks() const { return zero_chunks - zeroed_chunks; }

  Counts& operator+=(const Counts& more);
  bool operator==(const Counts&) const = default;
};

/// Messages, of which only the first ones are kept: a log can have millions.
class Notices {
 public:
  static constexpr std::size_t kMostKept = 1000;

  void add(evtx::Error notice);
  Notices& operator+=(const Notices& more);
  /// The same messages with the file's name added.
  [[nodiscard]] Notices in_file(const std::string& name) const;

  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] const std::vector<evtx::Error>& kept() const { return kept_; }

 private:
  std::uint64_t count_ = 0;
  std::vector<evtx::Error> kept_{};
};

/// One log's account.
struct Account {
  std::string source{};
  Counts counts{};
  Notices losses{};                     ///< what could not be read
  Notices doubts{};                     ///< what was read, and may not be as it was written
  Notices differences{};                ///< what two readers do not read alike
  Notices without_opinion{};            ///< what has no second opinion, and why
  Notices earlier_losses{};             ///< what rows say was lost when they were written
  std::vector<std::string> channels{};  ///< those of the readable records, sorted
  /// Of the records, as the log numbers them; see `highest_id`.
  std::optional<std::uint64_t> highest_id{};

  /// Adds what another part of the same log holds.
  Account& operator+=(const Account& more);
};

}  // namespace timeline
