#include "cmd/accounting.h"

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/text.h"
#include "timeline/read_ids.h"

namespace cmd {
namespace {

using timeline::Account;
using timeline::Counts;
using timeline::Notices;

constexpr std::size_t kLinesALog = 3;  // without --verbose

Counts total(std::span<const Account> accounts) {
  Counts sum;
  for (const auto& account : accounts) sum += account.counts;
  return sum;
}

std::string counted(std::uint64_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string chunks(const Counts& counts) {
  auto text = counted(counts.chunks, "chunk", "chunks");
  std::vector<std::string> of_these;
  if (counts.damaged_chunks > 0)
    of_these.push_back(fmt::format("{} damaged", counts.damaged_chunks));
  if (counts.zeroed_chunks > 0) of_these.push_back(fmt::format("{} zeroed", counts.zeroed_chunks));
  if (counts.unused_chunks() > 0)
    of_these.push_back(fmt::format("{} zero beside", counts.unused_chunks()));
  if (!of_these.empty()) text += fmt::format(" ({})", fmt::join(of_these, ", "));
  return text;
}

// Of logs, or of files of rows, or of both.
std::string records_met(const Counts& counts) {
  auto records = counted(counts.records - counts.rows, "record", "records");
  if (counts.row_files == 0) return records;
  const auto rows = counted(counts.rows, "row", "rows");
  return counts.records == counts.rows ? rows : fmt::format("{} and {}", records, rows);
}

std::string records(const Counts& counts) {
  auto text =
      fmt::format("{}: {} Main Mode, {}, {} unreadable", records_met(counts), counts.main_mode,
                  counted(counts.others, "other", "others"), counts.unreadable);
  if (counts.context > 0)
    text += fmt::format("; {} of the others shown as context", counts.context);
  if (counts.missing > 0) text += fmt::format("; {} missing", counts.missing);
  if (counts.recovered > 0) text += fmt::format("; {} recovered", counts.recovered);
  if (counts.filtered > 0) text += fmt::format("; {} left out by the filter", counts.filtered);
  return text;
}

/// Writes lines that say which program speaks.
class Voice {
 public:
  Voice(std::ostream& err, Verbosity verbosity) : err_(err), verbosity_(verbosity) {}

  void say(std::string_view text) { cmd::say(err_, text); }

  void list(std::string_view kind, const Notices& notices) {
    const auto limit = verbosity_ == Verbosity::verbose ? Notices::kMostKept : kLinesALog;
    const auto shown = std::min(notices.kept().size(), limit);
    for (std::size_t i = 0; i < shown; ++i)
      say(fmt::format("{}: {}", kind, notices.kept()[i].what()));
    if (notices.count() == shown) return;
    const auto& file = notices.kept().front().location().file;
    say(fmt::format("{}: {}: {} more{}", kind, file, notices.count() - shown, hint(notices)));
  }

 private:
  [[nodiscard]] std::string hint(const Notices& notices) const {
    const auto kept = notices.kept().size();
    const bool has_all = kept == notices.count();
    if (verbosity_ == Verbosity::quiet) return "";  // -q and -v exclude one another
    if (verbosity_ == Verbosity::verbose) return ", which are counted and not kept";
    return has_all ? ", -v lists them" : fmt::format(", -v lists the first {} of all", kept);
  }

  std::ostream& err_;
  Verbosity verbosity_;
};

bool is_security(const Account& account) {
  return std::ranges::find(account.channels, "Security") != account.channels.end();
}

// Why there may be nothing to show, and what to do about it.
std::string_view advice(std::span<const Account> accounts) {
  const auto sum = total(accounts);
  if (sum.filtered > 0) return "the filter options leave out all there are";
  if (sum.records == 0 && sum.row_files > 0) return "the files hold nothing";
  if (sum.records == 0) return "the logs hold no record at all";
  if (sum.others == 0) return "no record could be read";
  if (sum.row_files > 0)
    return "the files hold none; whether their logs held other security audit events was said when "
           "they were written";
  if (sum.audit == 0)
    return "no security audit event is there either: Main Mode events are in Security.evtx of the "
           "VPN host, or in ForwardedEvents.evtx of its collector";
  if (std::ranges::none_of(accounts, is_security))
    return "no record is of the channel Security, where Main Mode events are written";
  return "other security audit events are there: auditing of IPsec Main Mode was probably off "
         "(see: auditpol /get /subcategory:\"IPsec Main Mode\"), or older records were overwritten "
         "since";
}

std::string chunks_if_log(const Counts& counts) {
  return counts.row_files > 0 ? "" : chunks(counts) + ", ";
}

std::string channels(std::span<const Account> accounts) {
  constexpr std::size_t kMostNamed = 5;
  std::set<std::string> all;
  for (const auto& account : accounts) all.insert(account.channels.begin(), account.channels.end());
  if (all.empty()) return "";
  std::vector<std::string> named(all.begin(), all.end());
  const auto left_out = named.size() - std::min(named.size(), kMostNamed);
  named.resize(named.size() - left_out);
  auto text = fmt::format("; channels: {}", fmt::join(named, ", "));
  if (left_out > 0) text += fmt::format(" and {} more", left_out);
  return text;
}

// And how they were read.
std::string records_and_reading(const Counts& counts) {
  return fmt::format("{}; {} decoded in full, {} with a second opinion, {} without one",
                     records(counts), counts.in_full, counts.second_opinions,
                     counts.no_second_opinion);
}

std::string records_of_any_event(const Counts& counts) {
  auto text =
      fmt::format("{}: {} read, {} unreadable", counted(counts.records, "record", "records"),
                  counts.others, counts.unreadable);
  if (counts.missing > 0) text += fmt::format("; {} missing", counts.missing);
  return text;
}

using RecordsInWords = std::string (*)(const Counts& counts);

void tell_logs(Voice& voice, std::span<const evtx::Error> unusable_paths,
               std::span<const Account> accounts, Verbosity verbosity, RecordsInWords in_words) {
  for (const auto& error : unusable_paths) voice.say(fmt::format("not read: {}", error.what()));
  for (const auto& account : accounts) {
    voice.list("not read", account.losses);
    voice.list("not read before", account.earlier_losses);
    voice.list("read differently", account.differences);
    if (verbosity != Verbosity::quiet) voice.list("doubtful", account.doubts);
    if (verbosity != Verbosity::verbose) continue;
    voice.list("no second opinion", account.without_opinion);
    voice.say(fmt::format("{}: {}{}", account.source, chunks_if_log(account.counts),
                          in_words(account.counts)));
  }
}

// A file that is another one, or empty, or cannot be opened: its loss says what is wrong.
bool is_no_log(const Account& account) {
  const auto& counts = account.counts;
  return counts.row_files == 0 && counts.chunks == 0 && counts.records == 0 &&
         account.losses.count() > 0;
}

std::string totals(std::span<const Account> accounts, RecordsInWords in_words) {
  const auto sum = total(accounts);
  std::vector<std::string> parts;
  const auto unread = static_cast<std::size_t>(std::ranges::count_if(accounts, is_no_log));
  const auto logs = accounts.size() - sum.row_files - unread;
  if (logs > 0) parts.push_back(counted(logs, "log", "logs") + ", " + chunks(sum));
  if (unread > 0) parts.push_back(counted(unread, "file without a chunk", "files without a chunk"));
  if (sum.row_files > 0) parts.push_back(counted(sum.row_files, "file of rows", "files of rows"));
  parts.push_back(in_words(sum));
  return fmt::format("{}", fmt::join(parts, ", "));
}

// A log with records is one, whatever became of them; a file without any row is something else.
bool was_read(const Account& account) {
  const auto& counts = account.counts;
  return account.losses.count() == 0 ||
         counts.records > (counts.row_files > 0 ? counts.unreadable : 0);
}

void tell_totals(Voice& voice, std::span<const Account> accounts, Wanted wanted) {
  const auto sum = total(accounts);
  voice.say(totals(accounts, records));
  if (wanted == Wanted::main_mode && sum.main_mode == sum.filtered &&
      std::ranges::any_of(accounts, was_read))
    voice.say(fmt::format("no Main Mode event to show among {} ({} by the security audit){}: {}",
                          records_met(sum), sum.audit + sum.main_mode, channels(accounts),
                          advice(accounts)));
}

bool is_in_question(const Account& account) {
  return account.losses.count() + account.earlier_losses.count() + account.differences.count() > 0;
}

}  // namespace

void tell(std::ostream& err, std::span<const evtx::Error> unusable_paths,
          std::span<const Account> accounts, Verbosity verbosity, Wanted wanted) {
  Voice voice(err, verbosity);
  tell_logs(voice, unusable_paths, accounts, verbosity, records_and_reading);
  if (verbosity != Verbosity::quiet && !accounts.empty()) tell_totals(voice, accounts, wanted);
}

void tell_of_any_event(std::ostream& err, std::span<const evtx::Error> unusable_paths,
                       std::span<const Account> accounts, Verbosity verbosity) {
  Voice voice(err, verbosity);
  tell_logs(voice, unusable_paths, accounts, verbosity, records_of_any_event);
  if (verbosity != Verbosity::quiet && !accounts.empty())
    voice.say(totals(accounts, records_of_any_event));
}

void tell_gaps(std::ostream& err, std::span<const Account> accounts, std::string_view where) {
  const auto sum = total(accounts);
  if (sum.id_gaps > 0)
    say(err, fmt::format("{} missing within logs, in {}: {}",
                         counted(sum.ids_skipped, "record id is", "record ids are"),
                         counted(sum.id_gaps, "gap", "gaps"), where));
  if (sum.logs_full_of_gaps > 0)
    say(err,
        fmt::format("record ids are missing in more than {} places of {}, as in an export of "
                    "chosen events: not counted",
                    timeline::ReadIds::kMostGaps, counted(sum.logs_full_of_gaps, "log", "logs")));
}

void tell_skipped(std::ostream& err, std::span<const evtx::Error> skipped, Verbosity verbosity) {
  if (verbosity == Verbosity::quiet) return;
  for (const auto& error : skipped) say(err, fmt::format("skipped: {}", error.what()));
}

void tell_list(std::ostream& err, std::string_view kind, const Notices& notices,
               Verbosity verbosity) {
  Voice(err, verbosity).list(kind, notices);
}

void say(std::ostream& err, std::string_view text) {
  fmt::print(err, "mainmode: {}\n", render::safe_for_terminal(text));
}

ExitStatus status(std::span<const evtx::Error> unusable_paths, std::span<const Account> accounts) {
  if (std::ranges::none_of(accounts, was_read)) return nothing_done;
  if (!unusable_paths.empty() || std::ranges::any_of(accounts, is_in_question)) return partly_read;
  return everything_read;
}

ExitStatus with_strictness(ExitStatus status, const LogOptions& options) {
  return status == partly_read && options.strict ? nothing_done : status;
}

}  // namespace cmd
