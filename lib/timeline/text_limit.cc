#include "timeline/text_limit.h"

#include <fmt/format.h>

#include "evtx/error.h"

namespace timeline {

void TextLimit::refuse(std::size_t size) const {
  throw evtx::Error(
      fmt::format("its texts come to {} bytes, more than a real record of {} bytes unfolds to",
                  taken_ + size, record_size_));
}

}  // namespace timeline
