#include "evtx/libevtx/channel.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/libevtx/message.h"
#include "testing.h"

using evtx::libevtx::Channel;
using evtx::libevtx::Xml;

namespace {

bool send_text(const Channel& channel, std::string_view text) {
  return channel.send(std::as_bytes(std::span(text)));
}

std::optional<std::string> received_text(const Channel& channel, std::size_t size) {
  std::string text(size, '\0');
  if (!channel.receive(std::as_writable_bytes(std::span(text)))) return std::nullopt;
  return text;
}

}  // namespace

TEST_CASE("what is sent into one end of a channel comes out of the other, however it is cut") {
  const auto [one, other] = Channel::pair();
  REQUIRE(send_text(one, "ab"));
  REQUIRE(send_text(one, "cd"));
  CHECK(received_text(other, 3) == "abc");
  REQUIRE(send_text(other, "x"));
  CHECK(received_text(one, 1) == "x");
  CHECK(received_text(other, 1) == "d");
}

TEST_CASE("a channel whose other end is closed gives what was sent before, and then nothing") {
  auto [one, other] = Channel::pair();
  REQUIRE(send_text(one, "ab"));
  one.close();
  CHECK(received_text(other, 2) == "ab");
  CHECK_FALSE(received_text(other, 1));
  CHECK_FALSE(other.receive_channel());
  CHECK_FALSE(send_text(other, "x"));  // no SIGPIPE
}

TEST_CASE("a channel is sent through a channel") {
  const auto [one, other] = Channel::pair();
  {
    const auto [near, far] = Channel::pair();
    REQUIRE(one.send(far));
    REQUIRE(send_text(near, "hello"));
  }
  const auto far = other.receive_channel();
  REQUIRE(far);
  CHECK(received_text(*far, 5) == "hello");
  CHECK_FALSE(received_text(*far, 1));  // nobody holds the near end any more
}

TEST_CASE("what is no channel is not taken for one") {
  const auto [one, other] = Channel::pair();
  REQUIRE(send_text(one, "a"));
  CHECK_FALSE(other.receive_channel());
}

TEST_CASE("a request and its answers come as they were sent") {
  const auto [asks, answers] = Channel::pair();
  const std::vector<std::byte> log{std::byte{1}, std::byte{2}};
  const std::vector<evtx::libevtx::Wanted> wanted{{.index = 3, .id = 4}, {.index = 5, .id = 6}};
  REQUIRE(send_request(asks, log, wanted));
  const auto request = receive_request(answers);
  REQUIRE(request);
  CHECK(request->log == log);
  REQUIRE(request->wanted.size() == 2);
  CHECK(request->wanted[1].index == 5);
  CHECK(request->wanted[1].id == 6);

  REQUIRE(send_answer(answers, std::string("<E/>")));
  REQUIRE(send_answer(answers, evtx::Error("no")));
  evtx::libevtx::send_end(answers.descriptor(), 11);
  CHECK(std::get<Xml>(receive_answer(asks)) == Xml("<E/>"));
  CHECK(std::get<Xml>(receive_answer(asks)) == Xml(evtx::Error("no")));
  CHECK(std::get<evtx::libevtx::End>(receive_answer(asks)).signal == 11);
}

TEST_CASE("what is no answer is an end, and so is one that is cut short or too long") {
  const auto [header, text] = GENERATE(table<std::vector<std::uint32_t>, std::string>(
      {{{3, 0}, ""}, {{0, 5}, "<E/>"}, {{0, 0xffffffff}, ""}, {{1}, ""}}));
  CAPTURE(header, text);
  auto [asks, answers] = Channel::pair();
  REQUIRE(answers.send(std::as_bytes(std::span(header))));
  REQUIRE(send_text(answers, text));
  answers.close();
  CHECK(std::get<evtx::libevtx::End>(receive_answer(asks)).signal == 0);
}
