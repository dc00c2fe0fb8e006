// Sound logs of every kind, harmed in one place after the other. Whatever is done to them, reading
// ends, the counts add up, and what was not harmed is read as before.

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "evtx/libevtx/reader.h"
#include "evtx_writer/log.h"
#include "harm.h"
#include "log_reading.h"
#include "stories/main_mode.h"
#include "testing.h"

namespace {

using evtx_writer::Form;
using harm::Checksums;
using harm::chunk_begin;
using harm::Field;
using harm::for_each_value;
using harm::LogBytes;
using harm::Range;
using harm::records_of;

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
    return {offset, offset + harm::get<std::uint32_t>(bytes_, offset + 4)};
  }

  Kind kind_;
  LogBytes bytes_;
  LogReading whole_;
};

}  // namespace

TEST_CASE("a log that is cut anywhere keeps its records before the cut") {
  for (const auto& kind : kinds()) {
    for (const auto chunks : {std::size_t{1}, std::size_t{3}}) {
      const Sound sound(kind, chunks);
      CAPTURE(kind.name, chunks);
      REQUIRE(sound.whole().events().size() == chunks * 3);
      REQUIRE_FALSE(sound.whole().has_gap());
      for (const auto cut : harm::cuts(sound.bytes(), chunks, kind.step)) {
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
      for (const auto& field : harm::kChunkHeader) {
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
      for (const auto& field : harm::record_header(harmed_record)) {
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
TEST_CASE("a changed byte costs its record at most, one of a chunk's first record its chunk",
          "[bytes]") {
  for (const auto& kind : kinds()) {
    const Sound sound(kind, 2);
    const auto first = records_of(sound.bytes(), 0).front();
    for (const auto place : harm::flips(sound.bytes(), kind.flip_step)) {
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
      harm::make_right(harmed);
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
    for (const auto& [header_field, header_value] : harm::damages_of(harm::kChunkHeader)) {
      for (const auto& record : records) {
        for (const auto& [field, value] : harm::damages_of(harm::record_header(record))) {
          if (record.begin == records.back().begin && field.name == "signature") continue;
          auto harmed = sound.bytes();
          harm::put(harmed, chunk_begin(0) + header_field.position, header_field.size,
                    header_value);
          harm::put(harmed, record.begin + field.position, field.size, value);
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

// The records are followed by their ids then.
TEST_CASE("a chunk header that is lost costs no record") {
  const auto size = GENERATE(std::size_t{44}, std::size_t{128}, evtx::kChunkHeaderSize);
  const auto other = GENERATE(std::byte{0}, std::byte{0x55});
  const auto chunk = GENERATE(std::size_t{0}, std::size_t{1});
  for (const auto& kind : kinds()) {
    CAPTURE(kind.name, size, other, chunk);
    const Sound sound(kind, 2);
    auto harmed = sound.bytes();
    std::ranges::fill(std::span(harmed).subspan(chunk_begin(chunk), size), other);
    CHECK(sound.mistake(harmed, [](const Range&) { return true; }) == "");
    const LogReading reading(harmed, kind.reader, kind.crosscheck);
    CHECK(reading.account().counts.records == sound.whole().account().counts.records);
    CHECK(reading.account().losses.count() == 0);
    CHECK(reading.complains());
  }
}

TEST_CASE("two changed fields of a chunk header cost no record of another chunk") {
  for (const auto& kind : kinds()) {
    if (!kind.is_native_alone()) continue;
    const Sound sound(kind, 2);
    for (const auto& [first, first_value] : harm::damages_of(harm::kChunkHeader)) {
      for (const auto& [second, second_value] : harm::damages_of(harm::kChunkHeader)) {
        if (first.position >= second.position) continue;
        auto harmed = sound.bytes();
        harm::put(harmed, chunk_begin(0) + first.position, first.size, first_value);
        harm::put(harmed, chunk_begin(0) + second.position, second.size, second_value);
        CAPTURE(kind.name, first.name, first_value, second.name, second_value);
        CHECK(sound.mistake(harmed, [](const Range& record) {
          return record.begin >= chunk_begin(1);
        }) == "");
      }
    }
  }
}
