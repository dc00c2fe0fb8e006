#include "evtx/record_memory.h"

#include <deque>

#include "bytes.h"
#include "testing.h"

namespace {

const evtx::binxml::SystemLayout kLayout{.event_id = std::uint16_t{0}, .channel = std::uint16_t{1}};

// Event id and channel.
Bytes table(std::uint16_t event_id, std::uint32_t channel) {
  return Bytes().u32(2).u16(2).u16(0x06).u16(4).u16(0x08).u16(event_id).u32(channel);
}

}  // namespace

TEST_CASE("what was decided of a record is recalled for one of its event id and channel") {
  const auto passed = table(4624, 1);
  const auto audit = table(4625, 1);
  const auto elsewhere = table(4624, 2);
  evtx::RecordMemory memory;
  memory.remember(kLayout, passed.span(), false);
  memory.remember(kLayout, audit.span(), true);
  CHECK(memory.recall(passed.span()) == false);
  CHECK(memory.recall(table(4625, 1).span()) == true);
  CHECK(memory.recall(table(4655, 1).span()) == std::nullopt);
  CHECK(memory.recall(elsewhere.span()) == std::nullopt);
  memory.remember(kLayout, elsewhere.span(), true);
  CHECK(memory.recall(elsewhere.span()) == true);
  CHECK(memory.recall(table(0, 1).span()) == std::nullopt);
  CHECK(memory.recall(passed.span()) == false);
}

TEST_CASE("no more is remembered than logs need") {
  std::deque<Bytes> tables;
  evtx::RecordMemory memory;
  const auto recalled = [&](std::uint32_t channel) {
    memory.remember(kLayout, tables.emplace_back(table(1, channel)).span(), true);
    return memory.recall(tables.back().span()).has_value();
  };
  int channels = 0;
  for (std::uint32_t channel = 0; channel < 100; ++channel) channels += recalled(channel) ? 1 : 0;
  CHECK(channels == 8);
}

TEST_CASE("of event ids with one lower byte the last one is remembered") {
  const auto first = table(1, 1);
  const auto second = table(257, 1);
  evtx::RecordMemory memory;
  memory.remember(kLayout, first.span(), true);
  CHECK(memory.recall(second.span()) == std::nullopt);
  memory.remember(kLayout, second.span(), false);
  CHECK(memory.recall(second.span()) == false);
  CHECK(memory.recall(first.span()) == std::nullopt);
}
