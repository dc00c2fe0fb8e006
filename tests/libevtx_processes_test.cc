#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <new>
#include <string>
#include <tuple>
#include <vector>

#include "binxml_bytes.h"
#include "evtx/libevtx/one_chunk_log.h"
#include "evtx/libevtx/processes.h"
#include "evtx/libevtx/reader.h"
#include "spent_time.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::kElementSizeAt;
using evtx::libevtx::Processes;
using evtx::libevtx::Wanted;

/// The answer to each record, an error as its problem.
using Answers = std::vector<std::string>;

const Bytes kText = Bytes().utf16(u"a");
// libevtx 20181227 crashes on it; who asks for events is not let ask about it, see mark_defect.h.
const Bytes kByteOrderMarkAlone = Bytes().u16(0xfeff);

// A record a text, in an element whose template stands in the first one.
std::vector<Bytes> records_of(const std::vector<Bytes>& texts) {
  BinXml definition;
  definition.header().begin_definition().element(u"E").content().substitution(0).end();
  const auto end = definition.position() - binxml_bytes::kFirst;
  definition.end_definition();
  std::vector<Bytes> records;
  for (const auto& text : texts) {
    auto binxml =
        records.empty() ? definition : BinXml().header().instance_of(definition.definition());
    records.push_back(binxml.values({{0x01, text}}).end_of_fragment().bytes());
  }
  records.front().put(kElementSizeAt, end - kElementSizeAt - 4);
  return records;
}

Answers answers(const evtx::libevtx::XmlMaker& make, const std::vector<Bytes>& records) {
  const auto chunk = binxml_bytes::chunk_of(records);
  const auto frames = chunk_bytes::frames_of(chunk);
  auto log = evtx::one_chunk_log(chunk, frames);
  std::vector<Wanted> wanted;
  for (std::size_t i = 0; i < frames.size(); ++i)
    wanted.push_back({.index = log.indices[i].value(), .id = frames[i].id});
  Answers answers;
  make(log.bytes, wanted, [&](const evtx::libevtx::Xml& xml) {
    const auto* text = std::get_if<std::string>(&xml);
    answers.push_back(text ? *text : std::get<evtx::Error>(xml).problem());
  });
  return answers;
}

Answers answers(Processes& processes, const std::vector<Bytes>& records) {
  return answers([&](const auto&... asked) { processes.make_xml(asked...); }, records);
}

// Has one record after the other done to by `make_one`, which gives its XML.
template <class MakeOne>
evtx::libevtx::XmlMaker each(MakeOne make_one) {
  return [make_one](std::span<std::byte>, std::span<const Wanted> wanted,
                    const evtx::libevtx::TakeXml& take) {
    for (const auto& one : wanted) take(make_one(one.id));
  };
}

// Of as many records as there are texts, by a libevtx that is none.
Answers answers_of(const evtx::libevtx::XmlMaker& make, std::size_t records,
                   const evtx::libevtx::Limits& limits = {}) {
  Processes processes(make, limits);
  return answers(processes, records_of(std::vector<Bytes>(records, kText)));
}

constexpr auto kRefused = "libevtx is asked no more: other records of its chunk ended it";

}  // namespace

TEST_CASE("libevtx answers the same from another process") {
  Processes processes;
  const auto records = records_of({kText, Bytes().utf16(u"b"), kText});
  const auto here = answers(evtx::libevtx::make_xml, records);
  CHECK(here.at(0).find(">a</E>") != std::string::npos);
  CHECK(here.at(1).find(">b</E>") != std::string::npos);
  CHECK(answers(processes, records) == here);
  CHECK(answers(processes, records) == here);
}

TEST_CASE("a record that libevtx cannot read is a problem in the same words from another process") {
  Processes processes;
  auto records = records_of({kText});
  records.push_back(BinXml().header().element(u"E").empty().end_of_fragment().bytes());
  const auto here = answers(evtx::libevtx::make_xml, records);
  CHECK(here.at(1).starts_with("libevtx: "));
  CHECK(answers(processes, records) == here);
}

TEST_CASE("a record that libevtx crashes on costs itself, in whatever way it crashes") {
  const auto [signal, words] = GENERATE(
      table<int, std::string>({{SIGSEGV, "libevtx crashed on it: Segmentation fault"},
                               {SIGABRT, "libevtx crashed on it: Aborted"},
                               {SIGKILL, "the process in which libevtx read it was ended"}}));
  const auto make = each([signal = signal](std::uint64_t id) {
    if (id == 2) std::ignore = std::raise(signal);
    return fmt::format("<E>{}</E>", id);
  });
  CHECK(answers_of(make, 3) == Answers{"<E>1</E>", words, "<E>3</E>"});
}

TEST_CASE("a record that takes libevtx too long is given up") {
  const auto make = each([](std::uint64_t id) {
    if (id == 2) spend(std::chrono::seconds{10});
    return std::string("<E/>");
  });
  CHECK(answers_of(make, 3, {.time = std::chrono::seconds{1}}) ==
        Answers{"<E/>", "libevtx took more than 1 s of processor time for it", "<E/>"});
}

TEST_CASE("the time of one record is not that of another") {
  const auto make = each([](std::uint64_t /*id*/) {
    spend(std::chrono::milliseconds{500});
    return std::string("<E/>");
  });
  CHECK(answers_of(make, 3, {.time = std::chrono::seconds{1}}) == Answers(3, "<E/>"));
}

TEST_CASE("an exception in the process costs its record, and goes nowhere else") {
  const auto make = each([](std::uint64_t id) -> std::string {
    if (id == 1) throw std::bad_alloc();
    return "<E/>";
  });
  CHECK(answers_of(make, 2) == Answers{"libevtx crashed on it: Aborted", "<E/>"});
}

TEST_CASE("behind a few records that end it libevtx is not asked about the others of a log") {
  const auto make = each([](std::uint64_t /*id*/) -> std::string { std::abort(); });
  const auto all = answers_of(make, 5);
  CHECK(all == Answers{"libevtx crashed on it: Aborted", "libevtx crashed on it: Aborted",
                       "libevtx crashed on it: Aborted", kRefused, kRefused});
}

TEST_CASE("what libevtx 20181227 crashes on is answered for") {
  Processes processes;
  const auto all = answers(processes, records_of({kText, kByteOrderMarkAlone, kText}));
  const auto good = answers(processes, records_of({kText})).at(0);
  REQUIRE(all.size() == 3);
  CHECK(all[0] == good);
  CHECK(all[1] != good);  // a later libevtx may read it
  CHECK(all[2] == good);
}

TEST_CASE("events are the same where libevtx reads in another process") {
  Processes processes;
  const auto chunk = binxml_bytes::chunk_of(records_of({kText, kByteOrderMarkAlone, kText}));
  const auto frames = chunk_bytes::frames_of(chunk);
  const auto apart = evtx::events_by_libevtx(
      chunk, frames, [&](const auto&... asked) { processes.make_xml(asked...); });
  CHECK(apart == evtx::events_with_libevtx(chunk, frames));
  CHECK(std::holds_alternative<evtx::Error>(apart.at(1)));
  CHECK(std::holds_alternative<evtx::Element>(apart.at(2)));
}
