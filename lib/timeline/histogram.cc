#include "timeline/histogram.h"

#include <chrono>
#include <iterator>
#include <utility>

#include "timeline/filter.h"

namespace timeline {
namespace {

using std::chrono::hours;

// Rounds down before 1970, too.
std::int64_t bucket_of(std::int64_t hour, std::int64_t bucket_hours) {
  const auto rest = hour % bucket_hours;
  return (hour - (rest < 0 ? rest + bucket_hours : rest)) / bucket_hours;
}

std::int64_t hour_of(evtx::Timestamp time) {
  return std::chrono::floor<hours>(time).time_since_epoch().count();
}

// How many buckets it takes from one hour to another.
std::size_t bucket_count(std::int64_t first, std::int64_t last, std::int64_t bucket_hours) {
  return static_cast<std::size_t>(bucket_of(last, bucket_hours) - bucket_of(first, bucket_hours)) +
         1;
}

// A multiple of the length that they have.
std::int64_t fitting_hours(std::int64_t first, std::int64_t last, std::int64_t had,
                           std::size_t most) {
  for (const std::int64_t length : {1, 2, 3, 4, 6, 8, 12})
    if (length % had == 0 && bucket_count(first, last, length) <= most) return length;
  std::int64_t length = 24;
  while (length % had != 0 || bucket_count(first, last, length) > most) length *= 2;
  return length;
}

std::uint64_t Bucket::*member_for(events::Kind kind) {
  switch (kind) {
    case events::Kind::established:
    case events::Kind::extended_mode_established:
      return &Bucket::established;
    case events::Kind::failed:
      return &Bucket::failed;
    case events::Kind::ended:
      return &Bucket::ended;
    default:
      return events::is_context(kind) ? nullptr : &Bucket::others;
  }
}

/// Hours and their counts, in order, as buckets of another length.
template <class Hours>
Histogram in_buckets(const Hours& counts, std::int64_t had, std::size_t most) {
  if (counts.empty()) return {.bucket_hours = had};
  const auto first = counts.begin()->first;
  const auto last = std::prev(counts.end())->first;
  const auto length = fitting_hours(first, last, had, most);
  Histogram histogram{.bucket_hours = length,
                      .buckets = std::vector<Bucket>(bucket_count(first, last, length))};
  const auto begin = bucket_of(first, length);
  for (std::size_t i = 0; i < histogram.buckets.size(); ++i)
    histogram.buckets[i].start =
        evtx::Timestamp(hours((begin + static_cast<std::int64_t>(i)) * length));
  for (const auto& [hour, bucket] : counts)
    histogram.buckets[static_cast<std::size_t>(bucket_of(hour, length) - begin)] += bucket;
  return histogram;
}

}  // namespace

Bucket& Bucket::operator+=(const Bucket& more) {
  established += more.established;
  failed += more.failed;
  ended += more.ended;
  others += more.others;
  return *this;
}

Histogram coarsened(const Histogram& histogram, std::size_t most) {
  std::vector<std::pair<std::int64_t, Bucket>> hours;
  hours.reserve(histogram.buckets.size());
  for (const auto& bucket : histogram.buckets) hours.emplace_back(hour_of(bucket.start), bucket);
  return in_buckets(hours, histogram.bucket_hours, most);
}

void HourCounts::see(const events::Event& event) {
  const auto at = moment(event);
  const auto member = member_for(event.kind);
  if (at && member != nullptr) ++(hours_[hour_of(*at)].*member);
}

Histogram HourCounts::histogram() const { return in_buckets(hours_, 1, kMostBuckets); }

}  // namespace timeline
