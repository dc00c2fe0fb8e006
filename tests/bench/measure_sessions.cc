// Measures how long pairing takes and how much memory beyond the list of events, on events that
// are made up; prints a Markdown table. Build it in a release build.
// usage: measure_sessions [EVENTS], a million if it is not said

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "bench/scatter.h"
#include "evtx/record.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/packing.h"
#include "timeline/pool.h"
#include "timeline/session.h"

namespace {

std::size_t in_use = 0;  // of operator new
std::size_t peak = 0;    // the most it was

// What malloc takes for a piece, its own size included.
std::size_t taken(std::size_t size) { return std::max<std::size_t>((size + 8 + 15) / 16 * 16, 32); }

}  // namespace

void* operator new(std::size_t size) {
  void* piece = std::malloc(size);
  if (piece == nullptr) throw std::bad_alloc();
  peak = std::max(peak, in_use += taken(size));
  return piece;
}
void operator delete(void* piece, std::size_t size) noexcept {
  in_use -= taken(size);
  std::free(piece);
}
// Called where the size is not known, which the measured code does not do.
void operator delete(void* piece) noexcept { std::free(piece); }

namespace {

constexpr std::int64_t kSecond = 10'000'000;
constexpr std::uint32_t kRecordSize = 512;  // about what such a record has

/// Puts a list together, event by event.
class ListMaker {
 public:
  void add(std::uint32_t event_id, double seconds, std::uint64_t sa_id, std::size_t host,
           bool is_west = false) {
    evtx::Record record{.id = ++records_, .offset = 512 * records_};
    record.system = {.event_id = event_id,
                     .time_created = evtx::Timestamp(evtx::Ticks(
                         1'767'000'000 * kSecond +
                         static_cast<std::int64_t>(seconds * static_cast<double>(kSecond)))),
                     .record_id = record.id,
                     .channel = "Security",
                     .computer = fmt::format("{}{}.example.com", is_west ? "west" : "east", host)};
    const auto east = fmt::format("10.1.{}.{}", host / 250, host % 250);
    const auto west = fmt::format("10.2.{}.{}", host / 250, host % 250);
    record.event_data = {{"LocalAddress", is_west ? west : east},
                         {"RemoteAddress", is_west ? east : west},
                         {"KeyModName", "%%8244"},
                         {"MMSAID", std::to_string(sa_id)}};
    if (event_id == 4650) record.event_data.push_back({"Role", is_west ? "%%8206" : "%%8205"});
    packing_.add({.size = kRecordSize, .id = record.id}, record);
  }

  timeline::EventList finish() {
    timeline::EventList list(pools_, {"measured"});
    list.add(std::move(batch_));
    list.sort();
    return list;
  }

 private:
  std::shared_ptr<timeline::Pools> pools_ = std::make_shared<timeline::Pools>();
  timeline::Filter all_{};
  timeline::PackedBatch batch_{};
  timeline::Packing packing_{batch_, all_, *pools_, 0};
  std::uint64_t records_ = 0;
};

timeline::EventList each_ends(std::size_t events) {
  ListMaker maker;
  for (std::size_t i = 0; i < events / 2; ++i) {
    const auto id = bench::scatter(i);
    maker.add(4650, static_cast<double>(i), id, 0);
    maker.add(4655, static_cast<double>(i + id % 3600), id, 0);
  }
  return maker.finish();
}

using Ids = std::uint64_t (*)(std::uint64_t number);

timeline::EventList none_ends(std::size_t events, Ids id) {
  ListMaker maker;
  for (std::size_t i = 0; i < events; ++i) maker.add(4650, static_cast<double>(i) / 100, id(i), 0);
  return maker.finish();
}

// A hundred tunnels, whose other hosts' clocks are ahead by 90 s and more.
timeline::EventList both_ends(std::size_t events) {
  ListMaker maker;
  for (std::size_t i = 0; i < events / 4; ++i) {
    const auto host = i % 100;
    const auto begin = static_cast<double>(i + bench::scatter(i) % 400);
    const auto end = begin + static_cast<double>(bench::scatter(i) % 3600);
    const auto offset = 90 + static_cast<double>(host);
    maker.add(4650, begin, i, host);
    maker.add(4655, end, i, host);
    maker.add(4650, begin + offset + 0.1, i + 7, host, true);
    maker.add(4655, end + offset + 0.1, i + 7, host, true);
  }
  return maker.finish();
}

void measure(std::string_view name, const timeline::EventList& events) {
  const auto before = in_use;
  peak = in_use;
  const auto start = std::clock();
  const auto sessions = timeline::sessions(events);
  const auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  const auto joined = std::ranges::count_if(
      sessions, [](const timeline::Session& session) { return session.peer.has_value(); });
  fmt::print("| {} | {} | {} | {} | {:.3f} | {} |\n", name, events.size(), sessions.size(), joined,
             seconds, sessions.empty() ? 0 : (peak - before) / sessions.size());
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
  fmt::print("| what | events | sessions | joined | s of processor | bytes a session, at most |\n");
  fmt::print("|---|---|---|---|---|---|\n");
  measure("each SA ends within the hour", each_ends(events));
  measure("no SA ends, ids count up",
          none_ends(events, [](std::uint64_t number) { return number; }));
  measure("no SA ends, ids at random", none_ends(events, bench::scatter));
  measure("both ends of a hundred tunnels", both_ends(events));
  return 0;
}
