#include "timeline/ledger.h"

#include <array>
#include <vector>

#include "testing.h"

namespace {

timeline::Account lossy(std::uint64_t bytes, const std::string& problem) {
  timeline::Account account{.counts = {.bytes = bytes}};
  account.losses.add(evtx::Error(problem));
  return account;
}

}  // namespace

TEST_CASE("a log's account is the sum of its batches, and names the log once it is closed") {
  const std::array<timeline::Source, 2> sources{{{.name = "a"}, {.name = "b"}}};
  std::vector<timeline::Progress> progress;
  timeline::Ledger ledger(sources, [&](const auto& now) { progress.push_back(now); });
  ledger.add({.source = 0}, lossy(10, "first"), 1);
  ledger.add({.source = 0, .closing = lossy(5, "last")}, lossy(20, "second"), 2);
  ledger.add({.source = 1, .closing = timeline::Account{}}, {.channels = {"Security"}}, 4);

  const auto accounts = ledger.take();
  REQUIRE(accounts.size() == 2);
  CHECK(accounts[0].source == "a");
  CHECK(accounts[0].counts.bytes == 35);
  REQUIRE(accounts[0].losses.count() == 3);
  CHECK(accounts[0].losses.kept()[2] == evtx::Error("last", {.file = "a"}));
  CHECK(accounts[1].channels == std::vector<std::string>{"Security"});
  REQUIRE(progress.size() == 3);
  CHECK(progress[0].logs_done == 0);
  CHECK(progress[2].logs_done == 2);
  CHECK(progress[2].events == 7);
}

TEST_CASE("channels of several parts of a log are each named once, in order") {
  timeline::Account account{.channels = {"B", "D"}};
  account += {.channels = {"A", "B", "C"}};
  account += {.channels = {"A"}};
  CHECK(account.channels == std::vector<std::string>{"A", "B", "C", "D"});
}
