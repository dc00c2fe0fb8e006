#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/packed_event.h"
#include "timeline/packed_values.h"
#include "timeline/pool.h"

namespace timeline {

/// Events that were found together, in the order of their log.
struct PackedBatch {
  std::vector<PackedEvent> events{};
  std::string values{};  ///< theirs
  /// Of each event, by what its templates are known, 0 for one that was read in full; empty in a
  /// list.
  std::vector<std::uint64_t> templates{};
  /// The names that `PackedEvent::source` counts, of events that were rows; empty: it counts the
  /// sources of the list.
  std::vector<std::string> sources{};
};

/// The events of a collection, held packed. Reading one unpacks it: a view that is valid as long as
/// the list.
class EventList {
 public:
  EventList(std::shared_ptr<Pools> pools, std::vector<std::string> sources)
      : pools_(std::move(pools)), sources_(std::move(sources)) {}

  /// Adds the events of a batch behind those of its source that are there.
  void add(PackedBatch&& batch);

  /// Orders by (time, computer, record id, source, offset), missing records before the record
  /// behind them; the time is when it was written where the record has no TimeCreated. Sources that
  /// are in order by themselves are only merged.
  void sort();

  [[nodiscard]] std::size_t size() const { return order_.size(); }
  [[nodiscard]] bool empty() const { return order_.empty(); }
  [[nodiscard]] events::Event at(std::size_t index) const;
  /// The event as it is held.
  [[nodiscard]] const PackedEvent& packed(std::size_t index) const { return *order_.at(index); }
  /// The values of an event that `packed` gave, as they are held: of events of one shape with the
  /// same values they are the same bytes. Valid as long as the list.
  [[nodiscard]] PackedValues values_of(const PackedEvent& packed) const {
    return PackedValues::at(batches_[packed.batch]->values.data(), packed.values);
  }
  /// What the numbers of an event stand for.
  [[nodiscard]] const Pools& pools() const { return *pools_; }
  [[nodiscard]] std::string_view source(std::uint32_t number) const { return sources_[number]; }
  /// `timeline::moment` of the event, without unpacking it.
  [[nodiscard]] std::optional<evtx::Timestamp> moment(std::size_t index) const;

  class Iterator {
   public:
    using difference_type = std::ptrdiff_t;  // NOLINT(readability-identifier-naming): std names it
    using value_type = events::Event;        // NOLINT(readability-identifier-naming): std names it
    explicit Iterator(const EventList& list, std::size_t index)
        : list_(&list), unpacker_(*list.pools_), index_(index) {}
    /// Valid until the next one is asked for.
    const events::Event& operator*() { return list_->unpacked(unpacker_, index_); }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    bool operator==(const Iterator& other) const { return index_ == other.index_; }

   private:
    const EventList* list_;
    Unpacker unpacker_;
    std::size_t index_;
  };
  /// Looks at one event after the other, in any order, for less than `at` takes.
  class Lookup {
   public:
    explicit Lookup(const EventList& list) : list_(&list), unpacker_(*list.pools_) {}
    /// Valid until the next one is asked for.
    const events::Event& at(std::size_t index) { return list_->unpacked(unpacker_, index); }
    /// The same without the fields that `events::decode_sa` does not take, for still less.
    const events::Event& sa_at(std::size_t index) { return list_->unpacked_sa(unpacker_, index); }

   private:
    const EventList* list_;
    Unpacker unpacker_;
  };

  [[nodiscard]] Iterator begin() const { return Iterator(*this, 0); }
  [[nodiscard]] Iterator end() const { return Iterator(*this, size()); }

 private:
  using Order = std::vector<const PackedEvent*>;

  void number_sources(PackedBatch& batch);
  const events::Event& unpacked(Unpacker& unpacker, std::size_t index) const;
  const events::Event& unpacked_sa(Unpacker& unpacker, std::size_t index) const;
  [[nodiscard]] bool is_before(const PackedEvent& a, const PackedEvent& b) const;

  std::shared_ptr<Pools> pools_;
  std::vector<std::string> sources_;  // their names, and behind them those of rows
  std::unordered_map<std::string, std::uint32_t> row_sources_{};  // of rows, where they are
  std::vector<std::unique_ptr<const PackedBatch>> batches_{};
  Order order_{};
};

}  // namespace timeline
