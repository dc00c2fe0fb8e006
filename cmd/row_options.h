#pragma once

#include <optional>

#include "cmd/console.h"
#include "cmd/event_options.h"
#include "render/table.h"

namespace cmd {

enum class Format { table, csv, jsonl };

/// What every command that writes rows made of Main Mode events can be asked.
struct RowOptions : EventOptions {
  std::optional<Format> format{};  ///< empty: a table on a terminal, else CSV
  bool header = true;
};

/// -f, -o, --force and --no-header. `options` must outlive the parsing.
void declare_rows(CLI::App& command, RowOptions& options);

/// The format that is asked for, or the one that suits the output.
Format chosen_format(const RowOptions& options, const Console& console);
/// What a table is shown on.
render::TableStyle table_style(const RowOptions& options, const Console& console);

}  // namespace cmd
