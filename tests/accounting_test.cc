#include "cmd/accounting.h"

#include <sstream>
#include <string>
#include <vector>

#include "testing.h"

namespace {

using cmd::Verbosity;
using timeline::Account;

const evtx::Error kGone("no such file or folder", {.file = "gone"});

Account account(std::uint64_t records, std::size_t losses, std::size_t doubts = 0) {
  Account account{.source = "a.evtx", .counts = {.records = records, .main_mode = records}};
  for (std::size_t i = 0; i < losses; ++i)
    account.losses.add(evtx::Error("is broken", {.file = "a.evtx", .offset = i}));
  for (std::size_t i = 0; i < doubts; ++i)
    account.doubts.add(evtx::Error("was changed", {.file = "a.evtx", .offset = i}));
  return account;
}

std::string told(const std::vector<Account>& accounts, Verbosity verbosity) {
  std::ostringstream err;
  cmd::tell(err, {}, accounts, verbosity);
  return err.str();
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the exit status tells all, some and nothing apart") {
  const auto whole = account(3, 0);
  const auto hurt = account(3, 1);
  const auto lost = account(0, 1);
  const auto empty = account(0, 0);
  const auto doubtful = account(3, 0, 1);
  const std::vector<evtx::Error> gone{kGone};
  using Accounts = std::vector<Account>;
  CHECK(cmd::status({}, Accounts{whole}) == cmd::everything_read);
  CHECK(cmd::status({}, Accounts{empty}) == cmd::everything_read);
  CHECK(cmd::status({}, Accounts{doubtful}) == cmd::everything_read);
  CHECK(cmd::status({}, Accounts{hurt}) == cmd::partly_read);
  CHECK(cmd::status({}, Accounts{whole, lost}) == cmd::partly_read);
  CHECK(cmd::status(gone, Accounts{whole}) == cmd::partly_read);
  CHECK(cmd::status({}, Accounts{lost}) == cmd::nothing_done);
  CHECK(cmd::status({}, Accounts{lost, lost}) == cmd::nothing_done);
  CHECK(cmd::status(gone, Accounts{}) == cmd::nothing_done);
}

TEST_CASE("what rows say was lost is told, and ends in the status it ended in then") {
  auto rows = account(2, 0);
  rows.earlier_losses.add(evtx::Error("says of a.evtx: nothing could be read"));
  CHECK(cmd::status({}, std::vector{rows}) == cmd::partly_read);
  CHECK(told({rows}, Verbosity::quiet) ==
        "mainmode: not read before: says of a.evtx: nothing could be read\n");
}

TEST_CASE("a file of rows of which none can be read was not read") {
  auto rows = account(2, 0);
  rows.counts.rows = 2;
  rows.counts.row_files = 1;
  CHECK(cmd::status({}, std::vector{rows}) == cmd::everything_read);
  rows.counts.main_mode = 1;
  rows.counts.unreadable = 1;
  rows.losses.add(evtx::Error("is no row"));
  CHECK(cmd::status({}, std::vector{rows}) == cmd::partly_read);
  rows.counts.main_mode = 0;
  rows.counts.unreadable = 2;
  CHECK(cmd::status({}, std::vector{rows}) == cmd::nothing_done);
}

TEST_CASE("rows are told apart from records") {
  const auto rows = [](std::uint64_t count) {
    return Account{.counts = {.records = count, .rows = count, .row_files = 1, .main_mode = count}};
  };
  CHECK(told({rows(1)}, Verbosity::normal) ==
        "mainmode: 1 file of rows, 1 row: 1 Main Mode, 0 others, 0 unreadable\n");
  CHECK(told({rows(1), account(1, 0), rows(2)}, Verbosity::normal) ==
        "mainmode: 1 log, 0 chunks, 2 files of rows, 1 record and 3 rows: 4 Main Mode, 0 others, 0 "
        "unreadable\n");
  CHECK(told({rows(0)}, Verbosity::normal) ==
        "mainmode: 1 file of rows, 0 rows: 0 Main Mode, 0 others, 0 unreadable\n"
        "mainmode: no Main Mode event to show among 0 rows (0 by the security audit): the files "
        "hold nothing\n");
}

TEST_CASE("quiet tells what is lost and nothing else") {
  CHECK(told({account(3, 0, 2)}, Verbosity::quiet).empty());
  CHECK(told({account(3, 1, 2)}, Verbosity::quiet) ==
        "mainmode: not read: a.evtx: at 0x0: is broken\n");
}

TEST_CASE("three messages of a kind are shown, and how to see the rest") {
  const auto text = told({account(3, 5, 5)}, Verbosity::normal);
  CHECK(contains(text, "not read: a.evtx: at 0x2: is broken\n"));
  CHECK_FALSE(contains(text, "at 0x3"));
  CHECK(contains(text, "not read: a.evtx: 2 more, -v lists them\n"));
  CHECK(contains(text, "doubtful: a.evtx: 2 more, -v lists them\n"));
  CHECK(contains(told({account(3, 5)}, Verbosity::verbose), "at 0x4"));
  CHECK(contains(told({account(3, 5)}, Verbosity::quiet), "not read: a.evtx: 2 more\n"));
}

TEST_CASE("more messages than are kept are counted") {
  const auto many = account(3, timeline::Notices::kMostKept + 7);
  CHECK(contains(told({many}, Verbosity::normal),
                 "a.evtx: 1004 more, -v lists the first 1000 of all\n"));
  CHECK(contains(told({many}, Verbosity::verbose),
                 "a.evtx: 7 more, which are counted and not kept\n"));
}

TEST_CASE("a file that is no log is not counted as one") {
  CHECK(contains(told({account(3, 0), account(0, 1), account(0, 2)}, Verbosity::normal),
                 "mainmode: 1 log, 0 chunks, 2 files without a chunk, 3 records: "));
  CHECK(contains(told({account(0, 0)}, Verbosity::normal), "mainmode: 1 log, 0 chunks, 0 records"));
}

TEST_CASE("where only context events are wanted, Main Mode events are not missed") {
  const std::vector<Account> accounts{{.counts = {.records = 5, .main_mode = 3, .filtered = 3}}};
  const auto misses = [&](cmd::Wanted wanted) {
    std::ostringstream err;
    cmd::tell(err, {}, accounts, Verbosity::normal, wanted);
    return contains(err.str(), "no Main Mode event to show");
  };
  CHECK(misses(cmd::Wanted::main_mode));
  CHECK_FALSE(misses(cmd::Wanted::context_alone));
}

TEST_CASE("of a log with more gaps than are counted that is told") {
  std::ostringstream err;
  const Account account{.counts = {.logs_full_of_gaps = 1}};
  cmd::tell_gaps(err, std::vector{account}, "--context lists them");
  CHECK(err.str() ==
        "mainmode: record ids are missing in more than 65536 places of 1 log, as in an export of "
        "chosen events: not counted\n");
}

TEST_CASE("how many record ids skip is told, and where to see which") {
  const auto told_of = [](std::uint64_t gaps, std::uint64_t ids) {
    std::ostringstream err;
    const Account account{.counts = {.id_gaps = gaps, .ids_skipped = ids}};
    cmd::tell_gaps(err, std::vector{account}, "--context lists them");
    return err.str();
  };
  CHECK(told_of(0, 0).empty());
  CHECK(told_of(1, 1) ==
        "mainmode: 1 record id is missing within logs, in 1 gap: --context lists them\n");
  CHECK(told_of(2, 9) ==
        "mainmode: 9 record ids are missing within logs, in 2 gaps: --context lists them\n");
}

TEST_CASE("of the other records those are counted that are shown as context") {
  const Account shown{.counts = {.records = 5, .main_mode = 1, .others = 4, .context = 3}};
  CHECK(contains(told({shown}, Verbosity::normal),
                 "5 records: 1 Main Mode, 4 others, 0 unreadable; 3 of the others shown as "
                 "context\n"));
}

TEST_CASE("where nothing could be read there is no advice on what is not there") {
  CHECK(told({account(0, 1)}, Verbosity::normal) ==
        "mainmode: not read: a.evtx: at 0x0: is broken\n"
        "mainmode: 1 file without a chunk, 0 records: 0 Main Mode, 0 others, 0 unreadable\n");
  CHECK(contains(told({account(0, 0)}, Verbosity::normal), "the logs hold no record at all"));
}
