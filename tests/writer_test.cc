// The values are those of real chunks: security.evtx of a Windows 7 host, 2016.

#include <algorithm>
#include <cstring>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "bytes.h"
#include "evtx/chunk_walk.h"
#include "evtx/file_header.h"
#include "evtx/libevtx/reader.h"
#include "evtx/native_reader.h"
#include "evtx/record_walk.h"
#include "evtx_writer/chunk.h"
#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "evtx_writer/utf16.h"
#include "testing.h"

namespace {

std::uint32_t u32_at(std::span<const std::byte> bytes, std::size_t position) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + position, sizeof value);
  return value;
}

std::uint16_t u16_at(std::span<const std::byte> bytes, std::size_t position) {
  return static_cast<std::uint16_t>(u32_at(bytes, position));
}

evtx_writer::Event event(std::uint64_t record_id) {
  evtx_writer::Event event{.id = 4655, .record_id = record_id};
  event.data = {{"MMSAID", "9", evtx_writer::Type::u64}};
  return event;
}

std::vector<std::byte> chunk_of(const evtx_writer::Log& log) {
  const auto bytes = log.bytes();
  return {bytes.begin() + 4096, bytes.begin() + 4096 + 65536};
}

evtx::Record first_record(const evtx_writer::Log& log, const evtx::Reader& read) {
  const auto bytes = log.bytes();
  MemoryStream stream(bytes);
  const auto piece = evtx::ChunkWalk(stream).next();
  const auto& chunk = std::get<evtx::Chunk>(piece.value());
  const auto frame = evtx::RecordWalk(chunk).next();
  return std::get<evtx::Record>(read(chunk, std::span(&std::get<evtx::Frame>(*frame), 1)).at(0));
}

// All names of a bucket, from the newest to the oldest.
std::vector<std::u16string> names_in(std::span<const std::byte> chunk, std::size_t bucket) {
  std::vector<std::u16string> names;
  for (auto at = u32_at(chunk, 128 + 4 * bucket); at != 0; at = u32_at(chunk, at)) {
    std::u16string name(u16_at(chunk, at + 6), u'\0');
    std::memcpy(name.data(), chunk.data() + at + 8, name.size() * 2);
    CHECK(u16_at(chunk, at + 4) == evtx_writer::name_hash(name));
    names.push_back(name);
  }
  return names;
}

}  // namespace

TEST_CASE("names hash as in real chunks") {
  CHECK(evtx_writer::name_hash(u"Event") == 0x0cba);
  CHECK(evtx_writer::name_hash(u"xmlns") == 0x0fbc);
  CHECK(evtx_writer::name_hash(u"System") == 0x546f);
  CHECK(evtx_writer::name_hash(u"Provider") == 0x7bf1);
  CHECK(evtx_writer::name_hash(u"EventID") == 0x61f5);
  CHECK(evtx_writer::name_hash(u"SystemTime") == 0x7b3c);
  CHECK(evtx_writer::name_hash(u"RelatedActivityID") == 0xc535);
  CHECK(evtx_writer::name_hash(u"EventData") == 0x8244);
  CHECK(evtx_writer::name_hash(u"Data") == 0x6f8a);
}

TEST_CASE("the checksum of a real chunk header is reproduced") {
  auto header = Bytes()
                    .text("ElfChnk")
                    .u8(0)
                    .u64(1)
                    .u64(0x5b)
                    .u64(1)
                    .u64(0x5b)
                    .u32(128)
                    .u32(0xfda0)
                    .u32(0xff60)
                    .u32(0xfd77aea5)
                    .pad_to(120)
                    .u32(1)
                    .u32(0x3a57641e)
                    .pad_to(512);
  // The buckets of names and templates that are not empty.
  const std::vector<std::pair<std::size_t, std::uint32_t>> buckets{
      {140, 0x61d},  {144, 0x7ec},  {148, 0x5f3},  {152, 0x4e8},  {168, 0x966},  {172, 0x33d},
      {184, 0x7140}, {224, 0x3ce},  {256, 0x68b},  {264, 0x51d},  {272, 0x3f7},  {280, 0x6ae},
      {292, 0x39b},  {296, 0x466},  {300, 0x710f}, {312, 0x43f},  {316, 0x2f8},  {324, 0x31a},
      {340, 0x703d}, {352, 0x5a9},  {360, 0x24d},  {364, 0x646},  {368, 0x4ba},  {388, 0x7eee},
      {392, 0x2e73}, {416, 0x9173}, {420, 0x95d3}, {424, 0x11b3}, {432, 0xe8a5}, {436, 0xa763},
      {444, 0x70e8}, {448, 0x226},  {452, 0x6d9e}, {456, 0x9ee3}, {480, 0x7c5},  {484, 0x5a2d}};
  for (const auto& [position, offset] : buckets) header.put(position, offset);
  const auto read = evtx::read_chunk_header(header.span());
  CHECK(read.header_checksum == 0x3a57641e);
  CHECK(read.computed_header_checksum == 0x3a57641e);
  CHECK(read.is_trustworthy());
}

TEST_CASE("the header's tables lead to every name and template") {
  evtx_writer::Log log;
  log.add(event(1), evtx_writer::Form::today);
  log.add(event(2), evtx_writer::Form::saved);
  const auto chunk = chunk_of(log);
  std::set<std::u16string> names;
  for (std::size_t bucket = 0; bucket < 64; ++bucket)
    for (const auto& name : names_in(chunk, bucket)) {
      CHECK(evtx_writer::name_hash(name) % 64U == bucket);
      names.insert(name);
    }
  CHECK(names ==
        std::set<std::u16string>{
            u"Event",         u"xmlns",       u"System",     u"Provider",          u"Name",
            u"Guid",          u"EventID",     u"Qualifiers", u"Version",           u"Level",
            u"Task",          u"Opcode",      u"Keywords",   u"TimeCreated",       u"SystemTime",
            u"EventRecordID", u"Correlation", u"ActivityID", u"RelatedActivityID", u"Execution",
            u"ProcessID",     u"ThreadID",    u"Channel",    u"Computer",          u"Security",
            u"UserID",        u"EventData",   u"Data"});
  std::size_t templates = 0;
  for (std::size_t bucket = 0; bucket < 32; ++bucket)
    for (auto at = u32_at(chunk, 384 + 4 * bucket); at != 0; at = u32_at(chunk, at)) {
      CHECK(u32_at(chunk, at + 4) % 32 == bucket);
      ++templates;
    }
  CHECK(templates == 2);
}

TEST_CASE("a full chunk is closed and the next begun, with sound checksums") {
  evtx_writer::Log log;
  for (std::uint64_t id = 1; id <= 300; ++id) log.add(event(id), evtx_writer::Form::today);
  const auto bytes = log.bytes();
  REQUIRE(bytes.size() == 4096 + 2 * 65536);
  const auto header = evtx::read_file_header(bytes).value();
  CHECK(header.chunk_count == 2);
  CHECK(header.next_record_id == 301);
  CHECK(header.checksum == header.computed_checksum);
  MemoryStream stream(bytes);
  evtx::ChunkWalk walk(stream);
  std::uint64_t next = 1;
  while (const auto piece = walk.next()) {
    const auto& chunk = std::get<evtx::Chunk>(*piece);
    CHECK(chunk.header.is_trustworthy());
    CHECK(evtx::records_checksum(chunk) == chunk.header.records_checksum);
    CHECK(chunk.header.first_record_id == next);
    evtx::RecordWalk records(chunk);
    while (const auto step = records.next()) CHECK(std::get<evtx::Frame>(*step).id == next++);
    CHECK(chunk.header.last_record_id == next - 1);
  }
  CHECK(next == 301);
}

TEST_CASE("a chunk is not filled to its last byte, where libevtx would lose a record") {
  std::size_t largest = 0;
  for (std::size_t size = 31'000; size < 31'600; size += 4) {
    auto long_event = event(2);
    long_event.data.push_back({"Text", std::string(size, 'x')});
    evtx_writer::Log log;
    log.add(event(1), evtx_writer::Form::today);
    log.add(long_event, evtx_writer::Form::today);
    if (log.bytes().size() == 4096 + 65536)
      largest = std::max<std::size_t>(largest, u32_at(chunk_of(log), 48));
  }
  CHECK(largest == 65528);
}

TEST_CASE("hex numbers, GUIDs, SIDs and times are read as they were given") {
  auto written = event(1);
  written.data = {
      {"LogonId", "0x3e7", evtx_writer::Type::hex64},
      {"LogonGuid", "{00112233-4455-6677-8899-AABBCCDDEEFF}", evtx_writer::Type::guid},
      {"System", "S-1-5-18", evtx_writer::Type::sid},
      {"User", "S-1-5-21-1004336348-1177238915-4294967295-1103", evtx_writer::Type::sid},
      {"NewTime", "2026-03-02T06:00:01.2345678Z", evtx_writer::Type::filetime}};
  evtx_writer::Log log;
  log.add(written, evtx_writer::Form::today);
  const auto fields = first_record(log, evtx::read_natively).event_data;
  REQUIRE(fields.size() == written.data.size());
  for (std::size_t at = 0; at < fields.size(); ++at)
    CHECK(fields[at].value == written.data[at].value);
}

TEST_CASE("the fields of UserData are elements of their own names, for both readers") {
  using evtx_writer::Form;
  auto cleared = event(1);
  cleared.id = 1102;
  cleared.data = {{"SubjectUserSid", "S-1-5-18", evtx_writer::Type::sid},
                  {"SubjectUserName", "mallory & co"},
                  {"SubjectLogonId", "0x3e7", evtx_writer::Type::hex64}};
  cleared.user_data = "LogFileCleared";
  const std::vector<evtx::Field> fields{{"SubjectUserSid", "S-1-5-18"},
                                        {"SubjectUserName", "mallory & co"},
                                        {"SubjectLogonId", "0x3e7"}};
  for (const auto form : {Form::today, Form::saved, Form::forwarded}) {
    evtx_writer::Log log;
    log.add(cleared, form);
    const auto record = first_record(log, evtx::read_natively);
    CHECK(record.event_data.empty());
    CHECK(record.user_fields == fields);
    CHECK(record.user_data.starts_with("<UserData><LogFileCleared xmlns:auto-ns3="));
    if (form != Form::forwarded)
      CHECK(first_record(log, evtx::read_with_libevtx).user_data.starts_with("<UserData>"));
  }
}

TEST_CASE("UserData may hold an element without fields") {
  auto stopped = event(1);
  stopped.data = {};
  stopped.user_data = "ServiceShutdown";
  for (const auto form : {evtx_writer::Form::today, evtx_writer::Form::forwarded}) {
    evtx_writer::Log log;
    log.add(stopped, form);
    CHECK(first_record(log, evtx::read_natively).user_fields.empty());
    CHECK(first_record(log, evtx::read_natively).user_data.starts_with("<UserData><ServiceShut"));
  }
}

TEST_CASE("text becomes UTF-16, also beyond the first 65,536 characters") {
  CHECK(evtx_writer::utf16("a\u00e9\u65e5\U0001F512") == u"a\u00e9\u65e5\U0001F512");
}
