#include "evtx/binxml/value_table.h"

#include <fmt/format.h>

#include "evtx/error.h"
#include "evtx/load.h"

namespace evtx::binxml {
namespace {

constexpr std::size_t kDescriptorSize = 4;

std::uint32_t size_in(std::span<const std::byte> descriptors, std::size_t index) {
  return load<std::uint16_t>(descriptors, index * kDescriptorSize);
}

}  // namespace

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
  for (std::size_t i = 0; i < count; ++i) ends_[i] = end += size_in(descriptors_, i);
  values_ = cursor.take(end, "block of values");
}

Value ValueTable::operator[](std::size_t index) const {
  const std::size_t end = ends_[index];
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return {.type = std::to_integer<std::uint8_t>(descriptors_[index * kDescriptorSize + 2]),
          .bytes = values_.subspan(begin, end - begin),
          .offset = offset_ + begin};
}

}  // namespace evtx::binxml
