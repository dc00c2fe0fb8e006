#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "events/event.h"
#include "evtx/timestamp.h"

namespace timeline {

/// What happened from `start` on, until the next bucket begins.
struct Bucket {
  evtx::Timestamp start{};
  std::uint64_t established = 0;
  std::uint64_t failed = 0;
  std::uint64_t ended = 0;
  std::uint64_t others = 0;  ///< the other Main Mode events

  Bucket& operator+=(const Bucket& more);
  bool operator==(const Bucket&) const = default;
};

/// Main Mode events over time: buckets from the first event to the last, empty ones too.
struct Histogram {
  std::int64_t bucket_hours = 1;  ///< how long a bucket is; they begin at multiples of it, in UTC
  std::vector<Bucket> buckets{};

  bool operator==(const Histogram&) const = default;
};

/// The same in fewer buckets: at most `most`, which is at least 2. Their length is the least that
/// does, of 1, 2, 3, 4, 6, 8, 12, 24 hours and then twice as many each time.
Histogram coarsened(const Histogram& histogram, std::size_t most);

/// Puts events into hours.
class HourCounts {
 public:
  static constexpr std::size_t kMostBuckets = 10'000;

  /// An SA that two events show come up is to be shown once.
  void see(const events::Event& event);
  /// By the hour if that makes no more than `kMostBuckets`, else coarser.
  [[nodiscard]] Histogram histogram() const;

 private:
  std::map<std::int64_t, Bucket> hours_{};  // by hours since 1970
};

}  // namespace timeline
