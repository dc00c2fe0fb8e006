#include "evtx/libevtx/processes.h"

#include <fmt/format.h>

#include <csignal>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "evtx/libevtx/message.h"

namespace evtx::libevtx {
namespace {

std::string in_words(const End& end, const Limits& limits) {
  if (end.signal == 0) return "the process in which libevtx read it was ended";
  if (end.signal == SIGPROF)
    return fmt::format("libevtx took more than {} s of processor time for it", limits.time.count());
  const auto* description = ::sigdescr_np(end.signal);
  return fmt::format("libevtx crashed on it: {}",
                     description == nullptr ? "unknown signal" : description);
}

void refuse(std::size_t records, const Error& why, const TakeXml& take) {
  for (std::size_t i = 0; i < records; ++i) take(why);
}

}  // namespace

Processes::Processes(const XmlMaker& make, const Limits& limits)
    : limits_(limits), launcher_(make, limits) {
  give_back(launcher_.start());  // where it cannot be had, that is known at once
}

void Processes::make_xml(std::span<std::byte> log, std::span<const Wanted> wanted,
                         const TakeXml& take) {
  for (int ends = 0; !wanted.empty() && ends < kMostEnds; ++ends) {
    std::optional<Channel> channel;
    try {
      channel.emplace(idle_or_new());
    } catch (const Error& error) {
      return refuse(wanted.size(), error, take);
    }
    wanted = wanted.subspan(ask(std::move(*channel), log, wanted, take));
  }
  refuse(wanted.size(), Error("libevtx is asked no more: other records of its chunk ended it"),
         take);
}

// Of how many records there is an answer: all, or those up to the one that ended the process.
std::size_t Processes::ask(Channel channel, std::span<const std::byte> log,
                           std::span<const Wanted> wanted, const TakeXml& take) {
  const bool is_asked = send_request(channel, log, wanted);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto answer = is_asked ? receive_answer(channel) : End{};
    if (const auto* end = std::get_if<End>(&answer)) {
      take(Error(in_words(*end, limits_)));
      return i + 1;
    }
    take(std::get<Xml>(answer));
  }
  give_back(std::move(channel));
  return wanted.size();
}

Channel Processes::idle_or_new() {
  const std::scoped_lock lock(mutex_);
  if (idle_.empty()) return launcher_.start();
  auto channel = std::move(idle_.back());
  idle_.pop_back();
  return channel;
}

void Processes::give_back(Channel channel) {
  const std::scoped_lock lock(mutex_);
  idle_.push_back(std::move(channel));
}

}  // namespace evtx::libevtx
