#include "input/digest_stream.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bytes.h"
#include "testing.h"

namespace {

/// What was told of a stream with this content when it was read in pieces of this size.
std::vector<std::string> told_of(std::string_view content, std::size_t piece) {
  std::vector<std::string> told;
  const auto bytes = std::as_bytes(std::span(content));
  input::DigestStream stream(std::make_unique<MemoryStream>(bytes),
                             [&](std::string digest) { told.push_back(std::move(digest)); });
  std::vector<std::byte> into(piece);
  while (stream.read(into) == piece) {
  }
  stream.read(into);
  return told;
}

}  // namespace

TEST_CASE(
    "the SHA-256 of a stream is told once, at its end (the values of FIPS 180-4's examples)") {
  const auto piece = GENERATE(std::size_t{1}, std::size_t{3}, std::size_t{64}, std::size_t{4096});
  CHECK(
      told_of("abc", piece) ==
      std::vector<std::string>{"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"});
  CHECK(
      told_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", piece) ==
      std::vector<std::string>{"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"});
}

TEST_CASE("a stream that is not read to its end has no SHA-256") {
  bool is_told = false;
  const std::string_view content = "abc";
  input::DigestStream stream(std::make_unique<MemoryStream>(std::as_bytes(std::span(content))),
                             [&](const std::string&) { is_told = true; });
  std::vector<std::byte> into(3);
  CHECK(stream.read(into) == 3);
  CHECK_FALSE(is_told);
}

TEST_CASE("what a stream holds comes through as it is") {
  const std::string_view content = "as it is";
  input::DigestStream stream(std::make_unique<MemoryStream>(std::as_bytes(std::span(content))),
                             [](const std::string&) {});
  std::string into(content.size() + 1, '\0');
  CHECK(stream.read(std::as_writable_bytes(std::span(into))) == content.size());
  CHECK(into.starts_with(content));
}
