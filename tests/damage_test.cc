// Sound logs of every kind, harmed in one place after the other. Whatever is done to them, reading
// ends, the counts add up, and what was not harmed is read as before.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "evtx/checksum.h"
#include "evtx/chunk.h"
#include "evtx/file_header.h"
#include "evtx/libevtx_reader.h"
#include "evtx_writer/log.h"
#include "log_reading.h"
#include "stories/main_mode.h"
#include "testing.h"

namespace {

using evtx_writer::Form;
using LogBytes = std::vector<std::byte>;

struct Kind {
  std::string name{};
  Form form = Form::today;
  evtx::Reader reader{};  // as in `timeline::Collecting`
  timeline::Crosscheck crosscheck = timeline::Crosscheck::off;
  std::size_t step = 1;       // of the places that are tried where nothing changes at a border
  std::size_t flip_step = 1;  // of the bytes that are changed

  [[nodiscard]] bool is_native_alone() const {
    return !reader && crosscheck == timeline::Crosscheck::off;
  }
};

// Natively every byte is changed. libevtx takes most of the time of a reading: it is asked about
// fewer.
std::vector<Kind> kinds() {
  using timeline::Crosscheck;
  const evtx::Reader libevtx = evtx::read_with_libevtx;
  return {{"today", Form::today, {}, Crosscheck::off, 487, 1},
          {"saved", Form::saved, {}, Crosscheck::off, 487, 1},
          {"forwarded", Form::forwarded, {}, Crosscheck::off, 487, 1},
          {"today, first checked", Form::today, {}, Crosscheck::first, 4999, 29},
          {"saved, all checked", Form::saved, {}, Crosscheck::all, 4999, 29},
          {"forwarded, all checked", Form::forwarded, {}, Crosscheck::all, 4999, 29},
          {"today, by libevtx", Form::today, libevtx, Crosscheck::off, 4999, 29},
          {"saved, by libevtx", Form::saved, libevtx, Crosscheck::off, 4999, 29}};
}

// In each chunk four records, of which none but the first defines what another one needs.
LogBytes log_of(Form form, std::size_t chunks) {
  evtx_writer::Log log;
  std::uint64_t id = 500;
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    log.add(stories::ended("2026-07-01T00:00:00Z", id, {}, id), form);
    log.add(stories::ended("2026-07-01T00:01:00Z", id + 1, {}, id + 1), form);
    log.add(stories::logoff("2026-07-01T00:02:00Z", id + 2), form);
    log.add(stories::ended("2026-07-01T00:03:00Z", id + 3, {}, id + 3), form);
    log.close_chunk();
    id += 4;
  }
  return log.bytes();
}

template <class Integer>
Integer get(const LogBytes& log, std::size_t position) {
  Integer value = 0;
  std::memcpy(&value, log.data() + position, sizeof value);
  return value;
}

std::size_t chunk_begin(std::size_t chunk) {
  return evtx::kFileHeaderSize + chunk * evtx::kChunkSize;
}

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] bool contains(std::size_t position) const {
    return position >= begin && position < end;
  }
};

std::vector<Range> records_of(const LogBytes& log, std::size_t chunk) {
  std::vector<Range> records;
  auto begin = chunk_begin(chunk) + evtx::kChunkHeaderSize;
  const auto end = chunk_begin(chunk) + get<std::uint32_t>(log, chunk_begin(chunk) + 48);
  while (begin < end) {
    records.push_back({begin, begin + get<std::uint32_t>(log, begin + 4)});
    begin = records.back().end;
  }
  return records;
}

enum class Checksums { as_they_were, made_right };

// Makes the checksums of the file header right and those of the first chunk, as far as its header
// says where its records end.
void make_right(LogBytes& log) {
  const auto begin = chunk_begin(0);
  const std::span chunk = std::span(log).subspan(begin, evtx::kChunkSize);
  const auto free_space = get<std::uint32_t>(log, begin + 48);
  const auto put = [&](std::size_t position, std::uint32_t value) {
    std::memcpy(chunk.data() + position, &value, sizeof value);
  };
  if (free_space >= evtx::kChunkHeaderSize && free_space <= evtx::kChunkSize)
    put(52, evtx::crc32({chunk.first(free_space).subspan(evtx::kChunkHeaderSize)}));
  put(124, evtx::crc32({chunk.first(120), chunk.subspan(128, 384)}));
  const auto of_file = evtx::crc32({std::span(log).first(120)});
  std::memcpy(log.data() + 124, &of_file, sizeof of_file);
}

// An event whose id is changed, and the checksum with it, is another event: that cannot be told. A
// record that is not there can.
enum class Change { told, may_be_silent };

/// A sound log, and what is wrong with the reading of one that was harmed.
class Sound {
 public:
  Sound(Kind kind, std::size_t chunks)
      : kind_(std::move(kind)),
        bytes_(log_of(kind_.form, chunks)),
        whole_(bytes_, kind_.reader, kind_.crosscheck) {}

  [[nodiscard]] const LogBytes& bytes() const { return bytes_; }
  [[nodiscard]] const LogReading& whole() const { return whole_; }

  /// `is_kept` says of each record of the sound log whether it has to be read as before.
  template <class IsKept>
  [[nodiscard]] std::string mistake(std::span<const std::byte> harmed, const IsKept& is_kept,
                                    Change change = Change::told) const {
    const LogReading reading(harmed, kind_.reader, kind_.crosscheck);
    if (const auto mistake = reading.mistake(); !mistake.empty()) return std::string(mistake);
    if (!tells_of_records_that_are_gone(reading)) return "a record is gone and nobody says so";
    if (reading.read() < whole_.read() && !reading.has_gap())
      return "a record is gone and no row says so";
    if (change == Change::told && reading.events().size() < whole_.events().size() &&
        !reading.complains())
      return "an event is another one and nobody says so";
    for (const auto& event : whole_.events())
      if (is_kept(record_at(event.offset)) && !reading.has(event))
        return fmt::format("the event at {:#x} is not as it was", event.offset);
    return {};
  }

 private:
  // Each is counted as missing, or something that was there is told to be lost.
  [[nodiscard]] bool tells_of_records_that_are_gone(const LogReading& reading) const {
    const auto& account = reading.account();
    return account.counts.records + account.counts.missing >= whole_.account().counts.records ||
           account.losses.count() > 0;
  }

  [[nodiscard]] Range record_at(std::size_t offset) const {
    return {offset, offset + get<std::uint32_t>(bytes_, offset + 4)};
  }

  Kind kind_;
  LogBytes bytes_;
  LogReading whole_;
};

struct Field {
  std::string_view name{};
  std::size_t position = 0;
  std::size_t size = 0;
};

constexpr std::array kChunkHeader = std::to_array<Field>({{"signature", 0, 8},
                                                          {"first record number", 8, 8},
                                                          {"last record number", 16, 8},
                                                          {"first record id", 24, 8},
                                                          {"last record id", 32, 8},
                                                          {"header size", 40, 4},
                                                          {"last record offset", 44, 4},
                                                          {"free space offset", 48, 4},
                                                          {"records checksum", 52, 4},
                                                          {"flags", 120, 4},
                                                          {"header checksum", 124, 4},
                                                          {"first bucket of names", 128, 4},
                                                          {"first bucket of templates", 384, 4}});

std::vector<Field> record_header(const Range& record) {
  const auto size = record.end - record.begin;
  return {{"signature", 0, 4},
          {"size", 4, 4},
          {"id", 8, 8},
          {"time", 16, 8},
          {"token", 24, 1},
          {"template id", 30, 4},
          {"second size", size - 4, 4}};
}

void put(LogBytes& log, std::size_t position, std::size_t size, std::uint64_t value) {
  std::memcpy(log.data() + position, &value, size);
}

// Each field with each of a few values that it never has.
std::vector<std::pair<Field, std::uint64_t>> damages_of(std::span<const Field> fields) {
  std::vector<std::pair<Field, std::uint64_t>> damages;
  for (const auto& field : fields)
    for (const std::uint64_t value : {0x0ULL, 0x80001234ULL, ~0ULL})
      damages.emplace_back(field, value);
  return damages;
}

/// Calls `check` with the log after each change of the field, and the checksums with it.
template <class Check>
void for_each_value(const LogBytes& log, std::size_t begin, const Field& field,
                    const Check& check) {
  const auto place = begin + field.position;
  std::uint64_t old = 0;
  std::memcpy(&old, log.data() + place, field.size);
  const auto max = std::numeric_limits<std::uint64_t>::max();
  for (const auto value : {std::uint64_t{0}, std::uint64_t{1}, max, old - 1, old + 1}) {
    for (const auto checksums : {Checksums::as_they_were, Checksums::made_right}) {
      auto harmed = log;
      std::memcpy(harmed.data() + place, &value, field.size);
      if (checksums == Checksums::made_right) make_right(harmed);
      check(harmed, value, checksums);
    }
  }
}

// Every byte around the borders of the log's structures, and one in `step` between them.
std::vector<std::size_t> cuts(const LogBytes& log, std::size_t chunks, std::size_t step) {
  constexpr std::size_t kAround = 9;
  std::vector<std::size_t> borders{0, evtx::kFileHeaderSize};
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
    borders.push_back(chunk_begin(chunk) + 48);
    borders.push_back(chunk_begin(chunk) + evtx::kChunkHeaderSize);
    for (const auto& record : records_of(log, chunk)) {
      borders.push_back(record.begin + 24);
      borders.push_back(record.end);
    }
    borders.push_back(chunk_begin(chunk + 1));
  }
  std::vector<std::size_t> cuts;
  for (const auto border : borders)
    for (auto at = border - std::min(border, kAround); at <= border + kAround; ++at)
      cuts.push_back(std::min(at, log.size()));
  for (std::size_t at = 0; at < log.size(); at += step) cuts.push_back(at);
  return cuts;
}

// Every `step`th byte of the first chunk's used part, and some behind it.
std::vector<std::size_t> flips(const LogBytes& log, std::size_t step) {
  std::vector<std::size_t> flips;
  const auto used = records_of(log, 0).back().end;
  for (auto at = chunk_begin(0); at < used; at += step) flips.push_back(at);
  for (auto at = used; at < chunk_begin(1); at += 4099) flips.push_back(at);
  return flips;
}

}  // namespace

TEST_CASE("a log that is cut anywhere keeps its records before the cut") {
  for (const auto& kind : kinds()) {
    for (const auto chunks : {std::size_t{1}, std::size_t{3}}) {
      const Sound sound(kind, chunks);
      CAPTURE(kind.name, chunks);
      REQUIRE(sound.whole().events().size() == chunks * 3);
      REQUIRE_FALSE(sound.whole().has_gap());
      for (const auto cut : cuts(sound.bytes(), chunks, kind.step)) {
        CAPTURE(cut);
        CHECK(sound.mistake(std::span(sound.bytes()).first(cut),
                            [&](const Range& record) { return record.end <= cut; }) == "");
      }
    }
  }
}

TEST_CASE("a changed field of the file header costs no record") {
  const std::vector<Field> fields{
      {"signature", 0, 8}, {"first chunk", 8, 8}, {"last chunk", 16, 8}, {"next record", 24, 8},
      {"size", 32, 4},     {"version", 36, 4},    {"block size", 40, 2}, {"chunk count", 42, 2},
      {"flags", 120, 4},   {"checksum", 124, 4}};
  for (const auto& kind : kinds()) {
    const Sound sound(kind, 2);
    for (const auto& field : fields) {
      for_each_value(sound.bytes(), 0, field,
                     [&](const LogBytes& harmed, std::uint64_t value, Checksums /*checksums*/) {
                       CAPTURE(kind.name, field.name, value);
                       CHECK(sound.mistake(harmed, [](const Range&) { return true; }) == "");
                     });
    }
  }
}

// With a checksum that proves it right, a header is believed.
TEST_CASE("a changed field of a chunk header costs no record where its checksum shows it") {
  for (const auto& kind : kinds()) {
    for (const auto chunks : {std::size_t{1}, std::size_t{2}}) {
      const Sound sound(kind, chunks);
      for (const auto& field : kChunkHeader) {
        for_each_value(sound.bytes(), chunk_begin(0), field,
                       [&](const LogBytes& harmed, std::uint64_t value, Checksums checksums) {
                         CAPTURE(kind.name, chunks, field.name, value, checksums);
                         CHECK(sound.mistake(harmed, [&](const Range& record) {
                           return checksums == Checksums::as_they_were ||
                                  record.begin >= chunk_begin(1);
                         }) == "");
                       });
      }
    }
  }
}

TEST_CASE("a changed field of a record's header costs that record at most") {
  for (const auto& kind : kinds()) {
    const Sound sound(kind, 2);
    for (const auto& harmed_record : records_of(sound.bytes(), 0)) {
      for (const auto& field : record_header(harmed_record)) {
        for_each_value(sound.bytes(), harmed_record.begin, field,
                       [&](const LogBytes& harmed, std::uint64_t value, Checksums checksums) {
                         CAPTURE(kind.name, harmed_record.begin, field.name, value, checksums);
                         CHECK(sound.mistake(harmed, [&](const Range& record) {
                           return record.begin != harmed_record.begin;
                         }) == "");
                       });
      }
    }
  }
}

// The first record defines what the others of its chunk need.
TEST_CASE("a changed byte costs its record at most, one of a chunk's first record its chunk") {
  for (const auto& kind : kinds()) {
    const Sound sound(kind, 2);
    const auto first = records_of(sound.bytes(), 0).front();
    for (const auto place : flips(sound.bytes(), kind.flip_step)) {
      CAPTURE(kind.name, place);
      const auto is_kept = [&](const Range& record) {
        return record.begin >= chunk_begin(1) ||
               (!record.contains(place) && !first.contains(place));
      };
      auto harmed = sound.bytes();
      harmed[place] ^= std::byte{0xff};
      CHECK(sound.mistake(harmed, is_kept) == "");
      if (place % 4 != 0) continue;
      harmed[place] ^= std::byte{0xbf};  // one bit is left
      make_right(harmed);
      // A header that its checksum proves right is believed.
      const auto is_kept_in_spite = [&](const Range& record) {
        return is_kept(record) && (record.begin >= chunk_begin(1) || place >= first.begin);
      };
      CHECK(sound.mistake(harmed, is_kept_in_spite, Change::may_be_silent) == "");
    }
  }
}

// Nothing tells then where the records end but the records themselves. A last one without its
// signature is like what lies behind the records of any chunk: the header alone is told to be
// wrong.
TEST_CASE("a changed record costs itself at most where the header of its chunk is changed, too") {
  for (const auto& kind : kinds()) {
    if (!kind.is_native_alone() || kind.form == Form::saved) continue;  // records are found alike
    const Sound sound(kind, 2);
    const auto records = records_of(sound.bytes(), 0);
    for (const auto& [header_field, header_value] : damages_of(kChunkHeader)) {
      for (const auto& record : records) {
        for (const auto& [field, value] : damages_of(record_header(record))) {
          if (record.begin == records.back().begin && field.name == "signature") continue;
          auto harmed = sound.bytes();
          put(harmed, chunk_begin(0) + header_field.position, header_field.size, header_value);
          put(harmed, record.begin + field.position, field.size, value);
          CAPTURE(kind.name, header_field.name, header_value, record.begin, field.name, value);
          CHECK(sound.mistake(harmed, [&](const Range& other) {
            return other.begin >= chunk_begin(1) ||
                   (other.begin != record.begin && record.begin != records.front().begin);
          }) == "");
        }
      }
    }
  }
}

TEST_CASE("two changed fields of a chunk header cost no record of another chunk") {
  for (const auto& kind : kinds()) {
    if (!kind.is_native_alone()) continue;
    const Sound sound(kind, 2);
    for (const auto& [first, first_value] : damages_of(kChunkHeader)) {
      for (const auto& [second, second_value] : damages_of(kChunkHeader)) {
        if (first.position >= second.position) continue;
        auto harmed = sound.bytes();
        put(harmed, chunk_begin(0) + first.position, first.size, first_value);
        put(harmed, chunk_begin(0) + second.position, second.size, second_value);
        CAPTURE(kind.name, first.name, first_value, second.name, second_value);
        CHECK(sound.mistake(harmed, [](const Range& record) {
          return record.begin >= chunk_begin(1);
        }) == "");
      }
    }
  }
}
