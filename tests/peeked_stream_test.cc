#include "input/peeked_stream.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "input/stream.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

std::string text(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

input::PeekedStream peeked(const TemporaryFolder& folder, const std::string& content) {
  return input::PeekedStream(input::open_file(folder.write("a", content)));
}

}  // namespace

TEST_CASE("a stream that was peeked at gives all its bytes") {
  const TemporaryFolder folder;
  const std::string content = "0123456789abcdef and what follows";
  auto stream = peeked(folder, content);
  CHECK(text(stream.head()) == "0123456789abcdef");
  std::array<std::byte, 10> first{};
  std::array<std::byte, 100> rest{};
  CHECK(stream.read(first) == 10);
  const auto size = stream.read(rest);
  CHECK(text(first) + text(std::span(rest).first(size)) == content);
  CHECK(stream.read(rest) == 0);
}

TEST_CASE("a stream shorter than a peek is given as it is") {
  const TemporaryFolder folder;
  auto stream = peeked(folder, "{}");
  CHECK(text(stream.head()) == "{}");
  std::array<std::byte, 100> bytes{};
  CHECK(stream.read(bytes) == 2);
  CHECK(stream.read(bytes) == 0);
}

TEST_CASE("a stream that cannot be read says so to who reads it, not to who peeks") {
  input::PeekedStream stream(input::open_file("/"));
  CHECK(stream.head().empty());
  std::array<std::byte, 1> byte{};
  CHECK_THROWS_WITH(stream.read(byte), "at 0x0: cannot be read: Is a directory");
}
