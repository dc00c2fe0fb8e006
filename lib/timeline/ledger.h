#pragma once

#include <functional>
#include <span>
#include <vector>

#include "timeline/account.h"
#include "timeline/batch.h"
#include "timeline/progress.h"

namespace timeline {

/// Called after each batch, never twice at once; may be empty.
using Report = std::function<void(const Progress&)>;

/// The accounts of the sources, put together from those of their batches.
class Ledger {
 public:
  Ledger(std::span<const Source> sources, Report report);

  /// What was found in a batch, and how many events were taken of it. The batches of a source come
  /// in their order; gives what is known of the source by now.
  const Account& add(const Batch& batch, const Account& found, std::uint64_t events);
  /// One a source, in their order.
  [[nodiscard]] std::vector<Account> take() { return std::move(accounts_); }

 private:
  Report report_;
  Progress progress_{};
  std::vector<Account> accounts_{};
};

}  // namespace timeline
