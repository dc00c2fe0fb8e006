#include "cmd/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

#include "temporary_folder.h"
#include "testing.h"

namespace {

using cmd::IfExists;
using cmd::Output;
namespace fs = std::filesystem;

std::string content(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const TemporaryFolder& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()));
}

// Writes a text to a file.
void put(const std::string& path, IfExists if_exists, const std::string& text) {
  Output output(path, if_exists, {});
  output.stream() << text;
  output.finish();
}

// Opens a file for reading, and closes it again.
class Opened {
 public:
  explicit Opened(const std::string& path) : descriptor_(::open(path.c_str(), O_RDONLY)) {}
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() { ::close(descriptor_); }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

TEST_CASE("an output is there when it is finished, and nothing else") {
  const TemporaryFolder folder;
  const auto path = folder / "out.csv";
  Output output(path, IfExists::refuse, {});
  output.stream() << "rows";
  CHECK_FALSE(fs::exists(path));
  output.finish();
  CHECK(content(path) == "rows");
  CHECK(files_in(folder) == 1);
}

TEST_CASE("an output that is not finished leaves nothing") {
  const TemporaryFolder folder;
  { Output(folder / "out.csv", IfExists::refuse, {}).stream() << "half a ro"; }
  CHECK(files_in(folder) == 0);
}

TEST_CASE("a file that exists is replaced only if that is asked for") {
  const TemporaryFolder folder;
  const auto path = folder.write("out.csv", "before");
  CHECK_THROWS_WITH(put(path, IfExists::refuse, "rows"), path + ": exists, --force replaces it");
  CHECK(content(path) == "before");
  put(path, IfExists::replace, "rows");
  CHECK(content(path) == "rows");
}

TEST_CASE("what replaces a file has its permissions") {
  const TemporaryFolder folder;
  const auto path = folder.write("out.csv", "before");
  const auto mode = GENERATE(fs::perms{0600}, fs::perms{0640}, fs::perms{0666});
  fs::permissions(path, mode);
  put(path, IfExists::replace, "rows");
  CHECK(content(path) == "rows");
  CHECK(fs::status(path).permissions() == mode);
}

TEST_CASE("a file that comes to be in the meantime is not replaced unasked") {
  const TemporaryFolder folder;
  const auto path = folder / "out.csv";
  Output output(path, IfExists::refuse, {});
  output.stream() << "rows";
  folder.write("out.csv", "somebody else's");
  CHECK_THROWS_WITH(output.finish(), path + ": exists, --force replaces it");
  CHECK(content(path) == "somebody else's");
}

TEST_CASE("a link that lies where the unfinished file would be is not written through") {
  const TemporaryFolder folder;
  const auto victim = folder.write("victim", "precious");
  const auto path = folder / "out.csv";
  fs::create_symlink(victim, folder / "mainmode-" + std::to_string(::getpid()) + ".part");
  put(path, IfExists::refuse, "rows");
  CHECK(content(victim) == "precious");
  CHECK(content(path) == "rows");
}

TEST_CASE("an output may have the longest name there is") {
  const TemporaryFolder folder;
  const auto path = folder / std::string(255, 'x');
  put(path, IfExists::refuse, "rows");
  CHECK(content(path) == "rows");
}

TEST_CASE("a link to an output stays, what it leads to is replaced") {
  const TemporaryFolder folder;
  const auto path = folder.write("real.csv", "before");
  fs::create_symlink(path, folder / "link.csv");
  put(folder / "link.csv", IfExists::replace, "rows");
  CHECK(fs::is_symlink(folder / "link.csv"));
  CHECK(content(path) == "rows");
}

TEST_CASE("a link that leads nowhere counts as a file that exists") {
  const TemporaryFolder folder;
  const auto path = folder / "link.csv";
  fs::create_symlink("nowhere", path);
  CHECK_THROWS_WITH(Output(path, IfExists::refuse, {}), path + ": exists, --force replaces it");
  put(path, IfExists::replace, "rows");
  CHECK(content(path) == "rows");
}

TEST_CASE("a log that is read is not written over, by whatever name it goes") {
  const TemporaryFolder folder;
  const auto log = folder.write("a.evtx", "log");
  fs::create_hard_link(log, folder / "b.evtx");
  const Opened opened(log);
  const std::vector<std::string> files{log};
  const std::vector<std::string> standard{"-"};
  for (const auto& name : {log, folder / "b.evtx"}) {
    const auto message = name + ": is one of the logs to be read, name another file";
    CHECK_THROWS_WITH(Output(name, IfExists::replace, {.files = files}), message);
    CHECK_THROWS_WITH(
        Output(name, IfExists::replace, {.files = standard, .standard = opened.descriptor()}),
        message);
  }
  CHECK(content(log) == "log");
}

TEST_CASE("a folder is no output, with or without --force") {
  const TemporaryFolder folder;
  const auto path = folder.path().string();
  const auto if_exists = GENERATE(IfExists::refuse, IfExists::replace);
  CHECK_THROWS_WITH(Output(path, if_exists, {}), path + ": is a folder, name a file in it");
}

TEST_CASE("a device is written as it is, without being asked to replace it") {
  put("/dev/null", IfExists::refuse, "rows");
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("what cannot be written says why, whenever it fails") {
  if (!fs::exists("/dev/full")) return;
  const auto* full = "/dev/full: cannot be written: No space left on device";
  CHECK_THROWS_WITH(put("/dev/full", IfExists::refuse, "short"), full);
  CHECK_THROWS_WITH(put("/dev/full", IfExists::refuse, std::string(1U << 20U, 'x')), full);
  CHECK_THROWS_WITH(put("/no/such/folder/out", IfExists::refuse, "rows"),
                    "/no/such/folder/out: cannot be written: No such file or directory");
}

TEST_CASE("standard output is only flushed") {
  std::ostringstream standard;
  Output output(standard);
  output.stream() << "rows";
  output.finish();
  CHECK(standard.str() == "rows");
  standard.setstate(std::ios::badbit);
  CHECK_THROWS_WITH(output.finish(), "standard output: cannot be written");
}

TEST_CASE("signals are as they were when the output is finished") {
  const TemporaryFolder folder;
  std::signal(SIGHUP, SIG_IGN);
  const auto before = std::signal(SIGTERM, SIG_DFL);  // the test framework's
  {
    Output output(folder / "out.csv", IfExists::refuse, {});
    std::raise(SIGHUP);  // ignored, as nohup has it
    output.finish();
  }
  CHECK(std::signal(SIGHUP, SIG_DFL) == SIG_IGN);
  CHECK(std::signal(SIGTERM, before) == SIG_DFL);
  CHECK(fs::exists(folder / "out.csv"));
}
