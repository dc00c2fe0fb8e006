#include "render/script_json.h"

#include <sstream>

#include "testing.h"

TEST_CASE("what HTML and JavaScript know is escaped for a script, and nothing else") {
  CHECK(render::for_script(R"({"a":"<b>&\u2028"})") == R"({"a":"\u003cb\u003e\u0026\u2028"})");
  CHECK(render::for_script("\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xa6\xe2") ==
        "\\u2028\\u2029\xe2\x80\xa6\xe2");
  CHECK(render::for_script("").empty());
}

TEST_CASE("an object for a script is written member by member") {
  std::ostringstream out;
  render::ScriptObject object(out);
  object.key("count") << 1;
  object.add("text", R"("<b>")");
  object.close();
  CHECK(out.str() == R"({"count":1,"text":"\u003cb\u003e"})");
}
