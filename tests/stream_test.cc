#include "input/stream.h"

#include <unistd.h>

#include <array>

#include "evtx/error.h"
#include "temporary_folder.h"
#include "testing.h"

TEST_CASE("a file is read to its end") {
  const TemporaryFolder folder;
  const auto stream = input::open_file(folder.write("a", "12345"));
  std::array<std::byte, 4> bytes{};
  CHECK(stream->read(bytes) == 4);
  CHECK(stream->read(bytes) == 1);
  CHECK(stream->read(bytes) == 0);
}

TEST_CASE("a pipe that delivers in drops is read until what was asked for is there") {
  std::array<int, 2> ends{};
  REQUIRE(pipe(ends.data()) == 0);
  REQUIRE(write(ends[1], "12", 2) == 2);
  REQUIRE(write(ends[1], "34", 2) == 2);
  close(ends[1]);
  const auto stream = input::borrow_descriptor(ends[0]);
  std::array<std::byte, 8> bytes{};
  CHECK(stream->read(bytes) == 4);
  close(ends[0]);
}

TEST_CASE("a file that cannot be opened or read says why") {
  CHECK_THROWS_WITH(input::open_file("/nowhere/at/all"),
                    "cannot be opened: No such file or directory");
  std::array<std::byte, 8> bytes{};
  CHECK_THROWS_WITH(input::open_file("/")->read(bytes), "at 0x0: cannot be read: Is a directory");
}
