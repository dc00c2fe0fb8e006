#include "render/report_values.h"

#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evtx/timestamp.h"
#include "testing.h"

namespace {

using Texts = std::vector<std::optional<std::string>>;

constexpr std::size_t kMany = 100;

std::string json_of_values(const Texts& texts) {
  std::vector<const std::string*> values;
  for (const auto& text : texts) values.push_back(text ? &*text : nullptr);
  render::Json json;
  render::write_values(json, values);
  auto line = json.line();
  line.pop_back();  // the line end
  return line;
}

/// These and as many numbers behind them as it takes, from 20 on.
Texts and_many_numbers(Texts texts) {
  for (std::size_t i = 0; texts.size() < kMany; ++i) texts.emplace_back(fmt::to_string(20 + i));
  return texts;
}

bool are_texts(const Texts& texts) { return json_of_values(texts).starts_with('['); }

}  // namespace

TEST_CASE("a few values are the texts they are") {
  CHECK(json_of_values({"10", std::nullopt, "9"}) == R"(["10",null,"9"])");
  CHECK(json_of_values({}) == "[]");
}

TEST_CASE("many numbers are told from the least of them") {
  const auto json = json_of_values(and_many_numbers({"11", std::nullopt, "10"}));
  CHECK(json.starts_with(
      R"({"kind":"number","least":"10","above":{"width":2,"digits":"ACAAABALAMAN)"));
  CHECK(json.ends_with(R"("}})"));
}

TEST_CASE("many times are told from the least of them, to 100 ns") {
  Texts texts{"2026-01-02T03:04:05.0000000Z", std::nullopt};
  const auto first = evtx::from_iso8601("2026-01-02T03:04:04.9999999Z").value();
  for (std::size_t i = 0; texts.size() < kMany; ++i)
    texts.emplace_back(evtx::to_string(first + evtx::Ticks{static_cast<std::int64_t>(2 * i)}));
  const auto json = json_of_values(texts);
  CHECK(json.starts_with(
      R"({"kind":"time","least":"2026-01-02T03:04:04.9999999Z","above":{"width":2,"digits":"ACAAABADAF)"));
}

TEST_CASE("where one of many texts is no number, or not as it would be written, all stay texts") {
  CHECK_FALSE(are_texts(and_many_numbers({"0"})));
  for (const std::string other : {"", "x", "-1", "007", "1.5", "0x10", "18446744073709551616",
                                  "2026-01-02T03:04:05.0000000Z"}) {
    CAPTURE(other);
    CHECK(are_texts(and_many_numbers({other})));
  }
}

TEST_CASE("numbers that are too large or too far apart for a script to add stay texts") {
  CHECK_FALSE(are_texts(and_many_numbers({"4503599627370494"})));
  CHECK(are_texts(and_many_numbers({"4503599627370496"})));
  CHECK(are_texts(and_many_numbers({"18446744073709551615"})));
  Texts ages(kMany);
  ages[0] = "1601-01-01T00:00:00.0000000Z";
  ages[1] = "9999-12-31T23:59:59.9999999Z";
  CHECK(are_texts(ages));
}

TEST_CASE("many values that are none are told as texts") { CHECK(are_texts(Texts(kMany))); }
