#include "evtx_writer/templated.h"

#include <array>
#include <cstring>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/checksum.h"
#include "evtx_writer/binxml.h"
#include "evtx_writer/user_data.h"
#include "evtx_writer/utf16.h"

namespace evtx_writer {
namespace {

using Kind = Substitution::Kind;

constexpr std::uint16_t kEventData = 17;

Substitution optional(std::uint16_t index, Type type) { return {.index = index, .type = type}; }

Element leaf(const char* name, std::uint16_t index, Type type) {
  return {.name = name, .content = {optional(index, type)}, .dependency = index};
}

Element system_element(const std::string& computer) {
  auto event_id = leaf("EventID", 3, Type::u16);
  event_id.attributes = {{"Qualifiers", optional(4, Type::u16)}};
  return {
      .name = "System",
      .content = {
          Element{.name = "Provider",
                  .attributes = {{"Name", optional(14, Type::text)},
                                 {"Guid", optional(15, Type::guid)}}},
          event_id, leaf("Version", 11, Type::u8), leaf("Level", 0, Type::u8),
          leaf("Task", 2, Type::u16), leaf("Opcode", 1, Type::u8), leaf("Keywords", 5, Type::hex64),
          Element{.name = "TimeCreated",
                  .attributes = {{"SystemTime", optional(6, Type::filetime)}}},
          leaf("EventRecordID", 10, Type::u64),
          Element{.name = "Correlation",
                  .attributes = {{"ActivityID", optional(7, Type::guid)},
                                 {"RelatedActivityID", optional(13, Type::guid)}}},
          Element{.name = "Execution",
                  .attributes = {{"ProcessID", optional(8, Type::u32)},
                                 {"ThreadID", optional(9, Type::u32)}}},
          leaf("Channel", 16, Type::text), Element{.name = "Computer", .content = {computer}},
          Element{.name = "Security", .attributes = {{"UserID", optional(12, Type::sid)}}}}};
}

Element event_element(const std::string& computer) {
  return {.name = "Event",
          .attributes = {{"xmlns", "http://schemas.microsoft.com/win/2004/08/events/event"}},
          .content = {system_element(computer), optional(kEventData, Type::binxml)},
          .dependency = kEventData};
}

Element event_data_element(const std::vector<Data>& data) {
  Element element{.name = "EventData"};
  for (const auto& one : data) {
    const auto index = static_cast<std::uint16_t>(element.content.size());
    element.content.emplace_back(
        Element{.name = "Data",
                .attributes = {{"Name", one.name}},
                .content = {Substitution{.index = index, .type = one.type, .kind = Kind::normal}}});
  }
  return element;
}

Element user_data_of(const Event& event) {
  std::vector<Element> fields;
  for (const auto& one : event.data) {
    const auto index = static_cast<std::uint16_t>(fields.size());
    fields.push_back(
        {.name = one.name,
         .content = {Substitution{.index = index, .type = one.type, .kind = Kind::normal}}});
  }
  return user_data_element(*event.user_data, std::move(fields));
}

template <class Integer>
std::vector<std::byte> bytes(Integer value) {
  std::vector<std::byte> bytes(sizeof value);
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

// A name for a template that is the same for the same content.
Chunk::Guid guid_of(const std::string& content) {
  Chunk::Guid guid{};
  for (std::uint32_t part = 0; part < 4; ++part) {
    const auto salted = content + std::to_string(part);
    const auto hash = evtx::crc32({std::as_bytes(std::span(salted))});
    std::memcpy(guid.data() + std::size_t{4} * part, &hash, sizeof hash);
  }
  return guid;
}

// `{00112233-4455-6677-8899-AABBCCDDEEFF}`, of which the first three groups are integers.
std::vector<std::byte> guid_bytes(std::string_view text) {
  std::string digits;
  for (const char c : text)
    if (c != '{' && c != '}' && c != '-') digits += c;
  if (digits.size() != 32) throw std::invalid_argument("no GUID: " + std::string(text));
  constexpr std::array<std::size_t, 16> kOrder{3, 2, 1,  0,  5,  4,  7,  6,
                                               8, 9, 10, 11, 12, 13, 14, 15};
  std::vector<std::byte> result;
  result.reserve(kOrder.size());
  for (const auto at : kOrder)
    result.push_back(static_cast<std::byte>(std::stoi(digits.substr(at * 2, 2), nullptr, 16)));
  return result;
}

// `S-1-5-21-1-2-3-500`: the revision, an authority of 48 bits, big-endian, and what is below it.
std::vector<std::byte> sid_bytes(const std::string& text) {
  std::istringstream parts(text);
  std::vector<std::uint64_t> numbers;
  for (std::string part; std::getline(parts, part, '-');)
    if (part != "S") numbers.push_back(std::stoull(part));
  if (numbers.size() < 2) throw std::invalid_argument("no SID: " + text);
  std::vector<std::byte> result{static_cast<std::byte>(numbers[0]),
                                static_cast<std::byte>(numbers.size() - 2)};
  for (unsigned shift = 48; shift > 0; shift -= 8)
    result.push_back(static_cast<std::byte>(numbers[1] >> (shift - 8)));
  for (std::size_t at = 2; at < numbers.size(); ++at) {
    const auto below = bytes(static_cast<std::uint32_t>(numbers[at]));
    result.insert(result.end(), below.begin(), below.end());
  }
  return result;
}

Value null(std::size_t size, Dialect dialect) {
  if (dialect == Dialect::saved) return {};
  return {.type = Type::null, .bytes = std::vector<std::byte>(size, std::byte{0xb0})};
}

Value text(std::string_view value) { return {.type = Type::text, .bytes = bytes_of(utf16(value))}; }

Value data_value(const Data& data, Dialect dialect) {
  switch (data.type) {
    case Type::u32:
      return {.type = Type::u32,
              .bytes = bytes(static_cast<std::uint32_t>(std::stoul(data.value)))};
    case Type::u64:
      return {.type = Type::u64, .bytes = bytes(std::uint64_t{std::stoull(data.value)})};
    case Type::hex64:
      return {.type = Type::hex64,
              .bytes = bytes(std::uint64_t{std::stoull(data.value, nullptr, 16)})};
    case Type::guid:
      return {.type = Type::guid, .bytes = guid_bytes(data.value)};
    case Type::sid:
      return {.type = Type::sid, .bytes = sid_bytes(data.value)};
    case Type::filetime:
      return {.type = Type::filetime,
              .bytes = bytes(evtx::to_filetime(evtx::from_iso8601(data.value).value()))};
    default: {
      auto units = utf16(data.value);
      if (dialect == Dialect::today) units += u'\0';
      return {.type = Type::text, .bytes = bytes_of(units)};
    }
  }
}

std::vector<Value> system_values(const Event& event, Dialect dialect) {
  const auto guid = null(16, dialect);
  return {
      {.type = Type::u8, .bytes = bytes(std::uint8_t{0})},  // Level
      {.type = Type::u8, .bytes = bytes(std::uint8_t{0})},  // Opcode
      {.type = Type::u16, .bytes = bytes(event.task)},
      {.type = Type::u16, .bytes = bytes(event.id)},
      null(2, dialect),  // Qualifiers
      {.type = Type::hex64, .bytes = bytes(event.keywords)},
      {.type = Type::filetime, .bytes = bytes(evtx::to_filetime(event.time))},
      event.activity_id ? Value{.type = Type::guid, .bytes = guid_bytes(*event.activity_id)} : guid,
      {.type = Type::u32, .bytes = bytes(event.process_id)},
      {.type = Type::u32, .bytes = bytes(event.thread_id)},
      {.type = Type::u64, .bytes = bytes(event.record_id)},
      {.type = Type::u8, .bytes = bytes(event.version)},
      {},  // UserID
      {},  // RelatedActivityID
      text(event.provider),
      {.type = Type::guid, .bytes = guid_bytes(event.provider_guid)},
      text(event.channel),
      {.type = Type::binxml}};
}

// The head of an instance, and the definition where the chunk does not have it yet.
void write_instance(Chunk& chunk, const Chunk::Guid& guid, const Element& root) {
  chunk.u8(0x0c).u8(1).definition(guid, [&] {
    write_fragment_header(chunk);
    write_template_element(chunk, root);
    chunk.u8(0);
  });
}

void write_data(Chunk& chunk, const Event& event, Dialect dialect) {
  if (dialect == Dialect::saved) write_fragment_header(chunk);
  auto content = event.user_data ? "UserData|" + *event.user_data : std::string("EventData");
  std::vector<Value> values;
  for (const auto& one : event.data) {
    content += '|' + one.name + static_cast<char>(one.type);
    values.push_back(data_value(one, dialect));
  }
  write_instance(chunk, guid_of(content),
                 event.user_data ? user_data_of(event) : event_data_element(event.data));
  write_values(chunk, values);
}

}  // namespace

void write_templated(Chunk& chunk, const Event& event, Dialect dialect) {
  write_fragment_header(chunk);
  write_instance(chunk, guid_of("Event|" + event.computer), event_element(event.computer));
  const auto size_at = write_values(chunk, system_values(event, dialect));
  const auto begin = chunk.position();
  write_data(chunk, event, dialect);
  chunk.patch_u16(size_at, chunk.position() - begin);
  chunk.u8(0);
}

}  // namespace evtx_writer
