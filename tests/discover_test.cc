#include "input/discover.h"

#include <sys/stat.h>

#include <filesystem>
#include <set>

#include "temporary_folder.h"
#include "testing.h"

namespace {

using Names = std::vector<std::string>;
namespace fs = std::filesystem;

const std::string kSignature{"ElfFile\0", 8};

}  // namespace

TEST_CASE("a folder gives its logs by name and by signature, sorted, from all folders in it") {
  const TemporaryFolder folder;
  folder.write("b.evtx", "");
  folder.write("deep/er/A.EVTX", "");
  folder.write("deep/no-extension", kSignature);
  folder.write("deep/no-header", std::string("ElfChnk\0", 8));
  folder.write("notes.txt", "ElfFil");
  folder.write("x.evtx.txt", "no log");
  const auto found = input::discover(Names{folder.path().string()});
  CHECK(found.errors.empty());
  CHECK(found.files == Names{folder / "b.evtx", folder / "deep/er/A.EVTX",
                             folder / "deep/no-extension", folder / "deep/no-header"});
}

TEST_CASE("a file that is named is taken, whatever it is") {
  const TemporaryFolder folder;
  const auto file = folder.write("notes.txt", "no log");
  CHECK(input::discover(Names{file, "-", "-"}).files == Names{file, "-"});
}

TEST_CASE("a file that is met twice is read once") {
  const TemporaryFolder folder;
  const auto file = folder.write("a.evtx", "");
  fs::create_symlink(file, folder / "b.evtx");
  fs::create_hard_link(file, folder / "c.evtx");
  const auto found = input::discover(Names{file, folder.path().string(), file});
  CHECK(found.files == Names{file});
  CHECK(found.errors.empty());
  REQUIRE(found.skipped.size() == 2);  // a.evtx once more is no other name
  CHECK(found.skipped.front().what() == folder / "b.evtx" + ": is the same file as " + file);
}

TEST_CASE("a link to a folder is not followed, a loop ends") {
  const TemporaryFolder folder;
  const auto file = folder.write("in/a.evtx", "");
  fs::create_directory_symlink(folder.path(), folder / "in/loop");
  const auto found = input::discover(Names{folder.path().string()});
  CHECK(found.files == Names{file});
  CHECK(found.errors.empty());
  REQUIRE(found.skipped.size() == 1);
  CHECK(found.skipped.front().what() ==
        folder / "in/loop" + ": is a link to a folder, name it to have it searched");
}

TEST_CASE("a path that is not there is an error that names it") {
  const TemporaryFolder folder;
  const auto found = input::discover(Names{folder / "nothing.evtx"});
  REQUIRE(found.errors.size() == 1);
  CHECK(found.errors.front().what() == folder / "nothing.evtx" + ": no such file or folder");
}

TEST_CASE("an empty path is an error that shows it") {
  const auto found = input::discover(Names{""});
  REQUIRE(found.errors.size() == 1);
  CHECK(found.errors.front().what() == std::string("'' is no name of a file or folder"));
}

TEST_CASE("rows are read only if they are named, and a folder of nothing else says so") {
  const TemporaryFolder folder;
  const auto rows = folder.write("deep/a.JSONL", "{}");
  const auto found = input::discover(Names{folder.path().string(), rows});
  CHECK(found.files == Names{rows});
  REQUIRE(found.errors.size() == 1);
  CHECK(found.errors.front().what() ==
        folder.path().string() +
            ": no event log in this folder or those in it; a .jsonl file is "
            "read if it is named itself");
  CHECK(input::has_row_name(rows));
  CHECK_FALSE(input::has_row_name("a.jsonl.evtx"));
  CHECK_FALSE(input::has_row_name("jsonl"));
}

TEST_CASE("a folder without a log is an error that names it") {
  const TemporaryFolder folder;
  folder.write("notes.txt", "no log");
  const auto found = input::discover(Names{folder.path().string()});
  REQUIRE(found.errors.size() == 1);
  CHECK(found.errors.front().what() ==
        folder.path().string() + ": no event log in this folder or those in it");
}

TEST_CASE("what has a log's name in a folder and cannot be read from it is an error") {
  const TemporaryFolder folder;
  const auto file = folder.write("a.evtx", "");
  REQUIRE(mkfifo((folder / "pipe.evtx").c_str(), 0600) == 0);
  fs::create_symlink("nowhere", folder / "link.evtx");
  fs::create_symlink("nowhere", folder / "link.txt");
  const auto found = input::discover(Names{folder.path().string()});
  CHECK(found.files == Names{file});
  std::set<std::string> errors;
  for (const auto& error : found.errors) errors.insert(error.what());
  CHECK(errors == std::set<std::string>{
                      folder / "link.evtx" + ": leads nowhere",
                      folder / "pipe.evtx" + ": is no regular file, name it to have it read"});
}
