#pragma once

#include "cmd/log_options.h"

namespace cmd {

/// What was asked of `mainmode verify`.
struct VerifyOptions : LogOptions {
  enum class Format { table, jsonl };
  Format format = Format::table;
};

/// Declares the options of `verify`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_verify(CLI::App& command, VerifyOptions& options);

}  // namespace cmd
