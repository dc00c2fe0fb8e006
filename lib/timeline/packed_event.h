#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/decode.h"
#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/packed_values.h"
#include "timeline/pool.h"

namespace timeline {

/// `events::Event::record_state` and `has_wrong_checksum` in one: what is recovered is under no
/// checksum.
enum class PackedState : std::uint8_t { live, wrong_checksum, recovered };
PackedState packed_state(evtx::RecordState state, bool has_wrong_checksum);

/// An event as it waits to be sorted and shown: 64 bytes, and its values elsewhere, see
/// packed_values.h. Some 150 bytes in all where events have values in common, 200 where each has
/// others; an `Event` and its texts take more than 1000.
struct PackedEvent {
  static constexpr std::int64_t kNoTime = std::numeric_limits<std::int64_t>::min();

  std::int64_t time = kNoTime;     ///< ticks since 1970
  std::int64_t written = kNoTime;  ///< ticks since 1970
  std::uint64_t record_id = 0;
  std::uint64_t offset = 0;
  std::uint32_t batch = 0;     ///< which one of the list it is in
  std::uint32_t values = 0;    ///< where its values begin in those of the batch
  std::uint32_t shape = 0;     ///< in the pool
  std::uint32_t computer = 0;  ///< in the pool
  std::uint32_t channel = 0;   ///< in the pool
  std::uint32_t doubt = 0;     ///< in the pool: what a second reader says otherwise
  std::uint32_t source = 0;    ///< which of the sources
  std::uint16_t event_id = 0;
  std::uint8_t outcome = 0;  ///< 1 + `events::Outcome`, 0 if there is none
  PackedState state = PackedState::live;

  /// The time by which it is sorted.
  [[nodiscard]] std::int64_t moment() const { return time != kNoTime ? time : written; }
};

/// A time as a `PackedEvent` has it.
std::int64_t packed_time(std::optional<evtx::Timestamp> time);
/// The time that a `PackedEvent` has so; nothing for `kNoTime`.
std::optional<evtx::Timestamp> unpacked_time(std::int64_t ticks);
/// An outcome as a `PackedEvent` has it.
std::uint8_t packed_outcome(std::optional<events::Outcome> outcome);

/// Unpacks events one after the other.
class Unpacker {
 public:
  /// `pools` must outlive the unpacker and what it unpacks.
  explicit Unpacker(const Pools& pools) : pools_(pools) {}

  /// The event, whose texts are those of the pools and of `values`, those of its batch. It is the
  /// unpacker's, and valid until it unpacks the next one.
  const events::Event& event(const PackedEvent& packed, const char* values,
                             std::string_view source);
  /// The same as `events::decode_sa` takes it, for less.
  const events::Event& sa(const PackedEvent& packed, const char* values, std::string_view source);

 private:
  /// A text of the pool, as events that follow one another have it in common.
  struct Known {
    std::optional<std::uint32_t> id{};
    std::string_view text{};
  };

  events::Head head_of(const PackedEvent& packed, std::string_view source);
  void unpack_values(const PackedValues& values, const events::Shape& shape);
  void unpack_sa_values(const PackedValues& values, const events::Shape& shape);
  const events::Shape& shape_of(std::uint32_t id);
  std::string_view text_of(Known& known, std::uint32_t id) const;

  const Pools& pools_;
  std::optional<std::uint32_t> shape_id_{};  // of the event before, which is often the same
  const events::Shape* shape_ = nullptr;
  Known computer_{};
  Known channel_{};
  std::vector<events::FieldValue> values_{};  // of the event at hand; keeps its room
  events::Event event_{};                     // keeps its room too
};

}  // namespace timeline
