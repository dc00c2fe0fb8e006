#include "timeline/row_events.h"

#include <string>
#include <vector>

#include "evtx/error.h"
#include "testing.h"
#include "timeline/event_list.h"

namespace {

using timeline::Row;

/// Takes a line for a principal's name, and "bad" and "odd" for what they say.
class Reader {
 public:
  const Row& operator()(std::string_view line) {
    if (line == "bad") throw evtx::Error("is bad");
    row_ = {.event = {.event_id = 4650,
                      .computer = "gw",
                      .channel = "Security",
                      .raw = {{.name = "LocalMMPrincipalName", .value = line}},
                      .source = line.starts_with("other") ? "b.evtx" : "a.evtx",
                      .offset = 10,
                      .record_id = 7},
            .names = {"LocalMMPrincipalName"}};
    if (line.starts_with("gap ") || line == "lost") make_gap(line);
    if (line == "odd") row_.contradiction = "is odd";
    if (line == "doubted") row_.doubt = "libevtx reads otherwise";
    return row_;
  }

 private:
  void make_gap(std::string_view line) {
    row_.event.event_id = 0;
    row_.event.kind = events::Kind::records_missing;
    row_.names = {};
    row_.event.raw = {{.name = "after", .value = "9"}};
    if (line != "lost")
      row_.event.raw = {{.name = "first", .value = "1"},
                        {.name = "count", .value = line.substr(4)}};
    for (const auto& field : row_.event.raw) row_.names.emplace_back(field.name);
  }

  Row row_{};
};

struct Read {
  explicit Read(const timeline::Lines& lines, const timeline::Filter& filter = {})
      : pools(std::make_shared<timeline::Pools>()),
        found(timeline::read_rows(lines, Reader(), {filter, *pools})),
        events(pools, {"rows.jsonl"}) {
    events.add(std::move(found.events));
  }
  explicit Read(const std::string& text)
      : Read(timeline::Lines{.text = text, .first = 1, .size = text.size()}) {}

  [[nodiscard]] std::vector<std::string> principals() const {
    std::vector<std::string> all;
    for (const auto& event : events) all.emplace_back(event.local.principal.value_or(""));
    return all;
  }

  std::shared_ptr<timeline::Pools> pools;
  timeline::PieceEvents found;
  timeline::EventList events;
};

std::string loss(const Read& read) {
  REQUIRE(read.found.losses.count() == 1);
  return read.found.losses.kept().front().what();
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a line is a row, a record and a Main Mode event, of the source it names") {
  const Read read("one\nother\ndoubted\n");
  CHECK(read.found.counts ==
        timeline::Counts{.bytes = 18, .records = 3, .rows = 3, .main_mode = 3});
  CHECK(read.found.channels == std::set<std::string, std::less<>>{"Security"});
  CHECK(read.principals() == Names{"one", "other", "doubted"});
  CHECK(read.events.at(0).source == "a.evtx");
  CHECK(read.events.at(1).source == "b.evtx");
  CHECK(read.events.at(2).source == "a.evtx");
  CHECK(read.events.at(0).other.empty());
  CHECK(read.events.at(2).other ==
        std::vector<events::FieldView>{{"crosscheck", "libevtx reads otherwise"}});
}

TEST_CASE("blank lines, carriage returns, a byte order mark and a missing last end do not matter") {
  const Read read("\xef\xbb\xbfone\r\n\r\n  \t\n\ntwo\r\nthree");
  CHECK(read.principals() == Names{"one", "two", "three"});
  CHECK(read.found.counts.records == 3);
  CHECK(read.found.losses.count() == 0);
}

TEST_CASE("a byte order mark is one only at the beginning of the file") {
  const Read read(timeline::Lines{.text = "\xef\xbb\xbfone\n", .first = 2, .offset = 4});
  CHECK(read.principals() == Names{"\xef\xbb\xbfone"});
}

TEST_CASE("a bad line is a loss with its place, and the others are read") {
  const Read read(timeline::Lines{.text = "one\n\nbad\ntwo\n", .first = 11, .offset = 0x100});
  CHECK(read.principals() == Names{"one", "two"});
  CHECK(read.found.counts.records == 3);
  CHECK(read.found.counts.unreadable == 1);
  CHECK(loss(read) == "at 0x105: line 13: is bad");
}

TEST_CASE("a bad last line without an end says so: the file may be cut") {
  CHECK(loss(Read("one\nbad")) == "at 0x4: line 2, the last, without an end: is bad");
}

TEST_CASE("a line that is too long is a loss") {
  const Read read(
      timeline::Lines{.first = 3, .offset = 0x20, .size = 20'000'000, .is_one_too_long = true});
  CHECK(read.found.counts ==
        timeline::Counts{.bytes = 20'000'000, .records = 1, .rows = 1, .unreadable = 1});
  CHECK(loss(read) == "at 0x20: line 3: is longer than 16777216 bytes");
}

TEST_CASE("a row that contradicts itself is read, and doubtful") {
  const Read read("one\nodd\n");
  CHECK(read.principals() == Names{"one", "odd"});
  REQUIRE(read.found.doubts.count() == 1);
  CHECK(read.found.doubts.kept().front().what() == std::string("at 0x4: line 2: is odd"));
}

TEST_CASE("a row that says which record ids skip in its log counts them") {
  const auto counts = Read("gap 3\none\ngap 4\nlost\n").found.counts;
  CHECK(counts.id_gaps == 2);
  CHECK(counts.ids_skipped == 7);
  CHECK(counts.others == 3);
}

TEST_CASE("what a row says was lost, or read in two ways, when it was written is told") {
  const auto found = Read("one\nlost\ndoubted\ngap 3\n").found;
  CHECK(found.losses.count() == 0);
  REQUIRE(found.earlier_losses.count() == 1);
  CHECK(
      found.earlier_losses.kept().front().what() ==
      std::string("at 0x4: line 2: says of a.evtx: what stood behind record 9 could not be read"));
  REQUIRE(found.differences.count() == 1);
  CHECK(found.differences.kept().front().what() ==
        std::string("at 0x9: line 3: libevtx reads otherwise"));
}

TEST_CASE("a row that the filter does not want is counted and left out") {
  const timeline::Filter filter{.event_ids = {4651}};
  const Read read(timeline::Lines{.text = "one\n", .first = 1}, filter);
  CHECK(read.events.empty());
  CHECK(read.found.counts.main_mode == 1);
  CHECK(read.found.counts.filtered == 1);
}
