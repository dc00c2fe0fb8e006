#include "timeline/inspection.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "evtx/native_reader.h"
#include "timeline/every_chunk.h"
#include "timeline/recovery.h"

namespace timeline {
namespace {

ChecksumResults& operator+=(ChecksumResults& sum, const ChecksumResults& more) {
  sum.right += more.right;
  sum.wrong += more.wrong;
  sum.unchecked += more.unchecked;
  return sum;
}

ChecksumResults result(const std::optional<Checksum>& checksum) {
  if (!checksum) return {.unchecked = 1};
  return *checksum == Checksum::right ? ChecksumResults{.right = 1} : ChecksumResults{.wrong = 1};
}

/// What is found in a batch.
struct BatchInspection {
  Inspection found{};
  std::vector<RecordKey> live{};  // that could be read
  std::vector<RecordKey> recovered{};
};

/// Looks at the chunks of one log. What it finds in the account is not in the inspection yet.
class Look {
 public:
  Account at(const evtx::Chunk& chunk, const ChunkFrames& checked) {
    found_.chunk_headers += result(checked.header_checksum);
    found_.chunk_records += result(checked.records_checksum);
    for (const auto& frame : checked.frames) note(frame);
    Account account;
    const auto results = evtx::read_natively(chunk, checked.frames);
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (const auto* record = std::get_if<evtx::Record>(&results[i])) {
        account += of(*record);
        live_.push_back(key_of(checked.frames[i]));
      } else {
        account += of(std::get<evtx::Error>(results[i]));
      }
    }
    for (const auto& one : recovered_records(chunk, checked.frames, evtx::read_natively))
      recovered_.push_back(key_of(one.frame));
    return account;
  }

  BatchInspection take(Account account) {
    found_.account = std::move(account);
    return {
        .found = std::move(found_), .live = std::move(live_), .recovered = std::move(recovered_)};
  }

 private:
  void note(const evtx::Frame& frame) {
    found_.ids.add(frame.id);
    const auto written = frame.written();
    if (!written) return;
    found_.earliest = std::min(found_.earliest.value_or(*written), *written);
    found_.latest = std::max(found_.latest.value_or(*written), *written);
  }

  static Account of(const evtx::Error& error) {
    Account account{.counts = {.unreadable = 1}};
    account.losses.add(error);
    return account;
  }

  Account of(const evtx::Record& record) {
    const auto& system = record.system;
    if (system.computer) found_.computers.insert(*system.computer);
    ++found_.events[{.provider = system.provider_name.value_or(system.provider_guid.value_or("")),
                     .id = system.event_id.value_or(0)}];
    Account account{.counts = {.others = 1}};
    if (system.channel) account.channels.push_back(*system.channel);
    return account;
  }

  Inspection found_{};
  std::vector<RecordKey> live_{};
  std::vector<RecordKey> recovered_{};
};

BatchInspection inspected(const Batch& batch) {
  Look look;
  auto account = account_of(batch.pieces, [&](const evtx::Chunk& chunk, const ChunkFrames& frames) {
    return look.at(chunk, frames);
  });
  return look.take(std::move(account));
}

// All but the account.
void add(Inspection& log, Inspection& more) {
  log.chunk_headers += more.chunk_headers;
  log.chunk_records += more.chunk_records;
  log.ids += more.ids;
  if (more.earliest) log.earliest = std::min(log.earliest.value_or(*more.earliest), *more.earliest);
  if (more.latest) log.latest = std::max(log.latest.value_or(*more.latest), *more.latest);
  log.computers.merge(more.computers);
  for (const auto& [event, count] : more.events) log.events[event] += count;
}

}  // namespace

std::vector<EventCount> most_frequent(const Inspection& log, std::size_t count) {
  std::vector<EventCount> all;
  all.reserve(log.events.size());
  for (const auto& [event, times] : log.events) all.push_back({.event = event, .count = times});
  std::ranges::stable_sort(all, std::ranges::greater{}, &EventCount::count);
  all.resize(std::min(all.size(), count));
  return all;
}

std::vector<Inspection> inspect(std::span<const Source> sources, std::size_t threads,
                                const Report& report) {
  std::vector<Inspection> logs(sources.size());
  Ledger ledger(sources, report);
  SlackOnly slack;  // of the log at hand
  for_each_batch(sources, threads, inspected, [&](const Batch& batch, BatchInspection& part) {
    auto& log = logs[batch.source];
    add(log, part.found);
    if (batch.file_header) log.header = batch.file_header;
    slack.add(std::move(part.live), part.recovered);
    if (batch.closing) part.found.account.counts.recovered = slack.take().size();
    ledger.add(batch, part.found.account, part.found.account.counts.others);
  });
  auto accounts = ledger.take();
  for (std::size_t i = 0; i < logs.size(); ++i) logs[i].account = std::move(accounts[i]);
  return logs;
}

}  // namespace timeline
