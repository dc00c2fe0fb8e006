#pragma once

#include <string>
#include <vector>

#include "evtx_writer/element.h"

namespace evtx_writer {

/// The UserData element of an event of Microsoft-Windows-Eventlog, with the provider's own element
/// in it, which has the fields. The namespaces are those of a real 1100.
inline Element user_data_element(const std::string& own, std::vector<Element> fields) {
  Element inner{
      .name = own,
      .attributes = {{"xmlns:auto-ns3", "http://schemas.microsoft.com/win/2004/08/events"},
                     {"xmlns", "http://manifests.microsoft.com/win/2004/08/windows/eventlog"}}};
  for (auto& field : fields) inner.content.emplace_back(std::move(field));
  return {.name = "UserData", .content = {std::move(inner)}};
}

}  // namespace evtx_writer
