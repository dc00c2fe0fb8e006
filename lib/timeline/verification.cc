#include "timeline/verification.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "evtx/compare.h"
#include "evtx/event_record.h"
#include "timeline/every_chunk.h"
#include "timeline/no_event.h"

namespace timeline {
namespace {

constexpr std::size_t kMostShown = 200;  // bytes of a value; some have thousands
constexpr std::size_t kBefore = 40;      // of these, before the first byte that is not the same

bool is_inside_character(std::string_view text, std::size_t position) {
  return position < text.size() && (static_cast<unsigned char>(text[position]) & 0xc0U) == 0x80U;
}

// The part of a long value around a place in it.
std::string excerpt(std::string_view text, std::size_t place) {
  if (text.size() <= kMostShown) return std::string(text);
  auto begin = std::min(place, text.size()) - std::min({place, kBefore, text.size()});
  while (begin > 0 && is_inside_character(text, begin)) --begin;
  auto end = std::min(begin + kMostShown, text.size());
  while (end > begin && is_inside_character(text, end)) --end;
  return fmt::format("{}{}{}", begin > 0 ? "…" : "", text.substr(begin, end - begin),
                     end < text.size() ? "…" : "");
}

std::string in_words(const evtx::Difference& difference) {
  const auto& [where, native, libevtx] = difference;
  const auto place = std::ranges::mismatch(native, libevtx).in1 - native.begin();
  const auto from = static_cast<std::size_t>(place);
  return fmt::format("{}: native reads '{}', libevtx '{}'", where.empty() ? "event" : where,
                     excerpt(native, from), excerpt(libevtx, from));
}

// Which event it is, as far as it says so.
std::string event_in_words(const evtx::Element& event) {
  try {
    const auto system = evtx::record_from(event).system;
    const auto id = system.event_id ? fmt::format(" {}", *system.event_id) : std::string();
    return fmt::format("event{} of {}", id, system.provider_name.value_or("an unnamed provider"));
  } catch (const evtx::Error&) {
    return "an element that is no event";
  }
}

evtx::Error read_by_libevtx(const evtx::Element& event, const evtx::Error& native,
                            const evtx::Location& location) {
  return evtx::Error(fmt::format("libevtx reads {}, the native reader does not: {}",
                                 event_in_words(event), native.problem()),
                     location);
}

/// What is found in a batch.
struct BatchVerification {
  Account account{};
  Verification verification{};
};

/// Compares the readings of a chunk's records.
class Comparison {
 public:
  Comparison(Verification& into, const Verifying& options) : into_(into), options_(options) {}

  Account of(const evtx::Chunk& chunk, const ChunkFrames& checked) {
    const auto& frames = checked.frames;
    const auto native = options_.native(chunk, frames);
    const auto libevtx = options_.libevtx(chunk, frames);
    Account account;
    for (std::size_t i = 0; i < frames.size(); ++i)
      account += compared(native[i], libevtx[i],
                          {.record_id = frames[i].id, .offset = chunk.offset + frames[i].position});
    into_.agreement.neither += checked.counts.unreadable;
    return account;
  }

 private:
  Account compared(const evtx::EventResult& native, const evtx::EventResult& libevtx,
                   const evtx::Location& location) {
    const auto* mine = std::get_if<evtx::Element>(&native);
    const auto* theirs = std::get_if<evtx::Element>(&libevtx);
    if (mine == nullptr && theirs == nullptr) return lost(std::get<evtx::Error>(native));
    if (mine == nullptr) {
      ++into_.agreement.only_libevtx;
      into_.only_libevtx.add(read_by_libevtx(*theirs, std::get<evtx::Error>(native), location));
    } else if (theirs == nullptr) {
      ++into_.agreement.only_native;
      into_.only_native.add(std::get<evtx::Error>(libevtx));
    } else if (const auto difference = evtx::first_difference(*mine, *theirs)) {
      ++into_.agreement.differ;
      into_.differences.add(evtx::Error(in_words(*difference), location));
    } else {
      ++into_.agreement.agree;
    }
    Account account{.counts = {.others = 1}};
    if (const auto doubt = doubt_if_no_event(mine == nullptr ? *theirs : *mine, location))
      account.doubts.add(*doubt);
    return account;
  }

  Account lost(const evtx::Error& error) {
    ++into_.agreement.neither;
    Account account{.counts = {.unreadable = 1}};
    account.losses.add(error);
    return account;
  }

  Verification& into_;
  const Verifying& options_;
};

BatchVerification verified(const Batch& batch, const Verifying& options) {
  BatchVerification found;
  Comparison comparison(found.verification, options);
  found.account =
      account_of(batch.pieces, [&](const evtx::Chunk& chunk, const ChunkFrames& checked) {
        return comparison.of(chunk, checked);
      });
  return found;
}

void add(Verification& log, const Verification& more) {
  log.agreement += more.agreement;
  log.differences += more.differences.in_file(log.source);
  log.only_native += more.only_native.in_file(log.source);
  log.only_libevtx += more.only_libevtx.in_file(log.source);
}

}  // namespace

Agreement& Agreement::operator+=(const Agreement& more) {
  agree += more.agree;
  differ += more.differ;
  only_native += more.only_native;
  only_libevtx += more.only_libevtx;
  neither += more.neither;
  return *this;
}

Verifications verify(std::span<const Source> sources, const Verifying& options) {
  Verifications all;
  for (const auto& source : sources) all.logs.push_back({.source = source.name});
  Ledger ledger(sources, options.report);
  for_each_batch(
      sources, options.threads, [&](const Batch& batch) { return verified(batch, options); },
      [&](const Batch& batch, const BatchVerification& part) {
        ledger.add(batch, part.account, part.account.counts.others);
        add(all.logs[batch.source], part.verification);
      });
  all.accounts = ledger.take();
  return all;
}

}  // namespace timeline
