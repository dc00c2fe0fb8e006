#include "evtx/cursor.h"

#include "bytes.h"
#include "evtx/error.h"
#include "testing.h"

using evtx::Cursor;

TEST_CASE("integers are read little-endian, one behind the other") {
  const auto bytes = Bytes().u8(1).u16(0x0203).u32(0x04050607).u64(0x08090a0b0c0d0e0f);
  Cursor cursor(bytes.span(), 0x1000);
  CHECK(cursor.u8("a") == 1);
  CHECK(cursor.u16("b") == 0x0203);
  CHECK(cursor.u32("c") == 0x04050607);
  CHECK(cursor.offset() == 0x1007);
  CHECK(cursor.u64("d") == 0x08090a0b0c0d0e0f);
  CHECK(cursor.remaining() == 0);
}

TEST_CASE("a read past the end names the field and its place in the file") {
  const auto bytes = Bytes().u16(0);  // two bytes where four are wanted
  Cursor cursor(bytes.span(), 0x1000);
  CHECK_THROWS_WITH(cursor.u32("record size"), "at 0x1000: record size needs 4 bytes, 2 left");
  CHECK(cursor.u16("what is left") == 0);
}

TEST_CASE("a size from the file that is larger than all memory is a read past the end") {
  const auto bytes = Bytes().u32(0);
  Cursor cursor(bytes.span(), 8);
  CHECK_THROWS_WITH(cursor.take(~std::size_t{0}, "name"),
                    "at 0x8: name needs 18446744073709551615 bytes, 4 left");
}
