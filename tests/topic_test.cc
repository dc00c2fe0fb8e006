#include "events/topic.h"

#include <set>
#include <string>
#include <vector>

#include "testing.h"

namespace {

using Ids = std::vector<std::string>;

Ids ids(const std::vector<events::Topic>& topics) {
  Ids ids;
  for (const auto& topic : topics) ids.push_back(events::id(topic));
  return ids;
}

Ids found(const std::string& term) { return ids(events::topics(term)); }

}  // namespace

TEST_CASE("an event is found by its id and by its name in the event column") {
  CHECK(found("4653") == Ids{"4653"});
  CHECK(found("failed") == Ids{"4652", "4653"});
  CHECK(found("Ended") == Ids{"4655"});
  CHECK(found("dos_prevention") == Ids{"4646"});
  CHECK(found("records_missing") == Ids{"records_missing"});
  CHECK(found("4645").empty());
}

TEST_CASE("a context event is found, too, in its newest version") {
  const auto found = events::topics("4654");
  REQUIRE(found.size() == 1);
  const auto* event = std::get<const events::Definition*>(found.front());
  CHECK(event->fields.back().name == "TrafficSelectorId");  // not in version 0
}

TEST_CASE("a parameter string is found by its code, with its mark or without, and by its text") {
  CHECK(found("%%8222") == Ids{"%%8222"});
  CHECK(found("8222") == Ids{"%%8222"});
  CHECK(found("ikev1") == Ids{"%%8222"});
  CHECK(found("No state") == Ids{"%%8201", "%%8207", "%%8218"});
  CHECK(found("%%9999").empty());
  CHECK(found("%%13801").empty());
  CHECK(found("%%4653").empty());
  CHECK(found("%%0x201e").empty());
  CHECK(found("0x201e").empty());
  CHECK(found("%%").empty());
}

TEST_CASE("an error is found by its number in any spelling") {
  for (const auto* term : {"13801", "0x35E9", "0X35e9", "0x800735E9", "2147956201", " 13801 "}) {
    CAPTURE(term);
    CHECK(found(term) == Ids{"13801"});
  }
  CHECK(found("0x35ED") == Ids{"13805"});
  CHECK(found("1225") == Ids{"1225"});
  CHECK(found("0x80070040") == Ids{"0x80070040"});
  CHECK(found("0x800B0109") == Ids{"0x800B0109"});
  CHECK(found("64").empty());
  CHECK(found("0x800F0109").empty());
  CHECK(found("99999999999999999999").empty());
}

TEST_CASE("an error is found by its symbol and by its text") {
  CHECK(found("error_ipsec_ike_timed_out") == Ids{"13805"});
  CHECK(found("Negotiation timed out") == Ids{"13805"});
  CHECK(found("\tNEGOTIATION timed out. \r\n") == Ids{"13805"});
  CHECK(found("Invalid cookie received") == Ids{"13846"});
  CHECK(found("negotiation request sat in queue too long") ==
        Ids{"13809", "13810", "13811", "13812"});
  CHECK(found("the remote computer refused the network connection.") == Ids{"1225"});
  CHECK(found("Negotiation timed out..").empty());
  CHECK(found("Negotiation timed").empty());
}

TEST_CASE("a field is found by its name") {
  CHECK(found("mmsaid") == Ids{"MMSAID"});
  CHECK(found("LocalAddress") == Ids{"LocalAddress"});
}

TEST_CASE("nothing is found for what stands for nothing") {
  for (const auto* term :
       {"", " ", ".", "-", "%", "nonsense", "-13801", "13801x", "0x", "13 801"}) {
    CAPTURE(term);
    CHECK(found(term).empty());
  }
}

TEST_CASE("what is like a term holds it in its name or text") {
  CHECK(ids(events::topics_like("timed out")) == Ids{"13805"});
  CHECK(ids(events::topics_like("IKE_TIMED")) == Ids{"13805"});
  CHECK(ids(events::topics_like("took too long.")) == Ids{"13814", "13815", "13860"});
  CHECK(ids(events::topics_like("CookiE")) ==
        Ids{"13846", "13890", "InitiatorCookie", "ResponderCookie"});
  CHECK(events::topics_like("nonsense").empty());
  CHECK(events::topics_like("ti").empty());
  CHECK(events::topics_like("").empty());
}

TEST_CASE("every topic is found by what it is called, and no two are called the same") {
  std::set<std::string> seen;
  for (const auto& topic : events::all_topics()) {
    const auto id = events::id(topic);
    CAPTURE(id);
    CHECK(seen.insert(id).second);
    CHECK(events::topics(id) == std::vector{topic});
  }
  CHECK(seen.size() > 300);
}
