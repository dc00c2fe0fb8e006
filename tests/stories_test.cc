// Runs from the top folder: the rows name their source as it was given.

#include <fstream>
#include <iterator>
#include <string>

#include "command_run.h"
#include "stories/story.h"
#include "testing.h"

namespace {

std::string file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string testdata(const std::string& name) { return "testdata/" + name; }

}  // namespace

TEST_CASE("the logs of testdata are what the stories write, byte for byte") {
  for (const auto& story : stories::all()) {
    CAPTURE(story.name);
    const std::string log(reinterpret_cast<const char*>(story.log.data()), story.log.size());
    CHECK(log == file(testdata(story.name + ".evtx")));
  }
}

TEST_CASE("the command prints for each log of testdata what stands beside it") {
  for (const auto& story : stories::all()) {
    CAPTURE(story.name);
    const auto log = testdata(story.name + ".evtx");
    const auto csv = run_command({"timeline", log, "-f", "csv"});
    CHECK(csv.out == file(testdata(story.name + ".csv")));
    CHECK(csv.err == file(testdata(story.name + ".err")));
    CHECK(run_command({"timeline", log, "-f", "jsonl"}).out ==
          file(testdata(story.name + ".jsonl")));
  }
}

TEST_CASE("the output is the same for both readers") {
  for (const auto& story : stories::all()) {
    if (story.name == "forwarded") continue;  // libevtx cannot read it
    CAPTURE(story.name);
    for (const std::string format : {"csv", "jsonl"}) {
      const auto log = testdata(story.name + ".evtx");
      const auto native = run_command({"timeline", log, "-f", format});
      const auto libevtx = run_command({"timeline", log, "-f", format, "--reader", "libevtx"});
      CHECK(native.err == libevtx.err);
      CHECK(native.out == libevtx.out);
    }
  }
}

TEST_CASE("the output is the same for any number of threads") {
  for (const std::string format : {"csv", "jsonl", "table"}) {
    CAPTURE(format);
    const auto one = run_command({"timeline", "testdata", "-f", format, "--threads", "1"});
    const auto two = run_command({"timeline", "testdata", "-f", format, "--threads", "2"});
    const auto many = run_command({"timeline", "testdata", "-f", format, "--threads", "16"});
    CHECK(one.out == two.out);
    CHECK(one.err == two.err);
    CHECK(one.out == many.out);
    CHECK(one.status == 2);  // damaged.evtx is among them
  }
}

TEST_CASE("what libevtx cannot read, forwarded records, is counted, one by one") {
  const auto run =
      run_command({"timeline", "testdata/forwarded.evtx", "-v", "--reader", "libevtx"});
  CHECK(run.status == 2);
  CHECK(run.err.find("record 5 at ") != std::string::npos);
  CHECK(run.err.find("it has no template (a forwarded event), which libevtx cannot read") !=
        std::string::npos);
  CHECK(run.err.find("5 records: 0 Main Mode, 0 others, 5 unreadable") != std::string::npos);
}
