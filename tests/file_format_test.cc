#include "evtx/file_format.h"

#include "bytes.h"
#include "testing.h"

using evtx::other_format;

TEST_CASE("a file that is no log is known by how it begins") {
  CHECK(other_format(Bytes().text("PK\x03\x04").span()) == "a zip archive: unpack it first");
  CHECK(other_format(Bytes().text("\x1f\x8b").span()) == "a gzip file: unpack it first");
  const auto old_log = Bytes().u32(0x30).text("LfLe");
  CHECK(other_format(old_log.span()).starts_with("an event log of before Windows Vista (.evt)"));
}

TEST_CASE("what is not known, or too short to be, has no format") {
  CHECK(other_format({}).empty());
  CHECK(other_format(Bytes().text("PK").span()).empty());
  CHECK(other_format(Bytes().text("ElfFile").span()).empty());
}
