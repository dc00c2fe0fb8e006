#include "evtx/file_format.h"

#include <algorithm>
#include <array>

namespace evtx {
namespace {

using namespace std::string_view_literals;

struct Format {
  std::string_view signature;
  std::size_t offset;
  std::string_view name;
};

constexpr auto kFormats = std::to_array<Format>({
    {"PK\x03\x04"sv, 0, "a zip archive: unpack it first"},
    {"\x1f\x8b"sv, 0, "a gzip file: unpack it first"},
    {"7z\xbc\xaf\x27\x1c"sv, 0, "a 7z archive: unpack it first"},
    {"Rar!\x1a\x07"sv, 0, "a rar archive: unpack it first"},
    {"\xfd"
     "7zXZ\0"sv,
     0, "an xz file: unpack it first"},
    {"\x28\xb5\x2f\xfd"sv, 0, "a zstd file: unpack it first"},
    {"MSCF"sv, 0, "a cabinet (.cab): unpack it first"},
    {"LfLe"sv, 4,
     "an event log of before Windows Vista (.evt): save it as .evtx in Event Viewer first"},
    {"<?xml"sv, 0, "XML: logs are read as .evtx"},
});

}  // namespace

std::string_view other_format(std::span<const std::byte> head) {
  const std::string_view text(reinterpret_cast<const char*>(head.data()), head.size());
  const auto begins_so = [&](const Format& format) {
    return text.size() >= format.offset && text.substr(format.offset).starts_with(format.signature);
  };
  const auto* known = std::ranges::find_if(kFormats, begins_so);
  return known == kFormats.end() ? ""sv : known->name;
}

}  // namespace evtx
