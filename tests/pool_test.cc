#include "timeline/pool.h"

#include <string>
#include <thread>
#include <vector>

#include "testing.h"

using Names = std::vector<std::string>;

TEST_CASE("a text is kept once, and the empty one is number 0") {
  timeline::TextPool texts;
  CHECK(texts.id_of("") == 0);
  const auto a = texts.id_of("a");
  CHECK(a != 0);
  CHECK(texts.id_of("b") != a);
  const std::string another = "a";
  CHECK(texts.id_of(another) == a);
  CHECK(texts.text(a) == "a");
  CHECK(texts.text(0).empty());
}

TEST_CASE("a text stays where it is while others come") {
  timeline::TextPool texts;
  const auto first = texts.text(texts.id_of("the first text of all"));
  for (int i = 0; i < 10'000; ++i) texts.id_of(std::to_string(i));
  CHECK(texts.text(texts.id_of("the first text of all")).data() == first.data());
}

TEST_CASE("several threads that ask for the same texts are given the same numbers") {
  timeline::TextPool texts;
  std::vector<std::vector<std::uint32_t>> ids(4);
  {
    std::vector<std::jthread> threads;
    for (auto& own : ids)
      threads.emplace_back([&texts, &own] {
        for (int i = 0; i < 1000; ++i) own.push_back(texts.id_of(std::to_string(i)));
      });
  }
  for (const auto& own : ids) CHECK(own == ids.front());
  CHECK(texts.id_of("one more") == 1001);
}

TEST_CASE("fields of the same names in the same order have one shape") {
  timeline::ShapePool shapes;
  CHECK_FALSE(shapes.find(Names{"a", "b"}));
  const auto ab = shapes.id_of(Names{"a", "b"});
  CHECK(shapes.find(Names{"a", "b"}) == ab);
  CHECK_FALSE(shapes.find(Names{"b", "a"}));
  CHECK(shapes.id_of(Names{"a", "b"}) == ab);
  CHECK(shapes.id_of(Names{"b", "a"}) != ab);
  CHECK(shapes.id_of(Names{"ab"}) != ab);
  CHECK(shapes.id_of(Names{"a", "b", ""}) != ab);
  REQUIRE(shapes.shape(ab).fields().size() == 2);
  CHECK(shapes.shape(ab).fields()[1].name == "b");
}

TEST_CASE("a name may hold any character, a NUL too, and two names are not taken for one") {
  timeline::ShapePool shapes;
  const auto two = shapes.id_of(Names{"a", "b"});
  const auto one = shapes.id_of(Names{std::string("a\0b", 3)});
  CHECK(one != two);
  CHECK(shapes.shape(one).fields().size() == 1);
}
