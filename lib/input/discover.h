#pragma once

#include <span>
#include <string>
#include <vector>

#include "evtx/error.h"

namespace input {

/// What a list of paths comes to.
struct Discovery {
  /// The logs, each once, in the order of the paths and sorted by name within a folder: a path as
  /// given, `-`, or a folder as given with the way to the file behind it.
  std::vector<std::string> files{};
  std::vector<evtx::Error> errors{};  ///< paths and folders that cannot be looked at
  /// Links to folders, met in a folder, and other names of files that are there already.
  std::vector<evtx::Error> skipped{};
};

/// True for what is named `*.evtx`, in any case.
bool has_log_name(const std::string& path);
/// True for what is named `*.jsonl`, in any case: rows that were written before.
bool has_row_name(const std::string& path);

/// Finds the logs that `paths` name. A file is taken as it is, whatever it holds; of a folder, and
/// all folders in it, each file named `*.evtx` (in any case) or beginning with `ElfFile\0`.
/// Links to folders are not followed, and of a folder only regular files are opened: another thing
/// named `*.evtx` in it, as a link that leads nowhere, is an error, and so is a folder without any
/// log (`*.jsonl` is taken only by its own name). A file met a second time is left out, and so is a
/// second `-`.
Discovery discover(std::span<const std::string> paths);

}  // namespace input
