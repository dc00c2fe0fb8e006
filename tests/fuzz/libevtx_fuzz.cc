// Reading by libevtx, which must be given nothing that it crashes on. The input is the BinXML of
// the only record of a chunk.

#include <variant>

#include "evtx/libevtx/reader.h"
#include "fuzz/one_record_chunk.h"
#include "fuzz/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto chunk = fuzz::one_record_chunk(fuzz::bytes_of(data, size));
  evtx::RecordWalk walk(chunk);
  const auto frame = std::get<evtx::Frame>(walk.next().value());
  const auto results = evtx::read_with_libevtx(chunk, std::span(&frame, 1));
  fuzz::require(results.size() == 1, "there is one result a record");
  return 0;
}
