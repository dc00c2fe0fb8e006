#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "evtx/binxml/budget.h"
#include "evtx/binxml/filling.h"
#include "evtx/binxml/layouts.h"
#include "evtx/binxml/name.h"
#include "evtx/binxml/value_table.h"
#include "evtx/chunk.h"
#include "evtx/cursor.h"
#include "evtx/record_memory.h"
#include "evtx/record_walk.h"

namespace evtx {

/// A record whose template is understood: its parts as they stand in the chunk, not decoded. Or one
/// without a template, as a collector writes them, of which System is read. Valid until the reader
/// that gave it looks at the next record.
struct RecordView {
  const binxml::SystemLayout* system = nullptr;
  const binxml::ValueTable* values = nullptr;
  std::uint32_t identity = 0;  ///< of the template, see `binxml::Layout`; 0 if there is none
  bool has_template = true;    ///< if not, nothing but System was looked at

  /// What a part of System holds. Throws Error as `binxml::filling` does.
  [[nodiscard]] binxml::Filling part(binxml::Place binxml::SystemLayout::*which) const {
    return binxml::filling(system->*which, *values);
  }
  /// The number or the time that it holds. Throws Error as `binxml::number` and `time` do.
  [[nodiscard]] std::optional<std::uint64_t> number(
      binxml::Place binxml::SystemLayout::*which) const {
    return binxml::number(system->*which, *values);
  }
  [[nodiscard]] std::optional<Timestamp> time(binxml::Place binxml::SystemLayout::*which) const {
    return binxml::time(system->*which, *values);
  }
};

/// The fields of a record whose EventData template is understood. The values are valid as long as
/// those of its `RecordView`, the layout as long as the reader.
struct FieldsView {
  const binxml::EventDataLayout* layout = nullptr;
  const binxml::ValueTable* values = nullptr;
  std::uint32_t identity = 0;  ///< of the template, see `binxml::Layout`
};

/// Looks at the records of one chunk without building anything: enough to tell what a record is
/// from a few of its bytes, and to take its fields one by one.
class QuickReader {
 public:
  /// All must outlive the reader. Without memories nothing is remembered.
  QuickReader(const Chunk& chunk, binxml::Layouts& layouts, RecordMemories* memories = nullptr)
      : chunk_(chunk), layouts_(layouts), memories_(memories) {}

  /// Nothing if it can only be told by reading the record in full: it is broken, its template or
  /// its System is not like others, or its chunk unfolds to more than any real one.
  std::optional<RecordView> look_at(const Frame& frame);

  /// Remembers what its caller decided, whatever that is, of the record that was looked at last,
  /// and of its frame, by its event id, provider, channel and computer.
  void remember(const Frame& frame, const RecordView& record, bool decision);
  /// What was decided of another record of these memories with the same template, event id,
  /// provider, channel and computer. Null if there was none, or if only `look_at` can tell.
  const bool* recall(const Frame& frame);
  /// Has the processor load what `recall` will ask of a record.
  void prefetch(const Frame& frame) const;

  /// True if what follows System in the record that was looked at last is whole from outside: an
  /// instance whose head, definition and table of values lie where they can. If not, or if there is
  /// no template, only reading the record in full can tell whether it is readable. The values
  /// themselves are not looked at.
  bool is_whole(const RecordView& record);

  /// The fields of the record that was looked at last. Nothing for the same reasons.
  std::optional<FieldsView> fields(const RecordView& record);

 private:
  struct Known {
    std::uint32_t position = 0;  // of the definition, in the chunk
    std::shared_ptr<const binxml::Layout> layout{};
    RecordMemory* memory = nullptr;  // null if it defines no Event, or others took the room
  };

  std::optional<RecordView> look_at_instance(Cursor& cursor);
  std::optional<RecordView> look_at_system(Cursor& cursor, std::uint8_t token);
  Known* known_at(std::uint32_t position);
  Known& learned_at(std::uint32_t position);
  Known& read_instance(Cursor& cursor, binxml::ValueTable& values);

  const Chunk& chunk_;
  binxml::Layouts& layouts_;
  RecordMemories* memories_;
  binxml::Budget budget_{chunk_};
  binxml::Names names_{chunk_, budget_};
  std::vector<Known> known_{};                    // the templates of this chunk, which has a few
  std::optional<binxml::SystemLayout> system_{};  // of a record without a template
  const binxml::ValueTable no_values_{};          // the same
  binxml::ValueTable values_{};
  binxml::ValueTable field_values_{};
};

}  // namespace evtx
