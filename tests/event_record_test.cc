#include "evtx/event_record.h"

#include <string>

#include "evtx/error.h"
#include "evtx/xml_element.h"
#include "testing.h"

namespace {

std::string event(const std::string& system, const std::string& rest) {
  return R"(<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>)" +
         system + "</System>" + rest + "</Event>";
}

evtx::Record record_from_xml(const std::string& xml) {
  return evtx::record_from(evtx::element_from_xml(xml));
}

}  // namespace

TEST_CASE("every part of System has its place") {
  const auto record = record_from_xml(event(
      R"(<Provider Name="Microsoft-Windows-Security-Auditing" Guid="{54849625-5478-4994-A5BA-3E3B0328C30D}"/>
         <EventID Qualifiers="7">4653</EventID><Version>1</Version><Level>0</Level>
         <Task>12547</Task><Opcode>2</Opcode><Keywords>0x8010000000000000</Keywords>
         <TimeCreated SystemTime="2020-07-10T17:20:06.687103300Z"/>
         <EventRecordID>100095994</EventRecordID>
         <Correlation ActivityID="{5108737F-4EB9-0001-8473-0851B94ED601}"/>
         <Execution ProcessID="660" ThreadID="124"/><Channel>Security</Channel>
         <Computer>MYVPN.MYCPU</Computer><Security UserID="S-1-5-18"/>)",
      ""));
  CHECK(record.system.provider_name == "Microsoft-Windows-Security-Auditing");
  CHECK(record.system.provider_guid == "{54849625-5478-4994-A5BA-3E3B0328C30D}");
  CHECK(record.system.event_id == 4653U);
  CHECK(record.system.version == 1U);
  CHECK(record.system.level == 0U);
  CHECK(record.system.task == 12547U);
  CHECK(record.system.opcode == 2U);
  CHECK(record.system.keywords == 0x8010000000000000U);
  CHECK(evtx::to_string(record.system.time_created.value()) == "2020-07-10T17:20:06.6871033Z");
  CHECK(record.system.record_id == 100095994U);
  CHECK(record.system.activity_id == "{5108737F-4EB9-0001-8473-0851B94ED601}");
  CHECK(record.system.process_id == 660U);
  CHECK(record.system.thread_id == 124U);
  CHECK(record.system.channel == "Security");
  CHECK(record.system.computer == "MYVPN.MYCPU");
  CHECK(record.system.user_sid == "S-1-5-18");
  CHECK(record.event_data.empty());
  CHECK(record.user_data.empty());
}

TEST_CASE("what System lacks, or has in another form, is empty") {
  const auto system = record_from_xml(event("<EventID>many</EventID><Version>-1</Version>"
                                            "<Keywords>0x</Keywords><Correlation/>"
                                            "<TimeCreated SystemTime=\"today\"/>"
                                            "<Level>4294967296</Level>",
                                            ""))
                          .system;
  CHECK(system == evtx::System{});
}

TEST_CASE("fields keep their order, their names and their text to the last blank") {
  const auto record = record_from_xml(
      event("",
            "<EventData><Data Name=\"b\"> x\r\n</Data><Data Name=\"a\">&lt;&amp;&#233;</Data>"
            "<Data Name=\"a\"/><Data>nameless</Data><Data Name=\"blank\"> </Data>"
            "<Binary>00FF</Binary></EventData>"));
  const std::vector<evtx::Field> expected{{"b", " x\r\n"},  {"a", "<&\u00e9"}, {"a", ""},
                                          {"", "nameless"}, {"blank", " "},    {"Binary", "00FF"}};
  CHECK(record.event_data == expected);
}

TEST_CASE("UserData stays XML") {
  const auto record = record_from_xml(
      event("", "<UserData><LogFileCleared><Name>&lt;x&gt;</Name></LogFileCleared></UserData>"));
  CHECK(record.user_data ==
        "<UserData><LogFileCleared><Name>&lt;x&gt;</Name></LogFileCleared></UserData>");
}

TEST_CASE("what the element in UserData has inside are fields, by their names") {
  const auto fields_in = [](const std::string& user_data) {
    return record_from_xml(event("", "<UserData>" + user_data + "</UserData>")).user_fields;
  };
  using Fields = std::vector<evtx::Field>;
  CHECK(
      fields_in("<Cleared xmlns=\"x\"><Sid>S-1-5-18</Sid><Name>&lt;x&gt;</Name><No/></Cleared>") ==
      Fields{{"Sid", "S-1-5-18"}, {"Name", "<x>"}, {"No", ""}});
  CHECK(fields_in("<A><B><C>1</C></B></A><D><E>2</E></D>") == Fields{{"B", "<C>1</C>"}});
  CHECK(fields_in("<ServiceShutdown/>").empty());
  CHECK(fields_in("").empty());
  CHECK(fields_in("text").empty());
}

TEST_CASE("text that is no event is an error") {
  CHECK_THROWS_AS(record_from_xml(""), evtx::Error);
  CHECK_THROWS_AS(record_from_xml("<Event><System>"), evtx::Error);
  CHECK_THROWS_WITH(record_from_xml("<Event/>"), "record has no System element");
  CHECK_THROWS_WITH(record_from_xml("<Other><System/></Other>"), "record has no System element");
}
