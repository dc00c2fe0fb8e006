#include "evtx/text_buffer.h"

#include <algorithm>
#include <string>

#include "testing.h"

using evtx::TextBuffer;

TEST_CASE("a text is what was put at its end, however long it grows") {
  TextBuffer buffer;
  std::string expected;
  for (std::size_t size = 0; size < 300; size += 7) {
    buffer.append(std::string(size, 'a'));
    buffer.append(',');
    expected += std::string(size, 'a') + ',';
    CHECK(buffer.text() == expected);
  }
}

TEST_CASE("what is written into its room belongs to a text once it ends behind that") {
  TextBuffer buffer;
  buffer.append("ab");
  auto* const room = buffer.room(100);
  std::ranges::fill_n(room, 3, 'x');
  CHECK(buffer.text() == "ab");
  buffer.end_at(room + 3);
  CHECK(buffer.text() == "abxxx");
}

TEST_CASE("the last character is replaced, and a text that is cleared begins anew") {
  TextBuffer buffer;
  buffer.append("a,");
  buffer.replace_last('\n');
  CHECK(buffer.text() == "a\n");
  buffer.clear();
  CHECK(buffer.text().empty());
  buffer.append('b');
  CHECK(buffer.text() == "b");
}
