#include "evtx/binxml/budget.h"

#include "binxml_bytes.h"
#include "evtx/native_reader.h"
#include "testing.h"

using evtx::binxml::Budget;

TEST_CASE("a chunk may cost what its size allows, and no more") {
  auto chunk = binxml_bytes::chunk_of({});
  CHECK(Budget(chunk).left() == Budget::kOfAChunk);
  chunk.size /= 64;
  Budget budget(chunk);
  CHECK(budget.left() == Budget::kOfAChunk / 64);
  budget.spend(Budget::kOfAChunk / 64);
  CHECK_THROWS_WITH(budget.spend(1),
                    "its chunk unfolds to more than any real one: read no further");
}

TEST_CASE("what costs too much uses up what there is") {
  Budget budget;
  CHECK_THROWS_AS(budget.spend(Budget::kOfAChunk + 1), evtx::Error);
  CHECK(budget.left() == 0);
}

TEST_CASE(
    "a record that multiplies what it holds is read in a whole chunk and not in a short one") {
  // A thousand bytes, four hundred times.
  binxml_bytes::BinXml record;
  record.header().begin_definition().element(u"Event").content();
  for (int i = 0; i < 400; ++i) record.substitution(0);
  record.end().end_definition().values({{0x0e, Bytes().repeat(1000, 0xff)}}).end_of_fragment();
  auto chunk = binxml_bytes::chunk_of({record.bytes()});
  const auto frames = chunk_bytes::frames_of(chunk);
  CHECK(std::holds_alternative<evtx::Element>(evtx::events_natively(chunk, frames).at(0)));
  chunk.size = frames.at(0).position + frames.at(0).size;
  CHECK(std::holds_alternative<evtx::Error>(evtx::events_natively(chunk, frames).at(0)));
}
