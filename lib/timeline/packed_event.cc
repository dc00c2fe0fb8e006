#include "timeline/packed_event.h"

#include <cstring>

namespace timeline {
namespace {

// The first byte of a value: its length, or one of these.
constexpr unsigned char kPooled = 254;      // the text's number follows
constexpr unsigned char kPooledPair = 255;  // the numbers of the text and its code units follow
constexpr std::size_t kLongestInline = 23;  // a longer one takes less as a number, if it repeats

// No value takes more: one inline with its length, two numbers with what tells that.
constexpr std::size_t kMostPacked = 1 + kLongestInline;

/// Writes packed values where there is room for them.
class Writer {
 public:
  Writer(char* end, TextPool& texts) : end_(end), texts_(texts) {}

  [[nodiscard]] const char* end() const { return end_; }

  void add(const events::FieldValue& value) {
    if (!value.code_units.empty()) {
      add_first(kPooledPair);
      add_pooled(value.value);
      add_pooled(value.code_units);
    } else if (value.value.size() > kLongestInline) {
      add_first(kPooled);
      add_pooled(value.value);
    } else {
      add_first(static_cast<unsigned char>(value.value.size()));
      add_bytes(value.value.data(), value.value.size());
    }
  }

 private:
  void add_first(unsigned char first) { *end_++ = static_cast<char>(first); }
  void add_bytes(const void* bytes, std::size_t size) {
    if (size > 0) std::memcpy(end_, bytes, size);
    end_ += size;
  }
  void add_pooled(std::string_view text) {
    const std::uint32_t number = texts_.id_of(text);
    add_bytes(&number, sizeof number);
  }

  char* end_;
  TextPool& texts_;
};

// What follows the first byte.
std::size_t size_behind(unsigned char first) {
  if (first == kPooled) return sizeof(std::uint32_t);
  if (first == kPooledPair) return 2 * sizeof(std::uint32_t);
  return first;
}

/// Takes values from the front of packed bytes.
class Reader {
 public:
  Reader(const char* bytes, const TextPool& texts) : bytes_(bytes), texts_(texts) {}

  events::FieldValue next() {
    const auto first = static_cast<unsigned char>(*bytes_++);
    if (first == kPooled) return {.value = pooled()};
    if (first == kPooledPair) {
      const auto value = pooled();
      return {.value = value, .code_units = pooled()};
    }
    const std::string_view value(bytes_, first);
    bytes_ += first;
    return {.value = value};
  }

  void skip() { bytes_ += 1 + size_behind(static_cast<unsigned char>(*bytes_)); }

 private:
  std::string_view pooled() {
    std::uint32_t number = 0;
    std::memcpy(&number, bytes_, sizeof number);
    bytes_ += sizeof number;
    return texts_.text(number);
  }

  const char* bytes_;
  const TextPool& texts_;
};

std::optional<events::Outcome> outcome_of(std::uint8_t outcome) {
  if (outcome == 0) return std::nullopt;
  return static_cast<events::Outcome>(outcome - 1);
}

evtx::RecordState record_state_of(PackedState state) {
  return state == PackedState::recovered ? evtx::RecordState::recovered : evtx::RecordState::live;
}

}  // namespace

PackedState packed_state(evtx::RecordState state, bool has_wrong_checksum) {
  if (state == evtx::RecordState::recovered) return PackedState::recovered;
  return has_wrong_checksum ? PackedState::wrong_checksum : PackedState::live;
}

std::optional<evtx::Timestamp> unpacked_time(std::int64_t ticks) {
  if (ticks == PackedEvent::kNoTime) return std::nullopt;
  return evtx::Timestamp(evtx::Ticks(ticks));
}

std::int64_t packed_time(std::optional<evtx::Timestamp> time) {
  return time ? time->time_since_epoch().count() : PackedEvent::kNoTime;
}

std::uint8_t packed_outcome(std::optional<events::Outcome> outcome) {
  return outcome ? static_cast<std::uint8_t>(static_cast<int>(*outcome) + 1) : 0;
}

void pack_values(std::string& bytes, std::span<const events::FieldValue> values, TextPool& texts) {
  const auto begin = bytes.size();
  bytes.resize(begin + values.size() * kMostPacked);
  Writer writer(bytes.data() + begin, texts);
  for (const auto& value : values) writer.add(value);
  bytes.resize(static_cast<std::size_t>(writer.end() - bytes.data()));
}

void pack_value(std::string& bytes, const events::FieldValue& value, TextPool& texts) {
  pack_values(bytes, std::span(&value, 1), texts);
}

std::size_t packed_size(const char* bytes, std::size_t count) {
  const auto* end = bytes;
  for (std::size_t i = 0; i < count; ++i) end += 1 + size_behind(static_cast<unsigned char>(*end));
  return static_cast<std::size_t>(end - bytes);
}

const events::Event& Unpacker::event(const PackedEvent& packed, const char* values,
                                     std::string_view source) {
  const auto& shape = shape_of(packed.shape);
  unpack_values(values, shape);
  events::decode(head_of(packed, source), shape, values_, event_);
  if (packed.doubt != 0)
    event_.other.push_back({.name = "crosscheck", .value = pools_.texts.text(packed.doubt)});
  return event_;
}

const events::Event& Unpacker::sa(const PackedEvent& packed, const char* values,
                                  std::string_view source) {
  const auto& shape = shape_of(packed.shape);
  unpack_sa_values(values, shape);
  events::decode_sa(head_of(packed, source), shape, values_, event_);
  return event_;
}

events::Head Unpacker::head_of(const PackedEvent& packed, std::string_view source) {
  return {.event_id = packed.event_id,
          .outcome = outcome_of(packed.outcome),
          .time = unpacked_time(packed.time),
          .computer = text_of(computer_, packed.computer),
          .channel = text_of(channel_, packed.channel),
          .source = source,
          .offset = packed.offset,
          .record_id = packed.record_id,
          .record_state = record_state_of(packed.state),
          .has_wrong_checksum = packed.state == PackedState::wrong_checksum,
          .written = unpacked_time(packed.written)};
}

// Asking the pool means locking it.
const events::Shape& Unpacker::shape_of(std::uint32_t id) {
  if (shape_id_ != id) {
    shape_ = &pools_.shapes.shape(id);
    shape_id_ = id;
  }
  return *shape_;
}

std::string_view Unpacker::text_of(Known& known, std::uint32_t id) const {
  if (known.id != id) known = {.id = id, .text = pools_.texts.text(id)};
  return known.text;
}

void Unpacker::unpack_values(const char* bytes, const events::Shape& shape) {
  Reader reader(bytes, pools_.texts);
  values_.clear();
  for (std::size_t i = 0; i < shape.fields().size(); ++i) values_.push_back(reader.next());
}

void Unpacker::unpack_sa_values(const char* bytes, const events::Shape& shape) {
  Reader reader(bytes, pools_.texts);
  values_.assign(shape.fields().size(), {});
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (shape.fields()[i].bears_on_sa)
      values_[i] = reader.next();
    else
      reader.skip();
  }
}

}  // namespace timeline
