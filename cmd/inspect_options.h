#pragma once

#include "cmd/log_options.h"

namespace cmd {

/// What was asked of `mainmode inspect`.
struct InspectOptions : LogOptions {
  enum class Format { table, jsonl };
  Format format = Format::table;
};

/// Declares the options of `inspect`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_inspect(CLI::App& command, InspectOptions& options);

}  // namespace cmd
