#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "evtx/record.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/packing.h"
#include "timeline/pool.h"

/// Records as they are written in a test, and the list that reading them would give.
namespace hand_made {

struct File {
  std::string name{};
  std::vector<evtx::Record> records{};
  timeline::Checksum checksum = timeline::Checksum::right;  // of the chunk of its records
};

constexpr std::size_t kRecordSize = 4096;  // in the log: more than any of these unfolds to

inline timeline::EventList list(const std::vector<File>& files) {
  const auto pools = std::make_shared<timeline::Pools>();
  const timeline::Filter all;
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.name);
  timeline::EventList list(pools, names);
  for (std::size_t source = 0; source < files.size(); ++source) {
    timeline::PackedBatch batch;
    timeline::Packing packing(batch, all, *pools, source);
    packing.begin_chunk(files[source].checksum);
    for (const auto& record : files[source].records)
      packing.add({.size = kRecordSize, .id = record.id}, record);
    list.add(std::move(batch));
  }
  list.sort();
  return list;
}

/// A record of the channel Security. Its offset is 100 times its id.
inline evtx::Record record(std::uint32_t event_id, const std::string& time,
                           const std::string& computer, std::uint64_t record_id,
                           std::vector<std::pair<std::string, std::string>> fields) {
  evtx::Record record{.id = record_id, .offset = 100 * record_id};
  record.system = {.provider_name = "Microsoft-Windows-Security-Auditing",
                   .event_id = event_id,
                   .time_created = evtx::from_iso8601(time),
                   .record_id = record_id,
                   .channel = "Security",
                   .computer = computer};
  for (auto& [name, value] : fields)
    record.event_data.push_back({.name = std::move(name), .value = std::move(value)});
  return record;
}

/// What the two ends are called in the fields of an event.
struct Ends {
  std::string local = "192.0.2.1";
  std::string remote = "198.51.100.7";
};

/// A 4650 of an initiator.
inline evtx::Record up(const std::string& time, std::uint64_t record_id, std::uint64_t sa_id,
                       const Ends& ends = {}, const std::string& computer = "VPN1") {
  return record(4650, time, computer, record_id,
                {{"LocalAddress", ends.local},
                 {"RemoteAddress", ends.remote},
                 {"KeyModName", "%%8222"},
                 {"Role", "%%8205"},
                 {"MMSAID", std::to_string(sa_id)}});
}

/// A 4655.
inline evtx::Record down(const std::string& time, std::uint64_t record_id, std::uint64_t sa_id,
                         const Ends& ends = {}, const std::string& computer = "VPN1") {
  return record(4655, time, computer, record_id,
                {{"LocalAddress", ends.local},
                 {"RemoteAddress", ends.remote},
                 {"KeyModName", "%%8222"},
                 {"MMSAID", std::to_string(sa_id)}});
}

}  // namespace hand_made
