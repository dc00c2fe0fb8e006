#pragma once

#include <cstdint>
#include <map>
#include <optional>

namespace timeline {

/// A set of record ids, of places in a file or of times, held as runs: a log that lacks none is a
/// single one.
class IdRuns {
 public:
  void add(std::uint64_t id) { add(id, id); }
  /// Adds the ids from `first` to `last`, which is not before it.
  void add(std::uint64_t first, std::uint64_t last);
  IdRuns& operator+=(const IdRuns& more);

  [[nodiscard]] std::optional<std::uint64_t> first() const;
  [[nodiscard]] std::optional<std::uint64_t> last() const;
  /// Places between the first and the last id where ids are missing.
  [[nodiscard]] std::uint64_t gaps() const { return runs_.empty() ? 0 : runs_.size() - 1; }
  /// How many are missing in the gaps.
  [[nodiscard]] std::uint64_t missing() const;
  /// How many ids from `first` to `last` are in the set.
  [[nodiscard]] std::uint64_t count(std::uint64_t first, std::uint64_t last) const;
  /// True if any id from `first` to `last` is in the set; none is if `last` is before `first`.
  [[nodiscard]] bool meets(std::uint64_t first, std::uint64_t last) const;
  /// True if any id is in both sets.
  [[nodiscard]] bool meets(const IdRuns& other) const;
  /// True if all ids of the other set are in this one.
  [[nodiscard]] bool contains(const IdRuns& other) const;
  /// The runs, last ids by first ids: they are apart by one id at least.
  [[nodiscard]] const std::map<std::uint64_t, std::uint64_t>& runs() const { return runs_; }

  bool operator==(const IdRuns&) const = default;

 private:
  std::map<std::uint64_t, std::uint64_t> runs_{};  // last ids by first ids; none touches another
};

}  // namespace timeline
