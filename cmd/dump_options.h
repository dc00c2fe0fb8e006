#pragma once

#include "cmd/log_options.h"

namespace cmd {

/// What was asked of `mainmode dump`.
struct DumpOptions : LogOptions {
  enum class Format { xml, jsonl };
  Format format = Format::xml;
};

/// Declares the options of `dump`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_dump(CLI::App& command, DumpOptions& options);

}  // namespace cmd
