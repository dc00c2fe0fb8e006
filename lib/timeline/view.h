#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/address.h"

namespace timeline {

/// Which part of a negotiation a host had, if it says.
enum class Part : std::uint8_t { unknown, initiator, responder };

/// Something that two hosts take part in, as one of them logged it.
struct View {
  std::size_t subject = 0;     ///< what it is a view of, as the caller counts
  std::uint32_t computer = 0;  ///< who logged it, see `Computers`
  Address local{};
  Address remote{};
  std::uint32_t local_port = 0;  ///< 0 if it does not say
  std::uint32_t remote_port = 0;
  Part part = Part::unknown;
  std::array<std::uint32_t, 4>
      agreed{};              ///< what both must say alike, as numbers; 0 if it does not say
  std::uint64_t cookie = 0;  ///< the initiator's; 0 if it does not say
  std::optional<evtx::Timestamp> begin{};
  std::optional<evtx::Timestamp> end{};
};

/// True if both may be of one thing, as far as what they say goes, not their times: the parts are
/// opposite, the ports are each other's, and they say alike what both must. Whose addresses they
/// are is not looked at.
bool are_mirrored(const View& a, const View& b);

/// One of the moments of a view.
using ViewMoment = std::optional<evtx::Timestamp> View::*;

/// Views in the order of one of their moments; they are somebody else's.
using ViewRow = std::vector<const View*>;

/// Those of the views that have this moment, in its order.
ViewRow row_of(std::span<const View> views, ViewMoment moment);

/// Gives those of a row that lie nearest to a moment, the nearest first, for one moment after the
/// other.
class NearestViews {
 public:
  /// None is further than `reach` from the moment. `row` is in the order of `which`, and must
  /// outlive it.
  NearestViews(const ViewRow& row, ViewMoment which, evtx::Ticks reach);

  /// Begins anew with those nearest to `middle`, which is not earlier than the one before. It comes
  /// before the first `next`.
  void move_to(evtx::Timestamp middle);
  /// Nothing if there are no more.
  const View* next();

 private:
  [[nodiscard]] const View* at(std::ptrdiff_t index) const {
    return row_[static_cast<std::size_t>(index)];
  }
  [[nodiscard]] evtx::Timestamp moment(std::ptrdiff_t index) const { return *(at(index)->*which_); }
  [[nodiscard]] evtx::Ticks distance(std::ptrdiff_t index) const;

  const ViewRow& row_;
  ViewMoment which_;
  evtx::Ticks reach_;
  evtx::Timestamp middle_{};
  std::ptrdiff_t behind_ = 0;  // the first one that is not before `middle_`
  std::ptrdiff_t first_ = 0;   // those from here on were given
  std::ptrdiff_t next_ = 0;    // up to here
};

}  // namespace timeline
