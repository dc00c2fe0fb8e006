#include "cmd/xml_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <variant>

#include "cmd/accounting.h"
#include "cmd/copied_process.h"
#include "cmd/progress.h"
#include "evtx/libevtx/processes.h"
#include "evtx/libevtx/time_limit.h"
#include "evtx/libevtx/worker.h"

namespace cmd {
namespace {

using evtx::libevtx::TakeXml;
using evtx::libevtx::Wanted;
using evtx::libevtx::XmlMaker;

bool can_be_read_again(const timeline::Source& source) {
  std::error_code error;
  return source.name != "-" && std::filesystem::is_regular_file(source.name, error);
}

XmlMaker maker_apart() {
  return [processes = std::make_shared<evtx::libevtx::Processes>()](
             std::span<std::byte> log, std::span<const Wanted> wanted, const TakeXml& take) {
    processes->make_xml(log, wanted, take);
  };
}

XmlMaker maker_for_pipes() {
  try {
    return maker_apart();
  } catch (const evtx::Error&) {
    return evtx::libevtx::make_xml;
  }
}

XmlMaker maker_with(std::shared_ptr<SafetyNet> net) {
  if (!net) return evtx::libevtx::make_xml;
  return [net = std::move(net)](std::span<std::byte> log, std::span<const Wanted> wanted,
                                const TakeXml& take) {
    evtx::libevtx::make_in_time(evtx::libevtx::make_xml, evtx::libevtx::Limits{}.time, log, wanted,
                                take);
  };
}

// Without a net where there is no room for one.
std::variant<std::shared_ptr<SafetyNet>, Crash> copied_process() {
  try {
    return go_on_in_copy();
  } catch (const evtx::Error&) {
    return nullptr;
  }
}

std::string in_words(const Crash& crash) {
  if (crash.signal == SIGPROF)
    return fmt::format("libevtx took more than {} s of processor time for a record",
                       evtx::libevtx::Limits{}.time.count());
  const auto* description = ::sigdescr_np(crash.signal);
  return fmt::format("crashed ({}), it may be in libevtx",
                     description == nullptr ? "unknown signal" : description);
}

void tell(const Crash& crash, const LogOptions& options, const Console& console) {
  if (options.verbosity == Verbosity::quiet) return;
  if (console.err_is_terminal) clear_line(console.err);  // the copy's progress
  say(console.err,
      fmt::format("{}: reading all again, with libevtx in processes of its own{}", in_words(crash),
                  options.verbosity == Verbosity::verbose ? "" : " (-v says on which records)"));
}

}  // namespace

XmlMaker xml_maker(std::span<const timeline::Source> sources, const LogOptions& options,
                   const Console& console) {
  if (!console.may_fork) return evtx::libevtx::make_xml;
  if (!std::ranges::all_of(sources, can_be_read_again)) return maker_for_pipes();
  auto copied = copied_process();
  if (auto* net = std::get_if<std::shared_ptr<SafetyNet>>(&copied))
    return maker_with(std::move(*net));
  tell(std::get<Crash>(copied), options, console);
  return maker_apart();
}

}  // namespace cmd
