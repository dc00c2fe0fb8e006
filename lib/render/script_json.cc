#include "render/script_json.h"

#include <array>
#include <cstddef>
#include <utility>

namespace render {
namespace {

struct Escape {
  std::string_view text{};
  std::string_view escaped{};
};

constexpr std::array kEscapes{
    Escape{"<", "\\u003c"},
    Escape{">", "\\u003e"},
    Escape{"&", "\\u0026"},
    Escape{"\xe2\x80\xa8", "\\u2028"},
    Escape{"\xe2\x80\xa9", "\\u2029"},
};

// Appends what the text begins with; gives how many of its bytes that is.
std::size_t append_first(std::string& safe, std::string_view text) {
  for (const auto& escape : kEscapes) {
    if (!text.starts_with(escape.text)) continue;
    safe += escape.escaped;
    return escape.text.size();
  }
  safe += text.front();
  return 1;
}

}  // namespace

std::string for_script(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  while (!json.empty()) {
    const auto special = json.find_first_of("<>&\xe2");
    safe += json.substr(0, special);
    if (special == std::string_view::npos) break;
    json.remove_prefix(special);
    json.remove_prefix(append_first(safe, json));
  }
  return safe;
}

std::ostream& ScriptObject::key(std::string_view name) {
  out_ << std::exchange(separator_, ',') << '"' << name << "\":";
  return out_;
}

void ScriptObject::add(std::string_view name, std::string_view json) {
  key(name) << for_script(json);
}

void ScriptObject::close() { out_ << '}'; }

}  // namespace render
