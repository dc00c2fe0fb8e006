#include "timeline/last_record.h"

#include <string>
#include <vector>

#include "chunk_bytes.h"
#include "memory_source.h"
#include "testing.h"
#include "timeline/inspection.h"

namespace {

using chunk_bytes::chunk;

Bytes ended_header(std::uint64_t next_record_id, std::uint32_t flags = 0) {
  auto bytes = chunk_bytes::file_header().put(24, next_record_id).put(120, flags);
  return bytes.put(124, evtx::crc32({bytes.span().first(120)}));
}

timeline::Account account(const std::vector<Bytes>& pieces) {
  Bytes log;
  for (const auto& piece : pieces) log.bytes(piece.span());
  const auto source = memory_source(log.span());
  return timeline::inspect(std::span(&source, 1), 1, {}).front().account;
}

// What is told of lost records, without what is told of others, which these logs have in plenty.
std::string told(const std::vector<Bytes>& pieces) {
  const auto whole = account(pieces);
  std::string all;
  for (const auto& loss : whole.losses.kept())
    if (loss.problem().find("as the last record") != std::string::npos) all += loss.problem();
  return all;
}

}  // namespace

TEST_CASE("records that the header of a closed log names and that are not there are lost") {
  CHECK(told({ended_header(29), chunk(1, 28)}).empty());
  CHECK(told({ended_header(40), chunk(1, 28), chunk(29, 4)}) ==
        "header names 39 as the last record, the last one there is 32: 7 missing");
  CHECK(account({ended_header(40), chunk(1, 28)}).counts.missing == 11);
  CHECK(told({ended_header(40), chunk(29, 11), chunk(1, 28)}).empty());
}

TEST_CASE("a header that is older than its log, dirty or changed names no record") {
  CHECK(told({ended_header(3), chunk(1, 28)}).empty());
  CHECK(told({ended_header(0), chunk(1, 28)}).empty());
  CHECK(told({ended_header(40, 1), chunk(1, 28)}).empty());
  CHECK(told({ended_header(40).put(24, std::uint64_t{41}), chunk(1, 28)}).empty());
  CHECK(told({ended_header(40, 2), chunk(1, 28)}).size() > 0);  // full, and closed
}

TEST_CASE("a changed id hides no record that is missing behind") {
  auto changed = chunk(1, 28);
  changed.put(evtx::kChunkHeaderSize + 8, std::uint64_t{1} << 52U);  // of the first record
  const std::string lost =
      "header names 39 as the last record, the last one there is 28: 11 missing";
  CHECK(told({ended_header(40), changed}) == lost);
  changed.put(124, std::uint32_t{0});  // the chunk header's checksum
  CHECK(told({ended_header(40), changed}) == lost);
}

TEST_CASE("a log that has no record may have been cleared") {
  CHECK(told({ended_header(40)}).empty());
  CHECK(told({ended_header(40), chunk({}, ~std::uint64_t{0}, ~std::uint64_t{0})}).empty());
}

TEST_CASE("what a chunk names, or what is broken, is not missing once more") {
  CHECK(account({ended_header(31), chunk({chunk_bytes::record(28)}, 28, 30)}).counts.missing == 2);
  CHECK(told({ended_header(31), chunk({chunk_bytes::record(28)}, 28, 30)}).empty());
  const auto broken = chunk_bytes::record(30).put(4, std::uint32_t{7});
  CHECK(told({ended_header(31), chunk({chunk_bytes::record(29), broken}, 29, 30)}).empty());
}

TEST_CASE("a header may name any number of records") {
  const std::vector<Bytes> log{ended_header(~std::uint64_t{0}), chunk(1, 28)};
  CHECK(told(log) ==
        "header names 18446744073709551614 as the last record, the last one there is 28: "
        "18446744073709551586 missing");
  auto counts = account(log).counts;
  counts += account(log).counts;
  CHECK(counts.missing == ~std::uint64_t{0});
}
