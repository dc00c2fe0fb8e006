#include "timeline/dump.h"

#include <utility>
#include <variant>

#include "evtx/native_reader.h"
#include "timeline/every_chunk.h"
#include "timeline/no_event.h"

namespace timeline {
namespace {

/// What is found in a batch.
struct BatchDump {
  Account account{};
  std::string texts{};
};

/// Turns the records of one source into texts.
class Texts {
 public:
  Texts(std::string_view source, const Dumping& options) : source_(source), options_(options) {}

  Account add(const evtx::Chunk& chunk, std::span<const evtx::Frame> frames) {
    Account account;
    const auto events = evtx::events_natively(chunk, frames);
    for (std::size_t i = 0; i < frames.size(); ++i) {
      if (const auto* error = std::get_if<evtx::Error>(&events[i])) {
        ++account.counts.unreadable;
        account.losses.add(*error);
        continue;
      }
      const auto& event = std::get<evtx::Element>(events[i]);
      const auto offset = chunk.offset + frames[i].position;
      ++account.counts.others;
      if (const auto doubt =
              doubt_if_no_event(event, {.record_id = frames[i].id, .offset = offset}))
        account.doubts.add(*doubt);
      texts_ += options_.text({.source = source_,
                               .record_id = frames[i].id,
                               .offset = offset,
                               .written = frames[i].written(),
                               .event = event});
    }
    return account;
  }

  std::string take() { return std::move(texts_); }

 private:
  std::string_view source_;
  const Dumping& options_;
  std::string texts_{};
};

BatchDump dump_of(const Batch& batch, std::string_view source, const Dumping& options) {
  Texts texts(source, options);
  auto account =
      account_of(batch.pieces, [&](const evtx::Chunk& chunk, const ChunkFrames& checked) {
        return texts.add(chunk, checked.frames);
      });
  return {.account = std::move(account), .texts = texts.take()};
}

}  // namespace

std::vector<Account> dump(std::span<const Source> sources, const Dumping& options) {
  Ledger ledger(sources, options.report);
  for_each_batch(
      sources, options.threads,
      [&](const Batch& batch) { return dump_of(batch, sources[batch.source].name, options); },
      [&](const Batch& batch, const BatchDump& part) {
        if (!part.texts.empty()) options.write(part.texts);
        ledger.add(batch, part.account, part.account.counts.others);
      });
  return ledger.take();
}

}  // namespace timeline
