#include "evtx/record_memory.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

#include "bytes.h"
#include "testing.h"

namespace {

const evtx::binxml::SystemLayout kLayout{.event_id = std::uint16_t{0}, .channel = std::uint16_t{1}};

// Event id and channel.
Bytes table(std::uint16_t event_id, std::uint32_t channel) {
  return Bytes().u32(2).u16(2).u16(0x06).u16(4).u16(0x08).u16(event_id).u32(channel);
}

std::optional<bool> recalled(const evtx::RecordMemory& memory, const Bytes& bytes) {
  const auto* decision = memory.recall(bytes.span());
  return decision == nullptr ? std::nullopt : std::optional(*decision);
}

}  // namespace

TEST_CASE("what was decided of a record is recalled for one of its event id and channel") {
  const auto passed = table(4624, 1);
  const auto audit = table(4625, 1);
  const auto elsewhere = table(4624, 2);
  evtx::RecordMemory memory;
  memory.remember(kLayout, passed.span(), false);
  memory.remember(kLayout, audit.span(), true);
  CHECK(recalled(memory, passed) == false);
  CHECK(recalled(memory, table(4625, 1)) == true);
  CHECK(recalled(memory, table(4655, 1)) == std::nullopt);
  CHECK(recalled(memory, elsewhere) == std::nullopt);
  memory.remember(kLayout, elsewhere.span(), true);
  CHECK(recalled(memory, elsewhere) == true);
  CHECK(recalled(memory, table(0, 1)) == std::nullopt);
  CHECK(recalled(memory, passed) == false);
}

TEST_CASE("no more is remembered than logs need") {
  std::deque<Bytes> tables;
  evtx::RecordMemory memory;
  const auto is_recalled = [&](std::uint32_t channel) {
    memory.remember(kLayout, tables.emplace_back(table(1, channel)).span(), true);
    return recalled(memory, tables.back()).has_value();
  };
  int channels = 0;
  for (std::uint32_t channel = 0; channel < 100; ++channel)
    channels += is_recalled(channel) ? 1 : 0;
  CHECK(channels == 8);
}

TEST_CASE("of event ids with one lower byte the last one is remembered") {
  const auto first = table(1, 1);
  const auto second = table(257, 1);
  evtx::RecordMemory memory;
  memory.remember(kLayout, first.span(), true);
  CHECK(recalled(memory, second) == std::nullopt);
  memory.remember(kLayout, second.span(), false);
  CHECK(recalled(memory, second) == false);
  CHECK(recalled(memory, first) == std::nullopt);
}

TEST_CASE("chunks have one memory for a template, and few templates are remembered") {
  evtx::RecordMemories memories;
  const auto layout = std::make_shared<const evtx::binxml::Layout>();
  auto* const memory = memories.of(layout);
  REQUIRE(memory != nullptr);
  std::vector<std::shared_ptr<const evtx::binxml::Layout>> others(300);
  int remembered = 0;
  for (auto& other : others) {
    other = std::make_shared<const evtx::binxml::Layout>();
    auto* const own = memories.of(other);
    CHECK(own != memory);
    remembered += own == nullptr ? 0 : 1;
  }
  CHECK(remembered == 255);
  CHECK(memories.of(layout) == memory);
}
