#include "evtx/binxml/name.h"

#include <fmt/format.h>

#include "evtx/binxml/utf16.h"
#include "evtx/error.h"

namespace evtx::binxml {
namespace {

constexpr std::size_t kLinkAndHash = 6;
constexpr std::size_t kNul = 2;

}  // namespace

const std::string& Names::read(Cursor& cursor) {
  const auto asked_at = cursor.offset();
  const auto position = cursor.u32("name offset");
  if (chunk_.offset + position == cursor.offset()) {
    cursor.skip(kLinkAndHash, "name");
    const std::size_t count = cursor.u16("name length");
    cursor.skip(count * 2 + kNul, "name");
  }
  return at(position, asked_at);
}

const std::string& Names::at(std::uint32_t position, std::uint64_t asked_at) {
  const auto [known, is_new] = known_.try_emplace(position);
  if (!is_new) return known->second;
  try {
    if (position < kChunkHeaderSize || position >= chunk_.size)
      throw Error(fmt::format("name at {:#x} lies outside the chunk's records", position),
                  {.offset = asked_at});
    Cursor cursor(chunk_.bytes.first(chunk_.size).subspan(position), chunk_.offset + position);
    cursor.skip(kLinkAndHash, "name");
    const std::size_t count = cursor.u16("name length");
    budget_.spend(Budget::kNode + count * 2);  // any offset may be a name as long as the chunk
    append_utf8(known->second, cursor.take(count * 2, "name"));
    return known->second;
  } catch (const Error&) {
    known_.erase(known);
    throw;
  }
}

}  // namespace evtx::binxml
