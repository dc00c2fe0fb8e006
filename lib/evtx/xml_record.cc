#include "evtx/xml_record.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <system_error>

#include "evtx/error.h"

namespace evtx {
namespace {

// Text stays as it is: line ends are not rewritten, and a value of blanks alone is kept.
constexpr unsigned kParseOptions =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata_single;

class StringWriter : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override {
    text_.append(static_cast<const char*>(data), size);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string xml_of(const pugi::xml_node& node) {
  StringWriter writer;
  node.print(writer, "", pugi::format_raw);
  return writer.take();
}

std::optional<std::string> non_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

/// Decimal, or hexadecimal behind `0x`; nothing if the text is anything else.
template <class Integer>
std::optional<Integer> integer(std::string_view text) {
  const int base = text.starts_with("0x") || text.starts_with("0X") ? 16 : 10;
  if (base == 16) text.remove_prefix(2);
  Integer value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value, base);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

std::optional<std::uint32_t> u32(const pugi::xml_node& element) {
  return integer<std::uint32_t>(element.text().get());
}

std::optional<std::string> attribute(const pugi::xml_node& element, const char* name) {
  return non_empty(element.attribute(name).value());
}

System system_of(const pugi::xml_node& element) {
  const auto execution = element.child("Execution");
  return {
      .provider_name = attribute(element.child("Provider"), "Name"),
      .provider_guid = attribute(element.child("Provider"), "Guid"),
      .event_id = u32(element.child("EventID")),
      .version = u32(element.child("Version")),
      .level = u32(element.child("Level")),
      .task = u32(element.child("Task")),
      .opcode = u32(element.child("Opcode")),
      .keywords = integer<std::uint64_t>(element.child("Keywords").text().get()),
      .time_created = from_iso8601(element.child("TimeCreated").attribute("SystemTime").value()),
      .record_id = integer<std::uint64_t>(element.child("EventRecordID").text().get()),
      .process_id = integer<std::uint32_t>(execution.attribute("ProcessID").value()),
      .thread_id = integer<std::uint32_t>(execution.attribute("ThreadID").value()),
      .activity_id = attribute(element.child("Correlation"), "ActivityID"),
      .channel = non_empty(element.child("Channel").text().get()),
      .computer = non_empty(element.child("Computer").text().get()),
      .user_sid = attribute(element.child("Security"), "UserID"),
  };
}

// The text of a value, or its XML where it has elements inside.
std::string value_of(const pugi::xml_node& data) {
  std::string value;
  for (const auto& child : data.children())
    value += child.type() == pugi::node_element ? xml_of(child) : std::string(child.value());
  return value;
}

std::vector<Field> fields_of(const pugi::xml_node& event_data) {
  std::vector<Field> fields;
  for (const auto& data : event_data.children()) {
    const bool is_data = std::string_view(data.name()) == "Data";
    fields.push_back(
        {.name = is_data ? data.attribute("Name").value() : data.name(), .value = value_of(data)});
  }
  return fields;
}

}  // namespace

Record record_from_xml(std::string_view xml) {
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(xml.data(), xml.size(), kParseOptions, pugi::encoding_utf8);
  if (!parsed)
    throw Error(fmt::format("its XML cannot be parsed at byte {} of {}: {}", parsed.offset,
                            xml.size(), parsed.description()));
  const auto event = document.child("Event");
  const auto system = event.child("System");
  if (!system) throw Error("its XML has no System element");
  Record record;
  record.system = system_of(system);
  record.event_data = fields_of(event.child("EventData"));
  if (const auto user_data = event.child("UserData")) record.user_data = xml_of(user_data);
  return record;
}

}  // namespace evtx
