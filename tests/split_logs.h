#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "command_run.h"
#include "stories/story.h"
#include "temporary_folder.h"

/// The logs of testdata, and ways to split them over two runs of `timeline` that make rows.
class SplitLogs {
 public:
  /// `options` are those of the runs.
  explicit SplitLogs(std::vector<std::string> options = {}) : options_(std::move(options)) {
    options_.insert(options_.begin(), {"timeline", "-f", "jsonl"});
    for (const auto& story : stories::all()) logs_.push_back("testdata/" + story.name + ".evtx");
  }

  [[nodiscard]] const std::vector<std::string>& logs() const { return logs_; }

  /// A dozen of the inputs that the logs may become, among them logs and rows together.
  [[nodiscard]] std::vector<std::vector<std::string>> some() const {
    const auto parts = std::size_t{1} << logs_.size();
    std::vector<std::vector<std::string>> all;
    for (std::size_t part = 0; part < parts; part += parts / 12 | 1U)
      all.push_back(inputs(part, 1 + all.size() % 3));
    return all;
  }

 private:
  // The bits of `part` say which run takes a log, those of `rows` which of the two runs makes rows.
  [[nodiscard]] std::vector<std::string> inputs(std::size_t part, std::size_t rows) const {
    std::vector<std::string> one;
    std::vector<std::string> two;
    for (std::size_t i = 0; i < logs_.size(); ++i)
      ((part >> i) % 2 == 0 ? one : two).push_back(logs_[i]);
    const auto name = std::to_string(part);
    auto inputs = input(one, rows % 2 != 0, name + ".jsonl");
    const auto more = input(two, rows / 2 != 0, name + ".JSONL");
    inputs.insert(inputs.end(), more.begin(), more.end());
    return inputs;
  }

  [[nodiscard]] std::vector<std::string> input(const std::vector<std::string>& logs, bool as_rows,
                                               const std::string& name) const {
    if (!as_rows || logs.empty()) return logs;
    return {folder_.write(name, printed(options_, logs))};
  }

  std::vector<std::string> options_;
  std::vector<std::string> logs_{};
  TemporaryFolder folder_{};
};
