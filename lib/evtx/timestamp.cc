#include "evtx/timestamp.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace evtx {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// From 1601-01-01 to 1970-01-01.
constexpr std::int64_t kTicksToUnixEpoch = 116'444'736'000'000'000;
constexpr Timestamp kEarliest{Ticks{-kTicksToUnixEpoch}};
constexpr TimeText kTimePattern{'0', '0', '0', '0', '-', '0', '0', '-', '0', '0',
                                'T', '0', '0', ':', '0', '0', ':', '0', '0', '.',
                                '0', '0', '0', '0', '0', '0', '0', 'Z'};
constexpr Timestamp kEnd = std::chrono::sys_days{std::chrono::year{10000} / 1 / 1};

/// Takes the parts of a date from the front of a text; the first that is not there makes it fail.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }

  /// True, and goes on, if one of these characters is next.
  bool accept(std::string_view wanted) {
    if (text_.empty() || wanted.find(text_.front()) == std::string_view::npos) return false;
    text_.remove_prefix(1);
    return true;
  }

  std::optional<int> digits(std::size_t count) {
    if (text_.size() < count || !all_digits(text_.substr(0, count))) return std::nullopt;
    int value = 0;
    std::from_chars(text_.data(), text_.data() + count, value);
    text_.remove_prefix(count);
    return value;
  }

  /// What stands behind the decimal point, in ticks.
  std::optional<Ticks> fraction() {
    const auto end = std::min(text_.find_first_not_of("0123456789"), text_.size());
    if (end == 0) return std::nullopt;
    std::int64_t ticks = 0;
    for (std::size_t i = 0; i < 7; ++i) ticks = ticks * 10 + (i < end ? text_[i] - '0' : 0);
    text_.remove_prefix(end);
    return Ticks{ticks};
  }

 private:
  static bool all_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
  }

  std::string_view text_;
};

std::optional<std::chrono::sys_days> date(Scanner& scanner) {
  const auto year = scanner.digits(4);
  if (!year || !scanner.accept("-")) return std::nullopt;
  const auto month = scanner.digits(2);
  if (!month || !scanner.accept("-")) return std::nullopt;
  const auto day = scanner.digits(2);
  if (!day) return std::nullopt;
  const auto ymd = std::chrono::year{*year} / *month / *day;
  if (!ymd.ok()) return std::nullopt;
  return std::chrono::sys_days{ymd};
}

std::optional<Ticks> seconds_of_minute(Scanner& scanner) {
  if (!scanner.accept(":")) return Ticks{0};
  const auto second = scanner.digits(2);
  if (!second || *second > 59) return std::nullopt;
  if (!scanner.accept(".")) return seconds{*second};
  const auto fraction = scanner.fraction();
  if (!fraction) return std::nullopt;
  return seconds{*second} + *fraction;
}

std::optional<Ticks> time_of_day(Scanner& scanner) {
  const auto hour = scanner.digits(2);
  if (!hour || *hour > 23) return std::nullopt;
  if (!scanner.accept(":")) return hours{*hour};
  const auto minute = scanner.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  const auto second = seconds_of_minute(scanner);
  if (!second) return std::nullopt;
  return hours{*hour} + minutes{*minute} + *second;
}

// How far the text's clock is ahead of UTC.
std::optional<minutes> utc_offset(Scanner& scanner) {
  if (scanner.at_end() || scanner.accept("Zz")) return minutes{0};
  const bool behind = scanner.accept("-");
  if (!behind && !scanner.accept("+")) return std::nullopt;
  const auto hour = scanner.digits(2);
  if (!hour || *hour > 23) return std::nullopt;
  std::optional<int> minute = 0;
  if (scanner.accept(":") || !scanner.at_end()) minute = scanner.digits(2);
  if (!minute || *minute > 59) return std::nullopt;
  const auto offset = hours{*hour} + minutes{*minute};
  return behind ? -offset : offset;
}

// Writes a number below 100.
void put_two(char* at, unsigned number) {
  at[0] = static_cast<char>('0' + number / 10);
  at[1] = static_cast<char>('0' + number % 10);
}

void put_date(char* at, std::chrono::year_month_day date) {
  const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
  put_two(at, year / 100);
  put_two(at + 2, year % 100);
  put_two(at + 5, static_cast<unsigned>(date.month()));
  put_two(at + 8, static_cast<unsigned>(date.day()));
}

void put_clock(char* at, unsigned second_of_day) {
  put_two(at, second_of_day / 3600);
  put_two(at + 3, second_of_day / 60 % 60);
  put_two(at + 6, second_of_day % 60);
}

void put_fraction(char* at, unsigned ticks) {
  put_two(at, ticks / 100'000);
  put_two(at + 2, ticks / 1000 % 100);
  put_two(at + 4, ticks / 10 % 100);
  at[6] = static_cast<char>('0' + ticks % 10);
}

}  // namespace

std::optional<Timestamp> from_filetime(std::uint64_t filetime) {
  if (filetime > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return std::nullopt;
  const Timestamp time{Ticks{static_cast<std::int64_t>(filetime) - kTicksToUnixEpoch}};
  if (time >= kEnd) return std::nullopt;
  return time;
}

std::uint64_t to_filetime(Timestamp time) {
  return static_cast<std::uint64_t>(time.time_since_epoch().count() + kTicksToUnixEpoch);
}

// Not fmt/chrono: it goes through nanoseconds, which overflow before 1678 and after 2262.
TimeText to_characters(Timestamp time) {
  constexpr auto kSecond = Ticks(seconds(1)).count();
  const auto day = std::chrono::floor<days>(time);
  const auto tick_of_day = (time - day).count();
  auto text = kTimePattern;
  put_date(text.data(), std::chrono::year_month_day(day));
  put_clock(text.data() + 11, static_cast<unsigned>(tick_of_day / kSecond));
  put_fraction(text.data() + 20, static_cast<unsigned>(tick_of_day % kSecond));
  return text;
}

std::string to_string(Timestamp time) {
  const auto text = to_characters(time);
  return {text.data(), text.size()};
}

std::optional<Timestamp> from_iso8601(std::string_view text) {
  Scanner scanner(text);
  const auto day = date(scanner);
  if (!day) return std::nullopt;
  Timestamp time = *day;
  if (scanner.accept("Tt ")) {
    const auto clock = time_of_day(scanner);
    const auto ahead = clock ? utc_offset(scanner) : std::nullopt;
    if (!ahead) return std::nullopt;
    time += *clock - *ahead;
  }
  if (!scanner.at_end() || time < kEarliest || time >= kEnd) return std::nullopt;
  return time;
}

}  // namespace evtx
