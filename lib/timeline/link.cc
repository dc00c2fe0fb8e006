#include "timeline/link.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace timeline {
namespace {

using Views = std::span<const View>;
using Links = std::map<ComputerPair, std::vector<Link>>;

constexpr std::size_t kComputersAnAddress = 4;

bool is_lower_end(const View& view) { return view.local.bytes <= view.remote.bytes; }

auto ends(const View& view) {
  return is_lower_end(view) ? std::pair(view.local.bytes, view.remote.bytes)
                            : std::pair(view.remote.bytes, view.local.bytes);
}

auto place(const View& view) {
  return std::tuple(ends(view), !is_lower_end(view), view.computer, view.subject);
}

// The views of each computer among those of one end.
std::vector<Views> by_computer(Views views) {
  std::vector<Views> all;
  while (!views.empty()) {
    const auto next = std::ranges::find_if(
        views, [&](const View& view) { return view.computer != views.front().computer; });
    all.push_back(views.first(static_cast<std::size_t>(next - views.begin())));
    views = views.subspan(all.back().size());
  }
  return all;
}

void add_links(Links& links, Views lower, Views upper) {
  const auto ones = by_computer(lower);
  const auto others = by_computer(upper);
  if (std::max(ones.size(), others.size()) > kComputersAnAddress) return;
  for (const auto& one : ones) {
    for (const auto& other : others) {
      const auto a = one.front().computer;
      const auto b = other.front().computer;
      if (a < b) links[{a, b}].push_back({.one = one, .other = other});
      if (b < a) links[{b, a}].push_back({.one = other, .other = one});
    }
  }
}

}  // namespace

Links links_among(std::vector<View>& views) {
  std::ranges::sort(views, {}, place);
  Links links;
  for (Views rest(views); !rest.empty();) {
    const auto pair = ends(rest.front());
    const auto next =
        std::ranges::find_if(rest, [&](const View& view) { return ends(view) != pair; });
    const auto between = rest.first(static_cast<std::size_t>(next - rest.begin()));
    const auto upper = std::ranges::find_if_not(between, is_lower_end);
    const auto lower_size = static_cast<std::size_t>(upper - between.begin());
    add_links(links, between.first(lower_size), between.subspan(lower_size));
    rest = rest.subspan(between.size());
  }
  return links;
}

}  // namespace timeline
