// Stands before libevtx (LD_PRELOAD): on record 27 it crashes, or hangs if the environment
// has HANGS.

#include <dlfcn.h>
#include <libevtx.h>

#include <cstdint>
#include <cstdlib>

namespace {

void crash_or_hang() {
  if (std::getenv("HANGS") == nullptr) std::abort();
  for (volatile bool is_stuck = true; is_stuck;) continue;
}

}  // namespace

extern "C" int libevtx_record_get_utf8_xml_string_size(libevtx_record_t* record, std::size_t* size,
                                                       libevtx_error_t** error) {
  std::uint64_t id = 0;
  if (libevtx_record_get_identifier(record, &id, error) == 1 && id == 27) crash_or_hang();
  using Original = decltype(&libevtx_record_get_utf8_xml_string_size);
  static const auto original =
      reinterpret_cast<Original>(dlsym(RTLD_NEXT, "libevtx_record_get_utf8_xml_string_size"));
  return original(record, size, error);
}
