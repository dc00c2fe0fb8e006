#include "evtx/libevtx/reader.h"

#include <fmt/format.h>
#include <libbfio.h>
#include <libevtx.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "evtx/event_record.h"
#include "evtx/libevtx/one_chunk_log.h"
#include "evtx/libevtx/surrogate_defect.h"
#include "evtx/libevtx/template_check.h"
#include "evtx/libevtx/xml_element.h"

namespace evtx {
namespace {

template <auto free_handle>  // libevtx frees through a pointer to the handle
struct Free {
  template <class Handle>
  void operator()(Handle* handle) const noexcept {
    free_handle(&handle, nullptr);
  }
};
struct FreeError {
  void operator()(libevtx_error_t* error) const noexcept { libevtx_error_free(&error); }
};
using Memory = std::unique_ptr<libbfio_handle_t, Free<libbfio_handle_free>>;
using File = std::unique_ptr<libevtx_file_t, Free<libevtx_file_free>>;
using LibevtxRecord = std::unique_ptr<libevtx_record_t, Free<libevtx_record_free>>;
using LibevtxError = std::unique_ptr<libevtx_error_t, FreeError>;

// An event of one record that is longer than this has been blown up on purpose.
constexpr std::size_t kLongestXml = std::size_t{16} << 20U;

// The first line of the backtrace is the deepest cause.
std::string cause(libevtx_error_t* error) {
  std::array<char, 4096> text{};
  if (error == nullptr || libevtx_error_backtrace_sprint(error, text.data(), text.size()) <= 0)
    return "it gives no reason";
  const std::string trace(text.data());
  return trace.substr(0, trace.find('\n'));
}

/// Calls a libevtx function with an error to fill in, and throws what it says.
template <class Call>
void check(const Call& call) {
  libevtx_error_t* raw = nullptr;
  const int result = call(&raw);
  const LibevtxError error(raw);
  if (result != 1) throw Error("libevtx: " + cause(error.get()));
}

/// A log in memory, open in libevtx. The bytes must outlive it; libbfio wants them writable and
/// does not write.
class OpenLog {
 public:
  explicit OpenLog(std::span<std::byte> bytes) : memory_(new_memory(bytes)), file_(new_file()) {
    check([&](auto** error) {
      return libevtx_file_open_file_io_handle(file_.get(), memory_.get(), LIBEVTX_OPEN_READ, error);
    });
  }

  [[nodiscard]] std::string xml(int index, std::uint64_t expected_id) const {
    const auto record = this->record(index);
    std::uint64_t id = 0;
    check([&](auto** error) { return libevtx_record_get_identifier(record.get(), &id, error); });
    if (id != expected_id) throw Error(fmt::format("libevtx finds record {} in its place", id));
    return xml(record.get());
  }

 private:
  static Memory new_memory(std::span<std::byte> bytes) {
    libbfio_handle_t* raw = nullptr;
    check([&](auto** error) { return libbfio_memory_range_initialize(&raw, error); });
    Memory memory(raw);
    auto* start = reinterpret_cast<std::uint8_t*>(bytes.data());
    check([&](auto** error) { return libbfio_memory_range_set(raw, start, bytes.size(), error); });
    return memory;
  }

  static File new_file() {
    libevtx_file_t* raw = nullptr;
    check([&](auto** error) { return libevtx_file_initialize(&raw, error); });
    return File(raw);
  }

  [[nodiscard]] LibevtxRecord record(int index) const {
    libevtx_record_t* raw = nullptr;
    check([&](auto** error) {
      return libevtx_file_get_record_by_index(file_.get(), index, &raw, error);
    });
    return LibevtxRecord(raw);
  }

  static std::string xml(libevtx_record_t* record) {
    std::size_t size = 0;  // with the final NUL
    check([&](auto** error) {
      return libevtx_record_get_utf8_xml_string_size(record, &size, error);
    });
    if (size == 0 || size > kLongestXml)
      throw Error(fmt::format("its XML would have {} bytes, the limit is {}", size, kLongestXml));
    std::string text(size, '\0');
    auto* start = reinterpret_cast<std::uint8_t*>(text.data());
    check([&](auto** error) {
      return libevtx_record_get_utf8_xml_string(record, start, size, error);
    });
    text.pop_back();
    return text;
  }

  Memory memory_;
  File file_;
};

bool shows_surrogate_defect() {
  const auto chunk = surrogate_defect::probe();
  RecordWalk walk(chunk);
  const auto frame = std::get<Frame>(walk.next().value());
  auto log = one_chunk_log(chunk, std::span(&frame, 1));
  return surrogate_defect::is_shown_by(OpenLog(log.bytes).xml(0, frame.id));
}

// Asked of the libevtx at hand once: another one may read it right, or not read the probe.
bool has_surrogate_defect() {
  static const bool answer = [] {
    try {
      return shows_surrogate_defect();
    } catch (const Error&) {
      return false;
    }
  }();
  return answer;
}

std::string right_xml(const OpenLog& log, int index, const Chunk& chunk, const Frame& frame) {
  auto xml = log.xml(index, frame.id);
  if (!has_surrogate_defect()) return xml;
  // All of the chunk: parts of the text may stand in a template of another record.
  if (surrogate_defect::is_beyond_repair(xml, chunk.bytes))
    throw Error(
        "its text may hold characters of U+10000 to U+103FE, which libevtx reads as others");
  return surrogate_defect::repaired(xml);
}

EventResult read_event(const OpenLog& log, std::optional<int> index, const Chunk& chunk,
                       const Frame& frame, binxml::Budget& budget) {
  try {
    if (!index) throw Error("it stands too close behind another one for libevtx to find it");
    check_templates(chunk, frame, budget);
    return element_from_xml(right_xml(log, *index, chunk, frame));
  } catch (const Error& error) {
    return error_in(chunk, frame, error);
  }
}

std::vector<EventResult> read_all(const Chunk& chunk, std::span<const Frame> frames) {
  auto log = one_chunk_log(chunk, frames);
  const OpenLog open(log.bytes);
  binxml::Budget budget(chunk);
  std::vector<EventResult> results;
  results.reserve(frames.size());
  for (std::size_t i = 0; i < frames.size(); ++i)
    results.push_back(read_event(open, log.indices[i], chunk, frames[i], budget));
  return results;
}

}  // namespace

std::vector<EventResult> events_with_libevtx(const Chunk& chunk, std::span<const Frame> frames) {
  if (frames.empty()) return {};
  try {
    return read_all(chunk, frames);
  } catch (const Error& error) {
    std::vector<EventResult> results;
    for (const auto& frame : frames) results.emplace_back(error_in(chunk, frame, error));
    return results;
  }
}

std::vector<ReadResult> read_with_libevtx(const Chunk& chunk, std::span<const Frame> frames) {
  return records_from(chunk, frames, events_with_libevtx(chunk, frames));
}

}  // namespace evtx
