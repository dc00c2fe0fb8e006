#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "check_run.h"
#include "timeline/checks/record_gaps.h"
#include "timeline/checks/records_lost.h"

using check_run::Event;
using check_run::findings;
using check_run::Kind;
using check_run::only_finding;
using check_run::seconds;

namespace {

Event loss(std::uint64_t record_id, std::vector<events::FieldView> fields) {
  auto loss = check_run::event(Kind::records_missing, seconds(0), "");
  loss.record_id = record_id;
  loss.raw = std::move(fields);
  return loss;
}

Event loss_of_file(std::vector<events::FieldView> fields) {
  auto event = loss(0, std::move(fields));
  event.computer = {};
  event.channel = {};
  return event;
}

std::string statement(const Event& event) {
  return only_finding(timeline::records_lost, {event}).statement;
}

}  // namespace

TEST_CASE("what is lost before the first record or behind the last is told") {
  CHECK(statement(loss(5, {{"last", "4"}})) ==
        "whatever stood before record 5, the first that was read, of the log Security of VPN1 "
        "(Security.evtx) is lost");
  CHECK(statement(loss(9, {{"after", "8"}, {"first", "9"}})) ==
        "whatever stood behind record 8, the last that was read, of the log Security of VPN1 "
        "(Security.evtx) is lost");
  CHECK(statement(loss(9, {{"after", "8"}, {"first", "9"}, {"unreadable", "2"}})) ==
        "whatever stood behind record 8, the last that was read, of the log Security of VPN1 "
        "(Security.evtx) is lost, 2 broken records among it");
}

TEST_CASE("a file of which nothing could be read is told, and rows that cannot be read") {
  CHECK(statement(loss_of_file({{"unreadable", "0"}})) == "nothing of Security.evtx could be read");
  CHECK(statement(loss_of_file({{"unreadable", "1"}})) ==
        "nothing of Security.evtx could be read, 1 broken record among it");
  CHECK(statement(loss_of_file({{"rows_unreadable", "3"}})) ==
        "not all of Security.evtx could be read; rows that are broken: 3");
  CHECK(
      statement(loss_of_file({{"lost", "yes"}})) ==
      "a part of Security.evtx could not be read, and which records it held, if any, nobody knows");
}

TEST_CASE("records whose number is known are another check's") {
  CHECK(findings(timeline::record_gaps, {loss(9, {{"first", "5"}, {"last", "8"}, {"count", "4"}})})
            .size() == 1);
  CHECK(findings(timeline::records_lost, {loss(9, {{"first", "5"}, {"last", "8"}, {"count", "4"}})})
            .empty());
  CHECK(findings(timeline::record_gaps, {loss(9, {{"after", "8"}, {"first", "9"}})}).empty());
  CHECK(findings(timeline::records_lost, check_run::failures(3, seconds(1))).empty());
}
