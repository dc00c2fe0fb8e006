#include "evtx/slack.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>

namespace evtx {
namespace {

std::size_t slack_begin(const Chunk& chunk, std::span<const Frame> live) {
  std::size_t begin = kChunkHeaderSize;
  if (!live.empty()) begin = live.back().position + live.back().size;
  if (chunk.header.is_trustworthy())
    begin = std::max<std::size_t>(begin, chunk.header.free_space_offset);
  return std::min(begin, chunk.size);
}

}  // namespace

std::vector<Frame> frames_in_slack(const Chunk& chunk, std::span<const Frame> live) {
  std::vector<Frame> frames;
  const auto bytes = chunk.bytes.first(chunk.size);
  auto found = find_record_signature(bytes, slack_begin(chunk, live));
  while (found) {
    const auto frame = whole_frame(bytes, *found);
    if (frame) frames.push_back(*frame);
    found = find_record_signature(bytes, *found + (frame ? frame->size : 1));
  }
  return frames;
}

bool makes_sense(const Record& recovered, std::span<const Frame> live) {
  using std::chrono::sys_days;
  constexpr auto kFirstYear = sys_days{std::chrono::year{2001} / 1 / 1};
  constexpr auto kLastYear = sys_days{std::chrono::year{2100} / 1 / 1};
  const auto& created = recovered.system.time_created;
  const auto& written = recovered.written;
  if (!created || !written || *written < kFirstYear || *written >= kLastYear) return false;
  const auto apart = std::chrono::abs(*created - *written);
  return apart <= std::chrono::days(1) && recovered.id != 0 &&
         std::ranges::find(live, recovered.id, &Frame::id) == live.end();
}

}  // namespace evtx
