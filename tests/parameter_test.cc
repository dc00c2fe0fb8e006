#include "events/parameter.h"

#include <string>
#include <tuple>

#include "testing.h"

TEST_CASE("a parameter string becomes its text") {
  using Case = std::tuple<std::string, std::string>;
  const auto [value, text] = GENERATE(table<std::string, std::string>({
      Case{"%%8192", "Kerberos"},
      Case{"%%8199", "Local computer"},
      Case{"%%8222", "IKEv1"},
      Case{"%%8244", "IKEv2"},
      Case{"%%8248", "DH group 24"},
      Case{"%%8214", "IKE/AuthIP DoS prevention mode started"},
      Case{"%%16416", "AuthNoEncap Transport"},
      Case{" %%8205 \r\n", "Initiator"},
      Case{"%%8272", "System"},
      Case{"%%8459", "Failure exclude added"},
      Case{"%%12547", "IPsec Main Mode"},
      Case{"%%8448", "Success removed"},
      Case{"%%8448, %%8450", "Success removed, Failure removed"},
      Case{"%%8449, %%8451 ", "Success Added, Failure added"},
  }));
  CHECK(events::with_parameter_text(value) == text);
}

TEST_CASE("a code that is not known, and all other text, stays as it is") {
  const auto* value =
      GENERATE("%%9999", "%%", "%%08222", "%%0", "%%822200", "%8222", "%%8222x", "x %%8222",
               "%%-8222", "%%8222 %%8223", "%%99999999999999999999", "%%8448,%%8450",
               "%%8448, %%8450, %%8450", "%%8448, ", "", " ", "Negotiation timed out ");
  CHECK(events::with_parameter_text(value) == value);
}

TEST_CASE("codes beside the tables are not known") {
  for (const std::uint32_t code : {0U, 8191U, 8249U, 8271U, 8460U, 12548U, 16383U, 16410U, 16417U})
    CHECK_FALSE(events::parameter_text(code).has_value());
}
