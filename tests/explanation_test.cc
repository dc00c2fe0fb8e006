#include "render/explanation.h"

#include <algorithm>
#include <string>
#include <vector>

#include "events/catalogue.h"
#include "render/column.h"
#include "testing.h"

namespace {

render::Explanation only(const std::string& term) {
  const auto topics = events::topics(term);
  REQUIRE(topics.size() == 1);
  return render::explanation(topics.front());
}

using Texts = std::vector<std::string>;
using Names = std::vector<std::string_view>;

}  // namespace

TEST_CASE("an event is explained with its fields and the columns that show them") {
  const auto ended = only("4655");
  CHECK(ended.kind == "event");
  CHECK(ended.title == "Main Mode SA ended");
  CHECK(ended.event == "ended");
  CHECK(ended.can_be_diagnosed);
  CHECK(ended.diagnosis == nullptr);
  REQUIRE(ended.fields.size() == 4);
  CHECK(ended.fields[1].name == "RemoteAddress");
  CHECK(ended.fields[1].column == "remote_address");
  CHECK(ended.fields[1].meaning ==
        "The address of the peer of the host that logged, whoever began.");
  CHECK(ended.fields[3].column == "sa_id");
}

TEST_CASE("a parameter string is explained with where it is met") {
  const auto ike = only("%%8222");
  CHECK(ike.kind == "parameter");
  CHECK(ike.title == "IKEv1");
  CHECK(ike.symbol == "IKEEXT_KEY_MODULE_IKE");
  CHECK(ike.older_text == "IKE");
  CHECK(ike.carried_by == Names{"KeyModName", "KeyingModuleName"});
  CHECK(ike.columns == Names{"keying_module"});
  CHECK_FALSE(ike.can_be_diagnosed);
  CHECK(only("%%8201").same_text == Texts{"%%8207", "%%8218"});
}

TEST_CASE("an error is explained with what is documented about it") {
  const auto timed_out = only("13805");
  CHECK(timed_out.kind == "error");
  CHECK(timed_out.hex == "0x35ED");
  CHECK(timed_out.symbol == "ERROR_IPSEC_IKE_TIMED_OUT");
  CHECK(timed_out.columns == Names{"failure_reason", "failure_code"});
  REQUIRE(timed_out.diagnosis != nullptr);
  CHECK(timed_out.diagnosis == events::diagnosis(13805));
}

TEST_CASE("an error of which only the text is known is said to have no diagnosis") {
  const auto queued = only("13810");
  CHECK(queued.can_be_diagnosed);
  CHECK(queued.diagnosis == nullptr);
  CHECK(queued.same_text == Texts{"13809", "13811", "13812"});
}

TEST_CASE("an error that is none of IKE's says where it is met") {
  const auto refused = only("1225");
  CHECK(refused.met_in == "Azure VPN gateways");
  CHECK(refused.columns.empty());
  CHECK(refused.diagnosis != nullptr);
}

TEST_CASE("a field is explained with its values and the events that carry it") {
  const auto point = only("FailurePoint");
  CHECK(point.kind == "field");
  CHECK(point.title.empty());
  CHECK(point.values == Texts{"%%8199 Local computer", "%%8200 Remote computer"});
  CHECK(std::ranges::find(point.events, "4653") != point.events.end());
  CHECK(std::ranges::find(point.events, "4655") == point.events.end());
  CHECK(point.columns == Names{"failure_point"});
}

TEST_CASE("every field of an event is seen in a column that names it, or in detail") {
  for (const auto& event : events::definitions())
    for (const auto& field : event.fields) {
      const auto name = render::column_of(event.id, field.name);
      const auto columns = render::timeline_columns();
      const auto column = std::ranges::find(columns, name, &render::Column::name);
      CAPTURE(event.id, field.name, name);
      REQUIRE(column != columns.end());
      CHECK((name == "detail" ||
             column->meaning.find('(' + std::string(field.name) + ')') != std::string_view::npos));
    }
}

TEST_CASE("a field without a place of its own is seen in detail") {
  CHECK(render::column_of(5049, "ProfileChanged") == "detail");
  CHECK(render::column_of(4653, "Unheard") == "detail");
  CHECK(render::column_of(4653, "MMFilterID") == "filter_id");
}
