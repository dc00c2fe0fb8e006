#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "events/event.h"
#include "evtx/timestamp.h"

namespace render {

/// What the table treats in its own way.
enum class Content {
  plain,
  computer,  ///< named once above the table if it is the same in all rows
};

/// The place of a column in a table.
struct TablePlace {
  std::string_view title;
  int importance;     ///< 1 is kept longest
  std::size_t least;  ///< cells; with fewer, a column that needs them is not worth showing
  std::size_t ample;  ///< cells it gets before a less important column gets any
  Content content = Content::plain;
};

/// One column of a table of rows of a kind: fewer than the other formats have, put together so that
/// a line of a terminal says much.
template <class Row>
struct TableColumnOf {
  TablePlace place;
  std::string (*text)(const Row& row);  ///< as the log has it; empty if it does not say
  std::string_view (*colour)(const Row& row) = nullptr;  ///< what makes it so; see `ansi`
};

/// What makes a terminal write on in a colour.
namespace ansi {
inline constexpr std::string_view kPlain = "\x1b[0m";
inline constexpr std::string_view kGreen = "\x1b[32m";
inline constexpr std::string_view kRed = "\x1b[31m";
inline constexpr std::string_view kYellow = "\x1b[33m";
inline constexpr std::string_view kDim = "\x1b[2m";
}  // namespace ansi

/// The columns of `timeline`, from left to right.
std::span<const TableColumnOf<events::Event>> table_columns();

// How a table shows what stands in several columns elsewhere.

/// To the second; the other formats have the rest.
std::string table_time(std::optional<evtx::Timestamp> time);
/// The address of the peer behind an arrow: from the initiator to the responder.
std::string table_peer(const std::string& address, std::optional<std::string_view> role);
/// `AES-256/SHA 256/DH 14`.
std::string table_crypto(const events::Event& event);

}  // namespace render
