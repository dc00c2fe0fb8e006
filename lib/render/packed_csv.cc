#include "render/packed_csv.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <ostream>

#include "events/parameter.h"
#include "events/place.h"
#include "render/csv_cell.h"
#include "timeline/packed_values.h"

namespace render {
namespace {

using timeline::PackedEvent;

// All numbers of so many digits fit into 32 bits.
constexpr std::size_t kShortNumber = std::numeric_limits<std::uint32_t>::digits10;

// What a cell takes that asked for no room itself, and a part with it beside its text.
constexpr std::size_t kMostOfCell = most_room_of_text(timeline::kLongestInline);
constexpr std::size_t kMostOfPart = PaddedText::kShort + kMostOfCell;
static_assert(kMostOfCell >= kMostDigits && kMostOfCell >= evtx::TimeText{}.size());

// The bytes of a value and zeros behind it.
CellMemo::Key key_of(const char* value) {
  static_assert(timeline::kReadAhead >= sizeof(CellMemo::Key));
  static_assert(timeline::kMostPacked <= sizeof(CellMemo::Key));
  CellMemo::Key key{};
  auto size = static_cast<std::size_t>(timeline::behind_value(value) - value);
  for (auto* word = key.data(); size > 0; ++word, value += sizeof *word) {
    const auto used = std::min(size, sizeof *word);
    std::memcpy(word, value, sizeof *word);
    *word &= ~std::uint64_t{} >> 8 * (sizeof *word - used);
    size -= used;
  }
  return key;
}

bool has_upper(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// True for a text that says something, and stands for nothing else.
bool is_as_it_is(std::string_view text) { return text.front() > '-'; }

// Of a value that is held inline: in one step, whatever is behind it.
char* copy_inline(char* out, std::string_view text) {
  static_assert(timeline::kReadAhead >= PaddedText::kShort && kExactDigits <= PaddedText::kShort);
  std::memcpy(out, text.data(), PaddedText::kShort);
  return out + text.size();
}

// Null where a spreadsheet would round it.
char* write_id(char* out, std::uint64_t id) {
  return id < kFirstInexact ? write_number(out, id) : nullptr;
}

// The cell of a text.
void set(PaddedText& cell, std::string_view text) {
  evtx::TextBuffer line;
  CsvCells(line).add(render::cell(text));
  cell.assign(line.text());
}

}  // namespace

PackedCsv::PackedCsv(std::ostream& out, const timeline::EventList& events)
    : out_(out), events_(events), unplanned_(out), lookup_(events), plans_(events) {}

bool PackedCsv::row(std::size_t index) {
  if (write_planned(index)) return true;
  unplanned_.row(lookup_.at(index));
  return false;
}

bool PackedCsv::write_planned(std::size_t index) {
  const auto* const plan = plans_.of(index);
  if (plan == nullptr) return false;
  const auto& event = events_.packed(index);
  find_values(event, plan->own_values);
  line_.clear();
  room_ = plan->size + plan->parts.size() * kMostOfPart;
  auto* end = line_.room(room_);
  for (const auto& part : plan->parts) {
    end = write_cell(part.text.write(end), part, event);
    if (end == nullptr) return false;
  }
  line_.end_at(end);
  out_.write(line_.text().data(), static_cast<std::streamsize>(line_.text().size()));
  return true;
}

void PackedCsv::find_values(const PackedEvent& event, std::size_t count) {
  values_.resize(count);
  const auto* value = events_.values_of(event).own;
  for (auto& place : values_) {
    place = value;
    value = timeline::behind_value(value);
  }
}

// Null, as of what is called here, if only `CsvWriter` can tell what stands in it.
char* PackedCsv::write_cell(char* out, const CsvPlan::Part& part, const PackedEvent& event) {
  if (!part.basis) return out;
  switch (*part.basis) {
    case Basis::time:
      return write_time(out, event.time);
    case Basis::written:
      return write_time(out, event.written);
    case Basis::computer:
      return write_text_of(out, computers_, event.computer);
    case Basis::channel:
      return write_text_of(out, channels_, event.channel);
    case Basis::source:
      return write_source(out, event.source);
    case Basis::record_id:
      return write_id(out, event.record_id);
    case Basis::offset:
      return write_number(out, event.offset);
    case Basis::text:
    case Basis::cookie:
    case Basis::number:
    case Basis::id:
      return write_value(out, *part.basis, values_[part.value]);
    case Basis::kind:
    case Basis::error_codes:
    case Basis::detail:
      return nullptr;
  }
  return nullptr;
}

// Most can stand in the line as they are held.
char* PackedCsv::write_value(char* out, Basis basis, const char* value) {
  const std::string_view text(value + 1, static_cast<unsigned char>(*value));
  if (text.empty()) return out;
  const bool is_inline = text.size() <= timeline::kLongestInline;
  if (basis == Basis::text) {
    return is_inline && is_as_it_is(text) ? write_text(out, text) : write_remembered(out, value);
  }
  if (!is_inline) return nullptr;
  if (basis == Basis::cookie)
    return is_as_it_is(text) && !has_upper(text) ? write_text(out, text) : nullptr;
  const auto most_digits = basis == Basis::number ? kShortNumber : kExactDigits;
  return is_plain_number(text, most_digits) ? copy_inline(out, text) : nullptr;
}

char* PackedCsv::write_remembered(char* out, const char* value) {
  const auto make = [&](PaddedText& made) {
    const auto text = timeline::unpacked_value(value, events_.pools().texts).value;
    const bool says_nothing = events::says_nothing(text);
    set(made, says_nothing ? std::string_view{} : events::with_parameter_text(text));
  };
  return write(out, texts_.of(key_of(value), make));
}

char* PackedCsv::write_text_of(char* out, CellMemo& memo, std::uint32_t number) {
  const auto make = [&](PaddedText& made) { set(made, events_.pools().texts.text(number)); };
  return write(out, memo.of({number}, make));
}

char* PackedCsv::write_source(char* out, std::uint32_t number) {
  const auto make = [&](PaddedText& made) { set(made, events_.source(number)); };
  return write(out, sources_.of({number}, make));
}

char* PackedCsv::write_time(char* out, std::int64_t ticks) {
  if (ticks == PackedEvent::kNoTime) return out;
  return time_.write(out, evtx::Timestamp(evtx::Ticks(ticks)));
}

// There is room for all that is short.
char* PackedCsv::write(char* out, const PaddedText& cell) {
  if (cell.size() > kMostOfCell) {
    line_.end_at(out);
    out = line_.room(cell.size() + room_);
  }
  return cell.write(out);
}

}  // namespace render
