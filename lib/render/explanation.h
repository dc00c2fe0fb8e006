#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "events/diagnosis.h"
#include "events/topic.h"

namespace render {

/// A field of an event, and the column of `timeline` that shows it.
struct ExplainedField {
  std::string_view name{};
  std::string_view column{};
  std::string_view meaning{};  ///< empty if it is not known
};

/// All that is known of a topic. What a kind of topic does not have, or nobody knows, is empty.
struct Explanation {
  /// `event`, `parameter`, `error` or `field`; also those of `own_words`.
  std::string_view kind{};
  std::string id{};
  std::string_view title{};
  std::string_view event{};   ///< an event's name in the `event` column
  std::string hex{};          ///< an error's number
  std::string_view symbol{};  ///< an error's, or the constant a parameter string goes with
  std::string_view older_text{};
  std::string_view meaning{};
  std::string_view met_in{};                   ///< where an error is met that is none of IKE's
  std::vector<std::string> same_text{};        ///< the ids of the others with the same text
  std::vector<std::string> events{};           ///< the ids of those that carry the field
  std::vector<std::string_view> carried_by{};  ///< the fields that a parameter string is met in
  std::vector<std::string_view> columns{};     ///< of `timeline`, where it is seen
  std::vector<ExplainedField> fields{};
  std::vector<std::string> values{};  ///< of a field: the parameter strings with their texts
  /// It is of a kind that has causes of its own: an error, or an event that names none.
  bool can_be_diagnosed = false;
  const events::Diagnosis* diagnosis = nullptr;
};

Explanation explanation(const events::Topic& topic);

/// The column of `timeline` in which a field of an event is seen. `event_id` must be a known
/// event's.
std::string_view column_of(std::uint32_t event_id, std::string_view field);

}  // namespace render
