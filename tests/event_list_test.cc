#include "timeline/event_list.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "testing.h"
#include "timeline/filter.h"
#include "timeline/packed_values.h"

namespace {

using timeline::PackedEvent;

/// A list in the making.
struct Listing {
  // Events of one batch: they have no fields, and are known by their offset.
  void add(std::vector<PackedEvent> events) {
    for (auto& event : events) {
      event.event_id = 4655;
      event.shape = pools->shapes.id_of({});
    }
    list.add({.events = std::move(events)});
  }
  std::uint32_t text(std::string_view text) { return pools->texts.id_of(text); }

  std::vector<std::uint64_t> sorted_offsets() {
    list.sort();
    std::vector<std::uint64_t> offsets;
    for (const auto& event : list) offsets.push_back(event.offset);
    for (std::size_t i = 0; i < list.size(); ++i) CHECK(list.at(i).offset == offsets[i]);
    return offsets;
  }

  std::shared_ptr<timeline::Pools> pools = std::make_shared<timeline::Pools>();
  timeline::EventList list{pools, {"b.evtx", "a.evtx"}};
};

using Offsets = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("events are sorted by time, computer, record id, source and offset, in this order") {
  Listing all;
  const auto vpn1 = all.text("VPN1");
  const auto vpn0 = all.text("VPN0");  // its number is the higher one
  all.add({{.time = 2, .offset = 7},
           {.time = 1, .record_id = 1, .offset = 6, .computer = vpn1},
           {.time = 1, .record_id = 9, .offset = 1, .computer = vpn0}});
  all.add({{.time = 1, .record_id = 3, .offset = 5, .computer = vpn0, .source = 0},
           {.time = 1, .record_id = 3, .offset = 4, .computer = vpn0, .source = 0}});
  all.add({{.time = 1, .record_id = 3, .offset = 8, .computer = vpn0, .source = 1}});
  CHECK(all.sorted_offsets() == Offsets{8, 4, 5, 1, 6, 7});
}

TEST_CASE("the moment of an event is known without unpacking it") {
  Listing all;
  all.add({{.time = 5, .written = 1}, {.written = 3}, {}});
  const std::vector<std::optional<evtx::Timestamp>> moments{
      evtx::Timestamp(evtx::Ticks(5)), evtx::Timestamp(evtx::Ticks(3)), std::nullopt};
  for (std::size_t i = 0; i < moments.size(); ++i) {
    CAPTURE(i);
    CHECK(all.list.moment(i) == moments[i]);
    CHECK(all.list.moment(i) == timeline::moment(all.list.at(i)));
  }
}

TEST_CASE("an event without a time stands where it was written") {
  Listing all;
  all.add({{.time = 5, .written = 1, .offset = 5},
           {.written = 3, .offset = 3},
           {.offset = 0},  // neither: before all
           {.time = 2, .offset = 2}});
  CHECK(all.sorted_offsets() == Offsets{0, 2, 3, 5});
}

TEST_CASE("logs that are in order by themselves are merged, however many there are") {
  for (std::uint64_t runs = 0; runs < 9; ++runs) {
    CAPTURE(runs);
    Listing all;
    Offsets expected;
    for (std::uint64_t run = 0; run < runs; ++run) {
      std::vector<PackedEvent> events;
      for (std::uint64_t i = 0; i < 5; ++i) {
        const auto moment = i * runs + (runs - run);
        events.push_back({.time = static_cast<std::int64_t>(moment), .offset = moment});
        expected.push_back(moment);
      }
      all.add(std::move(events));
    }
    std::ranges::sort(expected);
    CHECK(all.sorted_offsets() == expected);
  }
}

TEST_CASE("an event keeps its own values and source, in whatever batch it came") {
  Listing all;
  const std::vector<std::string> names{"LocalAddress"};
  const auto shape = all.pools->shapes.id_of(names);
  for (const std::string address : {"192.0.2.1", "192.0.2.2"}) {
    timeline::PackedBatch batch;
    const auto pack = [&](std::string_view value) {
      const std::array<events::FieldValue, 1> values{{{.value = value}}};
      return pack_values(batch.values, all.pools->shapes.shape(shape), values, all.pools->texts);
    };
    pack("not this one");
    const auto begin = pack(address);
    batch.events.push_back({.values = begin, .shape = shape, .source = 1, .event_id = 4655});
    all.list.add(std::move(batch));
  }
  CHECK(all.list.at(0).local.address == "192.0.2.1");
  CHECK(all.list.at(1).local.address == "192.0.2.2");
  CHECK(all.list.at(1).source == "a.evtx");
}

TEST_CASE("an empty list has no event") {
  Listing all;
  all.add({});
  CHECK(all.list.empty());
  CHECK(all.sorted_offsets().empty());
}
