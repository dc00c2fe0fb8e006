#include "cmd/threshold_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstddef>
#include <string>
#include <variant>

namespace cmd {
namespace {

void declare_threshold(CLI::App& command, timeline::Thresholds& thresholds,
                       const timeline::ThresholdName& threshold) {
  const auto option = fmt::format("--{}", threshold.name);
  const bool is_number =
      std::holds_alternative<std::size_t timeline::Thresholds::*>(threshold.member);
  const auto take = [&thresholds, &threshold, option, is_number](const std::string& text) {
    if (set(thresholds, threshold, text)) return;
    throw CLI::ValidationError(option, fmt::format("'{}' is no {}", text,
                                                   is_number ? "number from 1 to 1000000000"
                                                             : "time: write 90s, 10m, 2h or 7d"));
  };
  command
      .add_option_function<std::string>(option, take,
                                        fmt::format("{} (default: {})", threshold.meaning,
                                                    to_string(timeline::Thresholds{}, threshold)))
      ->option_text(is_number ? "N" : "TIME")
      ->group("Thresholds of the findings");
}

}  // namespace

void declare_thresholds(CLI::App& command, timeline::Thresholds& thresholds) {
  for (const auto& threshold : timeline::threshold_names())
    declare_threshold(command, thresholds, threshold);
}

}  // namespace cmd
