#include "evtx/error.h"

#include <string>

#include "testing.h"

TEST_CASE("an error names the file, the record and the place, as far as they are known") {
  const evtx::Error error("name needs 512 bytes, 28 left", {.offset = 0x11a8});
  CHECK(error.what() == std::string("at 0x11a8: name needs 512 bytes, 28 left"));
  CHECK(error.in_record(4711, 0x1000).in_file("Security.evtx").what() ==
        std::string("Security.evtx: record 4711 at 0x11a8: name needs 512 bytes, 28 left"));
  CHECK(evtx::Error("is torn").in_record(4711, 0x1000).what() ==
        std::string("record 4711 at 0x1000: is torn"));
  CHECK(evtx::Error("is empty").in_file("a.evtx").what() == std::string("a.evtx: is empty"));
}

TEST_CASE("what an error knows of its place is not overwritten by an outer level") {
  const evtx::Error error("x", {.file = "inner.evtx", .record_id = 1, .offset = 3});
  CHECK(error.in_record(2, 4).in_file("outer.evtx") == error);
}

TEST_CASE("a NUL does not end the message") {
  const evtx::Error error(std::string("is 'a\0b'", 8));
  CHECK(error.what() == std::string("is 'a\u2400b'"));
}
