#include "evtx/binxml/value_table.h"

#include <fmt/format.h>

#include "evtx/error.h"
#include "evtx/load.h"

namespace evtx::binxml {

void ValueTable::read(Cursor& cursor) {
  const std::size_t count = cursor.u32("number of values");
  if (count > cursor.remaining() / kDescriptorSize)
    throw Error(fmt::format("{} values need {} bytes to describe, {} left", count,
                            count * kDescriptorSize, cursor.remaining()),
                {.offset = cursor.offset()});
  descriptors_ = cursor.take(count * kDescriptorSize, "value descriptors");
  offset_ = cursor.offset();
  ends_.resize(count);
  std::uint32_t end = 0;  // cannot wrap: a record of 64 KiB has fewer than 16,384 descriptors
  for (std::size_t i = 0; i < count; ++i)
    ends_[i] = end += load<std::uint16_t>(descriptors_, i * kDescriptorSize);
  values_ = cursor.take(end, "block of values");
}

}  // namespace evtx::binxml
