#include "evtx/cursor.h"

#include <fmt/format.h>

#include "evtx/error.h"

namespace evtx {

void Cursor::refuse(std::size_t size, std::string_view field) const {
  throw Error(fmt::format("{} needs {} bytes, {} left", field, size, remaining()),
              {.offset = offset_});
}

}  // namespace evtx
