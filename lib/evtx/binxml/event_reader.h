#pragma once

#include <optional>

#include "evtx/binxml/budget.h"
#include "evtx/binxml/instance.h"
#include "evtx/binxml/name.h"
#include "evtx/chunk.h"
#include "evtx/element.h"
#include "evtx/record_walk.h"

namespace evtx::binxml {

/// Reads the events of a chunk's records, of any provider, as trees.
///
/// - A value of nested BinXML (type 21) becomes the elements it holds.
/// - An element that holds an array is there once for each of its values, and once, empty, for
/// none.
/// - An element whose dependency is NULL is not there, nor is an attribute that has only optional
///   substitutions and all of them NULL. The outermost element always is.
class EventReader {
 public:
  /// `chunk` must outlive the reader.
  explicit EventReader(const Chunk& chunk) : chunk_(chunk) {}
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;

  /// The outermost element, `Event`. Throws Error at the first thing that is not BinXML.
  Element read(const Frame& frame);

 private:
  std::optional<Element> fragment(Cursor cursor, int depth);
  friend class Unfolding;

  const Chunk& chunk_;
  Budget budget_{chunk_};
  Names names_{chunk_, budget_};
  Templates templates_{chunk_, names_, budget_};
};

}  // namespace evtx::binxml
