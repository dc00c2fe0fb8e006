#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "evtx/chunk.h"

/// libevtx 20181227 reads each character beyond U+FFFF as the one 0x3ff before it: from the low
/// surrogate it subtracts the last of them, 0xdfff, where the first, 0xdc00, is meant. What comes
/// out is a sound text that was never logged.
namespace evtx::surrogate_defect {

/// A chunk with one record, id 1, whose only text is U+1F512, to learn whether a libevtx does it.
Chunk probe();
/// True if this is what the probe's XML looks like when it is read wrongly.
bool is_shown_by(std::string_view probe_xml);

/// The text (UTF-8) with the characters beyond U+FFFF put right.
std::string repaired(std::string_view text);

/// True if the text may hold one of U+10000 to U+103FE that was read as one of U+FC01 to U+FFFF and
/// cannot be told from it: such a character is in the text, and such a surrogate pair in the bytes.
bool is_beyond_repair(std::string_view text, std::span<const std::byte> bytes);

}  // namespace evtx::surrogate_defect
