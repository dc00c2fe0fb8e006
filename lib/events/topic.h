#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/catalogue.h"
#include "events/diagnosis.h"
#include "events/field_meaning.h"
#include "events/ike_error.h"
#include "events/parameter.h"

namespace events {

/// Something that can be explained.
using Topic = std::variant<const Definition*, const Parameter*, const IkeError*, const OtherError*,
                           const FieldMeaning*>;

/// What a term stands for, in the order of the alternatives of `Topic`; nothing if it is not known.
/// A term is, in any case of letters and with or without white space around it:
///
///     4653                        an event by its id, if there is one
///     failed                      the events with this name in the `event` column
///     %%8222, 8222                a parameter string
///     IKEv1                       the parameter strings with this text
///     13801, 0x35E9, 0x800735E9   an error; the last is its HRESULT ([MS-ERREF] 2.1.2)
///     ERROR_IPSEC_IKE_AUTH_FAIL   an error by its symbol
///     Negotiation timed out.      the errors with this text, one final full stop aside
///     LocalAddress                a field
std::vector<Topic> topics(std::string_view term);

/// All topics there are, in the same order.
std::vector<Topic> all_topics();

/// Those whose name or text holds the term, in any case of letters, if it is not too short.
std::vector<Topic> topics_like(std::string_view term);

/// By what a topic is called: `4653`, `%%8222`, `13801`, `0x800B0109`, `LocalAddress`.
std::string id(const Topic& topic);
/// What it is, in a few words; empty for a field.
std::string_view title(const Topic& topic);

}  // namespace events
