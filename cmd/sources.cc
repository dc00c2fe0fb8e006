#include "cmd/sources.h"

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>
#include <utility>

#include "evtx/chunk.h"
#include "evtx/error.h"
#include "evtx/file_header.h"
#include "input/discover.h"
#include "input/peeked_stream.h"
#include "input/stream.h"
#include "render/jsonl_reader.h"

namespace cmd {
namespace {

using input::PeekedStream;

// `{"`, behind what may stand before it.
bool begins_like_rows(std::span<const std::byte> head) {
  std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text.starts_with("{\"");
}

// The name counts where the bytes leave it open.
bool holds_rows(std::span<const std::byte> head, const std::string& file) {
  if (evtx::is_log(head) || evtx::has_chunk_signature(head)) return false;
  return begins_like_rows(head) || input::has_row_name(file);
}

std::unique_ptr<evtx::ByteStream> open(const std::string& file, int input) {
  return file == "-" ? input::borrow_descriptor(input) : input::open_file(file);
}

// A name in the file system may be a pipe whose writer waits for another one to be read first.
bool is_open_already(const std::string& file) {
  return file == "-" || file == "/dev/stdin" || file.starts_with("/dev/fd/");
}

// It gives its bytes but once, so it is kept.
timeline::Source descriptor(const std::string& file, int input) {
  const auto stream = std::make_shared<std::unique_ptr<PeekedStream>>(
      std::make_unique<PeekedStream>(open(file, input)));
  timeline::Source source{.name = file, .open = [stream] { return std::move(*stream); }};
  if (holds_rows((*stream)->head(), file)) source.rows = render::jsonl_reader;
  return source;
}

timeline::Source regular_file(const std::string& file) {
  timeline::Source source{.name = file, .open = [file] { return input::open_file(file); }};
  if (holds_rows(PeekedStream(input::open_file(file)).head(), file))
    source.rows = render::jsonl_reader;
  return source;
}

// What cannot be opened says so when its turn has come. Logs by their name, which may be thousands,
// are not looked into before.
timeline::Source source(const std::string& file, int input) {
  timeline::Source unseen{.name = file, .open = [file, input] { return open(file, input); }};
  if (input::has_log_name(file)) return unseen;
  try {
    std::error_code error;
    if (std::filesystem::is_regular_file(file, error)) return regular_file(file);
    if (is_open_already(file)) return descriptor(file, input);
  } catch (const evtx::Error&) {
    return unseen;
  }
  if (input::has_row_name(file)) unseen.rows = render::jsonl_reader;
  return unseen;
}

std::unique_ptr<evtx::ByteStream> refuse_rows() {
  throw evtx::Error("holds rows of timeline, in which there are no records");
}

}  // namespace

std::vector<timeline::Source> sources(std::span<const std::string> files, int input) {
  std::vector<timeline::Source> sources;
  sources.reserve(files.size());
  for (const auto& file : files) sources.push_back(source(file, input));
  return sources;
}

std::vector<timeline::Source> logs(std::span<const std::string> files, int input) {
  auto logs = sources(files, input);
  for (auto& log : logs)
    if (log.rows) log = {.name = log.name, .open = refuse_rows};
  return logs;
}

}  // namespace cmd
