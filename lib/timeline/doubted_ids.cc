#include "timeline/doubted_ids.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace timeline {
namespace {

constexpr auto kHighest = std::numeric_limits<std::uint64_t>::max();

using Indices = std::vector<std::size_t>;
using Id = std::optional<std::uint64_t>;

/// The records of a chunk, and which of their ids are believed.
class Witnesses {
 public:
  Witnesses(std::span<const evtx::Frame> frames, const evtx::ChunkHeader& header)
      : frames_(frames), header_(header), believed_(frames.size()) {}

  DoubtedIds doubted() {
    for (std::size_t i = 1; i < frames_.size(); ++i)
      if (follows(i)) believed_[i - 1] = believed_[i] = true;
    if (std::ranges::find(believed_, false) == believed_.end()) return {};
    for (const auto i : rising()) believed_[i] = true;
    DoubtedIds doubted;
    for (std::size_t begin = 0; begin < frames_.size(); ++begin) {
      const auto end = next_believed(begin);
      add_doubted(begin, end, doubted);
      begin = end;
    }
    return doubted;
  }

 private:
  // Records beside one another of which none is believed.
  void add_doubted(std::size_t begin, std::size_t end, DoubtedIds& doubted) const {
    auto id = first_id_between(begin, end);
    for (; begin < end; ++begin) {
      if (frames_[begin].id != id) doubted.emplace(frames_[begin].position, id);
      if (id) ++*id;
    }
  }

  // How many bytes were skipped, since a record is broken, before one that is not the first.
  [[nodiscard]] std::size_t skipped_before(std::size_t i) const {
    return frames_[i].position - frames_[i - 1].position - frames_[i - 1].size;
  }

  // It has the id that follows on that of the record before; or, where bytes were skipped between
  // the two, one that leaves no more to others than can have stood there.
  [[nodiscard]] bool follows(std::size_t i) const {
    const auto id = frames_[i].id;
    const auto before = frames_[i - 1].id;
    return id > before && id - before - 1 <= skipped_before(i) / evtx::kSmallestRecord;
  }

  // A header that its checksum proves right names them all, any other perhaps its first and last.
  [[nodiscard]] bool is_named(std::size_t i) const {
    const auto id = frames_[i].id;
    if (header_.is_trustworthy())
      return id >= header_.first_record_id && id <= header_.last_record_id;
    return (i == 0 && id == header_.first_record_id) ||
           (i + 1 == frames_.size() && id == header_.last_record_id);
  }

  // Those whose ids rise, as many as there are; nobody vouches for what lies outside of the others.
  [[nodiscard]] Indices rising() const {
    auto rising = longest_rise();
    const auto has_witness = [&](std::size_t i) { return believed_[i] || is_named(i); };
    const auto first = std::ranges::find_if(rising, has_witness);
    rising.erase(rising.begin(), first);
    while (!rising.empty() && !has_witness(rising.back())) rising.pop_back();
    return rising;
  }

  // Puts together the longest of all rising sequences: `ends` has, for each length, the one that
  // ends lowest.
  [[nodiscard]] Indices longest_rise() const {
    Indices ends;
    std::vector<std::optional<std::size_t>> before(frames_.size());
    const auto id_of = [this](std::size_t i) { return frames_[i].id; };
    for (std::size_t i = 0; i < frames_.size(); ++i) {
      if (header_.is_trustworthy() && !is_named(i)) continue;
      const auto place = std::ranges::lower_bound(ends, frames_[i].id, {}, id_of);
      if (place != ends.begin()) before[i] = *(place - 1);
      if (place == ends.end()) {
        ends.push_back(i);
      } else {
        *place = i;
      }
    }
    Indices rise;
    for (auto i = ends.empty() ? std::nullopt : std::optional(ends.back()); i; i = before[*i])
      rise.push_back(*i);
    std::ranges::reverse(rise);
    return rise;
  }

  [[nodiscard]] std::size_t next_believed(std::size_t from) const {
    const auto next =
        std::find(believed_.begin() + static_cast<std::ptrdiff_t>(from), believed_.end(), true);
    return static_cast<std::size_t>(next - believed_.begin());
  }

  // The id before these records, and the one behind them, as far as they are known.
  [[nodiscard]] Id before(std::size_t begin) const {
    if (begin > 0) return frames_[begin - 1].id;
    const bool is_known = header_.is_trustworthy() && header_.first_record_id > 0;
    return is_known ? Id(header_.first_record_id - 1) : Id();
  }
  [[nodiscard]] Id behind(std::size_t end) const {
    if (end < frames_.size()) return frames_[end].id;
    const bool is_known = header_.is_trustworthy() && header_.last_record_id < kHighest;
    return is_known ? Id(header_.last_record_id + 1) : Id();
  }

  // With the records beside them.
  [[nodiscard]] bool is_unbroken(std::size_t begin, std::size_t end) const {
    for (auto i = std::max<std::size_t>(begin, 1); i < std::min(end + 1, frames_.size()); ++i)
      if (skipped_before(i) > 0) return false;
    return true;
  }

  // Of records with doubted ids that stand between two believed ones, where just as many ids are
  // missing; at an end of the chunk that no header vouches for, it is known from one side if no
  // byte was skipped.
  [[nodiscard]] Id first_id_between(std::size_t begin, std::size_t end) const {
    const auto count = end - begin;
    const auto from = before(begin);
    const auto to = behind(end);
    if (from && to) return *to > *from && *to - *from - 1 == count ? Id(*from + 1) : Id();
    if (!is_unbroken(begin, end)) return std::nullopt;
    if (from) return *from < kHighest - count ? Id(*from + 1) : Id();
    return to && *to >= count ? Id(*to - count) : Id();
  }

  std::span<const evtx::Frame> frames_;
  const evtx::ChunkHeader& header_;
  std::vector<bool> believed_;
};

}  // namespace

DoubtedIds doubted_ids(std::span<const evtx::Frame> frames, const evtx::ChunkHeader& header) {
  return Witnesses(frames, header).doubted();
}

}  // namespace timeline
