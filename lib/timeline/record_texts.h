#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "events/decode.h"
#include "evtx/binxml/filling.h"
#include "evtx/text_buffer.h"

namespace timeline {

/// The texts of one record after the other, in room that is used again.
class RecordTexts {
 public:
  void clear();
  /// Adds the text of a filling. Throws as `append_text` does; nothing is to be asked then before
  /// the next `clear`.
  void add(const evtx::binxml::Filling& filling);
  /// Those added since the last `clear`, in their order: views that are valid until the next
  /// change.
  std::span<const events::FieldValue> all();

 private:
  bool add_ascii(const evtx::binxml::Filling& filling);

  evtx::TextBuffer bytes_{};  // of each value, and behind it its code units
  std::string text_{};        // of one that takes longer; keeps its room
  std::vector<std::pair<std::size_t, std::size_t>> sizes_{};
  std::vector<events::FieldValue> views_{};
};

}  // namespace timeline
