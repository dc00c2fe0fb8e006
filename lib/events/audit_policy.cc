#include "events/audit_policy.h"

#include <algorithm>
#include <array>

#include "events/field.h"
#include "events/guid.h"
#include "events/parameter.h"

namespace events {
namespace {

using View = std::string_view;

struct Subcategory {
  View name;  // the text of its parameter string
  View guid;  // empty: only the name is known
};

constexpr std::array<Subcategory, 4> kIpsec{{
    {"IPsec Main Mode", "0CCE9218-69AE-11D9-BED3-505054503030"},
    {"IPsec Quick Mode", "0CCE9219-69AE-11D9-BED3-505054503030"},
    {"IPsec Extended Mode", "0CCE921A-69AE-11D9-BED3-505054503030"},
    {"IPsec Driver", ""},
}};

}  // namespace

std::optional<View> ipsec_subcategory(const Event& event) {
  if (event.kind != Kind::audit_policy_changed) return std::nullopt;
  const auto guid = field(event, "SubcategoryGuid");
  const auto name = with_parameter_text(field(event, "SubcategoryId"));
  const auto is_it = [&](const Subcategory& known) {
    return known.name == name || (!known.guid.empty() && same_guid(guid, known.guid));
  };
  const auto* found = std::ranges::find_if(kIpsec, is_it);
  return found == kIpsec.end() ? std::nullopt : std::optional(found->name);
}

}  // namespace events
