#include "evtx/libevtx/xml.h"

#include <fmt/format.h>
#include <libbfio.h>
#include <libevtx.h>

#include <array>
#include <memory>
#include <optional>

namespace evtx::libevtx {
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
using Record = std::unique_ptr<libevtx_record_t, Free<libevtx_record_free>>;
using ErrorOfLibevtx = std::unique_ptr<libevtx_error_t, FreeError>;

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
  const ErrorOfLibevtx error(raw);
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

  [[nodiscard]] Xml xml(const Wanted& wanted) const {
    try {
      return xml(record(wanted).get());
    } catch (const Error& error) {
      return error;
    }
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

  [[nodiscard]] Record record(const Wanted& wanted) const {
    libevtx_record_t* raw = nullptr;
    check([&](auto** error) {
      return libevtx_file_get_record_by_index(file_.get(), static_cast<int>(wanted.index), &raw,
                                              error);
    });
    Record record(raw);
    std::uint64_t id = 0;
    check([&](auto** error) { return libevtx_record_get_identifier(raw, &id, error); });
    if (id != wanted.id) throw Error(fmt::format("libevtx finds record {} in its place", id));
    return record;
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

}  // namespace

void make_xml(std::span<std::byte> log, std::span<const Wanted> wanted, const TakeXml& take) {
  std::optional<OpenLog> open;
  std::optional<Error> obstacle;
  try {
    open.emplace(log);
  } catch (const Error& error) {
    obstacle = error;
  }
  for (const auto& one : wanted) take(open ? open->xml(one) : *obstacle);
}

}  // namespace evtx::libevtx
