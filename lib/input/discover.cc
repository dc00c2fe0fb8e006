#include "input/discover.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstddef>
#include <filesystem>
#include <map>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include "evtx/chunk.h"
#include "evtx/file_header.h"
#include "input/stream.h"

namespace input {
namespace {

namespace fs = std::filesystem;

bool has_extension(const fs::path& path, std::string_view wanted) {
  const auto extension = path.extension().string();
  return std::ranges::equal(extension, wanted,
                            [](unsigned char a, char b) { return std::tolower(a) == b; });
}

// A log that lost its header begins with a chunk. A file that cannot be opened is no log for all
// one can tell, unless its name says so.
bool has_log_signature(const std::string& path) {
  try {
    std::array<std::byte, 8> head{};
    const auto size = open_file(path)->read(head);
    const auto begin = std::span(head).first(size);
    return evtx::is_log(begin) || evtx::has_chunk_signature(begin);
  } catch (const evtx::Error&) {
    return false;
  }
}

// What is no regular file may never end, or wait for ever.
std::string why_not_read(const fs::directory_entry& entry) {
  std::error_code error;
  const auto type = entry.status(error).type();
  if (type == fs::file_type::not_found) return "leads nowhere";
  if (type == fs::file_type::none) return error.message();
  return "is no regular file, name it to have it read";
}

/// Gathers logs path by path and knows those it has met.
class Search {
 public:
  void add(const std::string& path) {
    if (path == "-") {
      if (!std::exchange(met_standard_input_, true)) found_.files.push_back(path);
      return;
    }
    if (path.empty()) {
      found_.errors.emplace_back("'' is no name of a file or folder");
      return;
    }
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
      complain(path, "no such file or folder");
    } else if (!fs::exists(status)) {
      complain(path, error.message());
    } else if (fs::is_directory(status)) {
      add_folder(path);
    } else {
      add_file(path);
    }
  }

  Discovery take() { return std::move(found_); }

 private:
  void complain(const std::string& path, const std::string& problem) {
    found_.errors.emplace_back(problem, evtx::Location{.file = path});
  }

  void skip(const std::string& folder) {
    found_.skipped.emplace_back("is a link to a folder, name it to have it searched",
                                evtx::Location{.file = folder});
  }

  void skip_again(const std::string& path, const std::string& before) {
    if (fs::path(path).lexically_normal() != fs::path(before).lexically_normal())
      found_.skipped.emplace_back("is the same file as " + before, evtx::Location{.file = path});
  }

  // The same file by another name, or through a link, would count its events twice.
  void add_file(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode)) {
      const auto [met, is_new] = met_.try_emplace({status.st_dev, status.st_ino}, path);
      if (!is_new) return skip_again(path, met->second);
    }
    found_.files.push_back(path);
  }

  void add_folder(const std::string& folder) {
    std::vector<std::string> logs;
    has_met_rows_ = false;
    const auto errors_before = found_.errors.size();
    std::vector<fs::path> folders{folder};
    while (!folders.empty()) {
      const auto next = std::move(folders.back());
      folders.pop_back();
      look_into(next, folders, logs);
    }
    std::ranges::sort(logs);
    if (logs.empty() && found_.errors.size() == errors_before)
      complain(folder, std::string("no event log in this folder or those in it") +
                           (has_met_rows_ ? "; a .jsonl file is read if it is named itself" : ""));
    for (const auto& log : logs) add_file(log);
  }

  // Not recursive_directory_iterator: it gives up everything at the first folder it may not read.
  void look_into(const fs::path& folder, std::vector<fs::path>& folders,
                 std::vector<std::string>& logs) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
      std::error_code unknown;
      if (!entry->is_directory(unknown)) {
        look_at(*entry, logs);
      } else if (entry->is_symlink(unknown)) {
        skip(entry->path().string());
      } else {
        folders.push_back(entry->path());
      }
    }
    if (error) complain(folder.string(), "cannot be listed: " + error.message());
  }

  void look_at(const fs::directory_entry& entry, std::vector<std::string>& logs) {
    std::error_code error;
    const auto path = entry.path().string();
    if (entry.is_regular_file(error)) {
      if (has_log_name(path) || has_log_signature(path)) logs.push_back(path);
      if (has_row_name(path)) has_met_rows_ = true;
    } else if (has_log_name(path)) {
      complain(path, why_not_read(entry));
    }
  }

  Discovery found_{};
  bool met_standard_input_ = false;
  std::map<std::pair<dev_t, ino_t>, std::string> met_{};  // the names they were met by
  bool has_met_rows_ = false;  // files named *.jsonl, in the folder at hand
};

}  // namespace

bool has_log_name(const std::string& path) { return has_extension(path, ".evtx"); }

bool has_row_name(const std::string& path) { return has_extension(path, ".jsonl"); }

Discovery discover(std::span<const std::string> paths) {
  Search search;
  for (const auto& path : paths) search.add(path);
  return search.take();
}

}  // namespace input
