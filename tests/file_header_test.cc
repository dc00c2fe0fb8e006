#include "evtx/file_header.h"

#include "chunk_bytes.h"
#include "testing.h"

TEST_CASE("a file header is read with its stored and its computed checksum") {
  auto bytes = chunk_bytes::file_header();
  const auto header = evtx::read_file_header(bytes.span()).value();
  CHECK(header.major_version == 3);
  CHECK(header.minor_version == 1);
  CHECK(header.chunk_count == 1);
  CHECK(header.checksum == header.computed_checksum);
  const auto dirty = evtx::read_file_header(bytes.put(120, std::uint32_t{1}).span()).value();
  CHECK(dirty.flags == 1);
  CHECK(dirty.computed_checksum == header.computed_checksum);  // the flags are not covered
  const auto changed = evtx::read_file_header(bytes.put(24, std::uint64_t{7}).span()).value();
  CHECK(changed.checksum != changed.computed_checksum);
}

TEST_CASE("bytes without the signature, or too few of them, are no file header") {
  auto bytes = chunk_bytes::file_header();
  CHECK_FALSE(evtx::read_file_header(bytes.span().first(127)));
  CHECK_FALSE(evtx::read_file_header({}));
  CHECK_FALSE(evtx::read_file_header(bytes.put(0, std::uint8_t{'e'}).span()));
}
