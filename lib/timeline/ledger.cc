#include "timeline/ledger.h"

#include <utility>

#include "timeline/last_record.h"

namespace timeline {

Ledger::Ledger(std::span<const Source> sources, Report report) : report_(std::move(report)) {
  accounts_.reserve(sources.size());
  for (const auto& source : sources)
    accounts_.push_back(
        {.source = source.name, .counts = {.row_files = source.rows ? std::uint64_t{1} : 0}});
}

const Account& Ledger::add(const Batch& batch, const Account& found, std::uint64_t events) {
  auto& account = accounts_[batch.source];
  account += found;
  progress_.bytes += found.counts.bytes;
  progress_.events += events;
  if (batch.closing) {
    account += *batch.closing;
    if (batch.file_header) add_loss_behind(account, *batch.file_header);
    account.losses = account.losses.in_file(account.source);
    account.doubts = account.doubts.in_file(account.source);
    account.differences = account.differences.in_file(account.source);
    account.without_opinion = account.without_opinion.in_file(account.source);
    account.earlier_losses = account.earlier_losses.in_file(account.source);
    ++progress_.logs_done;
  }
  if (report_) report_(progress_);
  return account;
}

}  // namespace timeline
