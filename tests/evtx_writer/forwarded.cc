#include "evtx_writer/forwarded.h"

#include <fmt/format.h>

#include <string>

#include "evtx_writer/binxml.h"
#include "evtx_writer/user_data.h"

namespace evtx_writer {
namespace {

Element leaf(const char* name, std::string text) {
  Element element{.name = name};
  if (!text.empty()) element.content.emplace_back(std::move(text));
  return element;
}

Element with_attributes(const char* name, std::vector<Attribute> attributes) {
  return {.name = name, .attributes = std::move(attributes)};
}

Element system_element(const Event& event) {
  auto correlation = with_attributes("Correlation", {});
  if (event.activity_id) correlation.attributes = {{"ActivityID", *event.activity_id}};
  return {
      .name = "System",
      .content = {
          with_attributes("Provider", {{"Name", event.provider}, {"Guid", event.provider_guid}}),
          leaf("EventID", std::to_string(event.id)), leaf("Version", std::to_string(event.version)),
          leaf("Level", "0"), leaf("Task", std::to_string(event.task)), leaf("Opcode", "0"),
          leaf("Keywords", fmt::format("{:#x}", event.keywords)),
          with_attributes("TimeCreated", {{"SystemTime", evtx::to_string(event.time)}}),
          leaf("EventRecordID", std::to_string(event.record_id)), correlation,
          with_attributes("Execution", {{"ProcessID", std::to_string(event.process_id)},
                                        {"ThreadID", std::to_string(event.thread_id)}}),
          leaf("Channel", event.channel), leaf("Computer", event.computer), leaf("Security", "")}};
}

Element plain_event_data(const std::vector<Data>& data) {
  Element element{.name = "EventData"};
  for (const auto& one : data) {
    auto field = leaf("Data", one.value);
    field.attributes = {{"Name", one.name}};
    element.content.emplace_back(std::move(field));
  }
  return element;
}

Element plain_user_data(const Event& event) {
  std::vector<Element> fields;
  for (const auto& one : event.data) fields.push_back(leaf(one.name.c_str(), one.value));
  return user_data_element(*event.user_data, std::move(fields));
}

Element rendering_element(const RenderingInfo& info) {
  return {.name = "RenderingInfo",
          .attributes = {{"Culture", "en-US"}},
          .content = {leaf("Message", info.message), leaf("Level", info.level),
                      leaf("Task", info.task), leaf("Opcode", "Info"), leaf("Channel", "Security"),
                      leaf("Provider", "Microsoft Windows security auditing.")}};
}

}  // namespace

void write_forwarded(Chunk& chunk, const Event& event) {
  Element root{.name = "Event",
               .attributes = {{"xmlns", "http://schemas.microsoft.com/win/2004/08/events/event"}},
               .content = {system_element(event), event.user_data ? plain_user_data(event)
                                                                  : plain_event_data(event.data)}};
  if (event.rendering) root.content.emplace_back(rendering_element(*event.rendering));
  write_fragment_header(chunk);
  write_plain_element(chunk, root);
  chunk.u8(0);
}

}  // namespace evtx_writer
