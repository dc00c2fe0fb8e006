#include "render/summary_json.h"

#include <algorithm>
#include <chrono>
#include <ostream>
#include <string>
#include <string_view>

#include "events/catalogue.h"
#include "events/diagnosis.h"
#include "render/finding_words.h"
#include "render/json.h"
#include "render/session_row.h"
#include "timeline/gap_place.h"

namespace render {
namespace {

using timeline::Summary;
using timeline::Totals;

std::string as_key(std::string_view name) {
  std::string key(name);
  std::ranges::replace(key, '-', '_');
  return key;
}

/// Writes the members of the object.
class SummaryMembers {
 public:
  SummaryMembers(Json& json, const timeline::EventList& events) : json_(json), events_(events) {}

  void write(const timeline::Thresholds& thresholds) {
    json_.key("thresholds").begin_object();
    for (const auto& threshold : timeline::threshold_names()) {
      json_.key(as_key(threshold.name));
      if (const auto* number = std::get_if<std::size_t timeline::Thresholds::*>(&threshold.member))
        json_.number(thresholds.**number);
      else
        seconds(thresholds.*
                std::get<std::chrono::seconds timeline::Thresholds::*>(threshold.member));
    }
    json_.end_object();
  }

  void write(const Totals& totals) {
    json_.key("totals").begin_object();
    write("first", totals.first);
    write("last", totals.last);
    json_.key("computers").number(totals.computers);
    json_.key("repeats").number(totals.repeats);
    json_.key("left_out").number(totals.left_out);
    json_.key("events").begin_object();
    for (std::size_t i = 0; i < totals.by_kind.size(); ++i)
      json_.key(events::name(static_cast<events::Kind>(i))).number(totals.by_kind.at(i));
    json_.end_object();
    json_.key("sessions").begin_object();
    for (std::size_t i = 0; i < totals.by_status.size(); ++i)
      json_.key(name(static_cast<timeline::SessionStatus>(i))).number(totals.by_status.at(i));
    json_.end_object();
    json_.end_object();
  }

  void write(const timeline::Finding& finding) {
    json_.begin_object();
    json_.key("id").text(finding.id);
    json_.key("severity").text(name(finding.severity));
    json_.key("statement").text(finding.statement);
    json_.key("basis").text(finding.basis);
    json_.key("evidence").begin_array();
    for (const auto place : finding.evidence) write(events_.at(place));
    json_.end_array();
    json_.end_object();
  }

  void write(const timeline::JoinedFailure& failure) {
    json_.begin_array();
    write(events_.at(failure.first));
    write(events_.at(failure.second));
    json_.end_array();
  }

  void write(const timeline::PeerSummary& peer) {
    json_.begin_object();
    json_.key("remote_address").text(peer.address);
    json_.key("established").number(peer.established);
    json_.key("failed").number(peer.failed);
    json_.key("ended").number(peer.ended);
    write("mean_up_seconds", peer.mean_up);
    write("longest_up_seconds", peer.longest_up);
    write("first", peer.first);
    write("last", peer.last);
    write("main_reason", peer.main_reason);
    json_.end_object();
  }

  void write(const timeline::ReasonSummary& reason) {
    json_.begin_object();
    write("failure_reason", reason.reason);
    json_.key("failure_codes").begin_array();
    for (const auto code : reason.codes) json_.number(code);
    json_.end_array();
    json_.key("count").number(reason.count);
    json_.key("peers").number(reason.peers);
    json_.key("documented").begin_array();
    for (const auto code : reason.codes)
      if (const auto* diagnosis = events::diagnosis(code)) write(code, *diagnosis);
    json_.end_array();
    json_.end_object();
  }

  void write(const timeline::Bucket& bucket) {
    json_.begin_object();
    json_.key("start").text(evtx::to_string(bucket.start));
    json_.key("established").number(bucket.established);
    json_.key("failed").number(bucket.failed);
    json_.key("ended").number(bucket.ended);
    json_.key("others").number(bucket.others);
    json_.end_object();
  }

  template <class All>
  void write_all(std::string_view name, const All& all) {
    json_.key(name).begin_array();
    for (const auto& one : all) write(one);
    json_.end_array();
  }

 private:
  void write(const events::Event& event) {
    json_.begin_object();
    json_.key("source").text(event.source);
    json_.key("record_id");
    if (timeline::is_of_a_file(event))
      json_.null();
    else
      json_.id(event.record_id);
    write("time", event.time);
    write("computer", event.computer);
    json_.key("event").text(events::name(event.kind));
    json_.end_object();
  }

  void write(std::uint32_t code, const events::Diagnosis& diagnosis) {
    json_.begin_object();
    json_.key("code").number(code);
    write("cause", diagnosis.cause);
    write("remedy", diagnosis.remedy);
    json_.key("sources").begin_array();
    for (const auto& source : diagnosis.sources) {
      json_.begin_object();
      json_.key("title").text(source.title);
      write("url", source.url);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void seconds(std::chrono::seconds duration) {
    json_.number(static_cast<std::uint64_t>(duration.count()));
  }

  void write(std::string_view name, std::optional<evtx::Timestamp> time) {
    json_.key(name);
    if (time)
      json_.text(evtx::to_string(*time));
    else
      json_.null();
  }

  void write(std::string_view name, std::optional<evtx::Ticks> duration) {
    json_.key(name);
    if (duration)
      seconds(std::chrono::floor<std::chrono::seconds>(*duration));
    else
      json_.null();
  }

  void write(std::string_view name, std::string_view text) {
    json_.key(name);
    if (text.empty())
      json_.null();
    else
      json_.text(text);
  }

  Json& json_;
  const timeline::EventList& events_;
};

}  // namespace

void write_summary_json(std::ostream& out, const Summary& summary,
                        const timeline::EventList& events) {
  Json json;
  SummaryMembers members(json, events);
  json.begin_object();
  members.write(summary.totals);
  members.write_all("findings", summary.findings);
  members.write_all("peers", summary.peers);
  members.write_all("reasons", summary.reasons);
  members.write_all("failures_at_both_ends", summary.failures_at_both_ends);
  json.key("bucket_hours").number(static_cast<std::uint64_t>(summary.histogram.bucket_hours));
  members.write_all("buckets", summary.histogram.buckets);
  members.write(summary.thresholds);
  json.end_object();
  out << json.line();
}

}  // namespace render
