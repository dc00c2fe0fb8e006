#include "evtx/libevtx/reader.h"

#include <cstddef>
#include <optional>
#include <string>

#include "evtx/binxml/budget.h"
#include "evtx/libevtx/one_chunk_log.h"
#include "evtx/libevtx/surrogate_defect.h"
#include "evtx/libevtx/template_check.h"
#include "evtx/xml_element.h"

namespace evtx {
namespace {

bool shows_surrogate_defect() {
  const auto chunk = surrogate_defect::probe();
  RecordWalk walk(chunk);
  const auto frame = std::get<Frame>(walk.next().value());
  auto log = one_chunk_log(chunk, std::span(&frame, 1));
  const libevtx::Wanted wanted{.index = 0, .id = frame.id};
  bool is_shown = false;
  libevtx::make_xml(log.bytes, std::span(&wanted, 1), [&](const libevtx::Xml& xml) {
    const auto* text = std::get_if<std::string>(&xml);
    is_shown = text != nullptr && surrogate_defect::is_shown_by(*text);
  });
  return is_shown;
}

// Asked of the libevtx at hand once: another one may read it right, or not read the probe.
bool has_surrogate_defect() {
  static const bool answer = shows_surrogate_defect();
  return answer;
}

std::string right_xml(std::string xml, const Chunk& chunk) {
  if (!has_surrogate_defect()) return xml;
  // All of the chunk: parts of the text may stand in a template of another record.
  if (surrogate_defect::is_beyond_repair(xml, chunk.bytes))
    throw Error(
        "its text may hold characters of U+10000 to U+103FE, which libevtx reads as others");
  return surrogate_defect::repaired(xml);
}

/// A chunk's records on their way through libevtx.
class Reading {
 public:
  Reading(const Chunk& chunk, std::span<const Frame> frames)
      : chunk_(chunk), frames_(frames), log_(one_chunk_log(chunk, frames)) {
    results_.reserve(frames.size());
    binxml::Budget budget(chunk);
    for (std::size_t i = 0; i < frames.size(); ++i) prepare(i, budget);
  }

  std::vector<EventResult> results(const libevtx::XmlMaker& make) && {
    auto next = asked_.begin();
    if (!asked_.empty())
      make(log_.bytes, wanted_, [&](const libevtx::Xml& xml) { take(*next++, xml); });
    return std::move(results_);
  }

 private:
  // Notes what libevtx is to be asked, or why it is not.
  void prepare(std::size_t i, binxml::Budget& budget) try {
    if (!log_.indices[i])
      throw Error("it stands too close behind another one for libevtx to find it");
    check_templates(chunk_, frames_[i], budget);
    results_.emplace_back(error_in(chunk_, frames_[i], Error("libevtx gave no answer")));
    asked_.push_back(i);
    wanted_.push_back({.index = *log_.indices[i], .id = frames_[i].id});
  } catch (const Error& error) {
    results_.emplace_back(error_in(chunk_, frames_[i], error));
  }

  void take(std::size_t i, const libevtx::Xml& xml) try {
    const auto* problem = std::get_if<Error>(&xml);
    results_[i] = problem != nullptr
                      ? EventResult(error_in(chunk_, frames_[i], *problem))
                      : element_from_xml(right_xml(std::get<std::string>(xml), chunk_));
  } catch (const Error& error) {
    results_[i] = error_in(chunk_, frames_[i], error);
  }

  const Chunk& chunk_;
  std::span<const Frame> frames_;
  OneChunkLog log_;
  std::vector<EventResult> results_{};
  std::vector<std::size_t> asked_{};  // the places of frames
  std::vector<libevtx::Wanted> wanted_{};
};

}  // namespace

std::vector<EventResult> events_by_libevtx(const Chunk& chunk, std::span<const Frame> frames,
                                           const libevtx::XmlMaker& make) {
  if (frames.empty()) return {};
  return Reading(chunk, frames).results(make);
}

std::vector<ReadResult> read_by_libevtx(const Chunk& chunk, std::span<const Frame> frames,
                                        const libevtx::XmlMaker& make) {
  return records_from(chunk, frames, events_by_libevtx(chunk, frames, make));
}

std::vector<EventResult> events_with_libevtx(const Chunk& chunk, std::span<const Frame> frames) {
  return events_by_libevtx(chunk, frames, libevtx::make_xml);
}

std::vector<ReadResult> read_with_libevtx(const Chunk& chunk, std::span<const Frame> frames) {
  return read_by_libevtx(chunk, frames, libevtx::make_xml);
}

}  // namespace evtx
