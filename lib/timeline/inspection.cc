#include "timeline/inspection.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <variant>

#include "evtx/native_reader.h"
#include "evtx/quick_reader.h"
#include "timeline/every_chunk.h"
#include "timeline/recovery.h"

namespace timeline {
namespace {

using evtx::binxml::SystemLayout;

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

/// What a record says of itself that an inspection counts.
struct Label {
  EventName event{};
  std::string computer{};
  std::string channel{};
};

Label label_of(const evtx::Record& record) {
  const auto& system = record.system;
  return {.event = {.provider = system.provider_name.value_or(system.provider_guid.value_or("")),
                    .id = system.event_id.value_or(0)},
          .computer = system.computer.value_or(""),
          .channel = system.channel.value_or("")};
}

// Nothing if only decoding the record in full can tell. Throws evtx::Error as `text_of` does.
std::optional<Label> label_of(const evtx::RecordView& record) {
  const auto id = number(record.part(&SystemLayout::event_id));
  if (!id || *id > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  auto provider = text_of(record.part(&SystemLayout::provider_name));
  if (provider.empty()) provider = text_of(record.part(&SystemLayout::provider_guid));
  return Label{.event = {.provider = std::move(provider), .id = static_cast<std::uint32_t>(*id)},
               .computer = text_of(record.part(&SystemLayout::computer)),
               .channel = text_of(record.part(&SystemLayout::channel))};
}

/// Looks at the chunks of one log. What it finds in the account is not in the inspection yet.
class Look {
 public:
  explicit Look(evtx::binxml::Layouts& layouts) : layouts_(layouts) {}

  Account at(const evtx::Chunk& chunk, const ChunkFrames& checked) {
    found_.chunk_headers += result(checked.header_checksum);
    found_.chunk_records += result(checked.records_checksum);
    for (const auto& frame : checked.frames) note(frame, checked);
    Account account;
    const bool is_sound = checked.records_checksum == Checksum::right;
    read_in_full(chunk, is_sound ? read_quickly(chunk, checked.frames, account) : checked.frames,
                 account);
    for (const auto& one : recovered_records(chunk, checked.frames, evtx::read_natively))
      recovered_.push_back(key_of(one.frame));
    return account;
  }

  BatchInspection take(Account account) {
    account.channels = {channels_.begin(), channels_.end()};
    found_.account = std::move(account);
    return {
        .found = std::move(found_), .live = std::move(live_), .recovered = std::move(recovered_)};
  }

 private:
  void note(const evtx::Frame& frame, const ChunkFrames& checked) {
    if (const auto id = checked.id_of(frame)) found_.ids.add(*id);
    const auto written = frame.written();
    if (!written) return;
    found_.earliest = std::min(found_.earliest.value_or(*written), *written);
    found_.latest = std::max(found_.latest.value_or(*written), *written);
  }

  // Gives those that have to be decoded in full.
  std::vector<evtx::Frame> read_quickly(const evtx::Chunk& chunk,
                                        const std::vector<evtx::Frame>& frames, Account& account) {
    evtx::QuickReader reader(chunk, layouts_);
    std::vector<evtx::Frame> others;
    for (const auto& frame : frames)
      if (!read_quickly(frame, reader, account)) others.push_back(frame);
    return others;
  }

  bool read_quickly(const evtx::Frame& frame, evtx::QuickReader& reader, Account& account) {
    try {
      const auto record = reader.look_at(frame);
      const auto label = record ? label_of(*record) : std::nullopt;
      if (!label || !reader.is_whole(*record)) return false;
      count(frame, *label, account);
      return true;
    } catch (const evtx::Error&) {
      return false;
    }
  }

  void read_in_full(const evtx::Chunk& chunk, const std::vector<evtx::Frame>& frames,
                    Account& account) {
    const auto results = evtx::read_natively(chunk, frames);
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (const auto* record = std::get_if<evtx::Record>(&results[i])) {
        count(frames[i], label_of(*record), account);
      } else {
        ++account.counts.unreadable;
        account.losses.add(std::get<evtx::Error>(results[i]));
      }
    }
  }

  void count(const evtx::Frame& frame, const Label& label, Account& account) {
    live_.push_back(key_of(frame));
    ++account.counts.others;
    ++found_.events[label.event];
    if (!label.computer.empty()) found_.computers.insert(label.computer);
    if (!label.channel.empty()) channels_.insert(label.channel);
  }

  evtx::binxml::Layouts& layouts_;
  Inspection found_{};
  std::set<std::string> channels_{};
  std::vector<RecordKey> live_{};
  std::vector<RecordKey> recovered_{};
};

BatchInspection inspected(const Batch& batch, evtx::binxml::Layouts& layouts) {
  Look look(layouts);
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
  evtx::binxml::Layouts layouts;
  const auto read = [&](const Batch& batch) { return inspected(batch, layouts); };
  for_each_batch(sources, threads, read, [&](const Batch& batch, BatchInspection& part) {
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
