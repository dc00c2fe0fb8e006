#include "timeline/checks/no_extended_mode.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

#include "timeline/wording.h"

namespace timeline {
namespace {

class NoExtendedMode : public Check {
 public:
  explicit NoExtendedMode(const DoubleStarts& starts) : starts_(starts) {}

  void see(std::size_t place, const events::Event& event) override {
    using events::Kind;
    const bool has_it = event.kind == Kind::extended_mode_established ||
                        (event.kind == Kind::established && starts_.other(place));
    if (has_it && !starts_.is_second(place)) {
      ++sas_[event.computer].with;
    } else if (!has_it && event.kind == Kind::established) {
      auto& sas = sas_[event.computer];
      sas.without.push_back(place);
      sas.peers.insert(event.remote.address.value_or("an unnamed peer"));
      sas.keying_modules.insert(event.keying_module.value_or("an unnamed module"));
    }
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    for (const auto& [computer, sas] : sas_)
      if (sas.with > 0 && !sas.without.empty()) findings.push_back(finding(computer, sas));
    return findings;
  }

 private:
  struct Sas {
    std::size_t with = 0;
    std::vector<std::size_t> without{};
    std::set<std::string_view> peers{};  // of those without
    std::set<std::string_view> keying_modules{};
  };

  static Finding finding(std::string_view computer, const Sas& sas) {
    return {.id = "no-extended-mode",
            .severity = Severity::info,
            .statement = fmt::format(
                "{} of {} on {} came up without Extended Mode, by {}, with {}: {}",
                sas.without.size(), counted(sas.without.size() + sas.with, "SA"), named(computer),
                listed(sas.keying_modules), counted(sas.peers.size(), "peer"), listed(sas.peers)),
            .basis = "4650 and 4651, where the same computer logs 4979 to 4982 too",
            .evidence = sas.without};
  }

  const DoubleStarts& starts_;
  std::map<std::string_view, Sas> sas_{};  // by computer
};

}  // namespace

std::unique_ptr<Check> no_extended_mode(const Inquiry& inquiry) {
  return std::make_unique<NoExtendedMode>(inquiry.starts);
}

}  // namespace timeline
