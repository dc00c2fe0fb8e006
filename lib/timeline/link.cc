#include "timeline/link.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>

namespace timeline {
namespace {

using Views = std::span<const View>;
using Links = std::map<ComputerPair, std::vector<Link>>;

constexpr std::size_t kComputersAnAddress = 4;

bool is_lower_end(const View& view) { return view.local.bytes <= view.remote.bytes; }

using Bytes = decltype(Address::bytes);
using Ends = std::pair<Bytes, Bytes>;

Ends ends(const View& view) {
  return is_lower_end(view) ? Ends(view.local.bytes, view.remote.bytes)
                            : Ends(view.remote.bytes, view.local.bytes);
}

/// Where views of one computer come: few are the places of many views.
using Place = std::tuple<Ends, bool, std::uint32_t>;

Place place(const View& view) { return {ends(view), !is_lower_end(view), view.computer}; }

// Where each view comes in the order of the places, those of one place as they are.
std::vector<std::size_t> positions(const std::vector<View>& views) {
  std::map<Place, std::vector<std::size_t>> by_place;
  for (std::size_t i = 0; i < views.size(); ++i) by_place[place(views[i])].push_back(i);
  std::vector<std::size_t> positions(views.size());
  for (std::size_t next = 0; const auto& [place, here] : by_place)
    for (const auto index : here) positions[index] = next++;
  return positions;
}

// By place, and then by subject. Views are large: each is moved once or twice.
void sort(std::vector<View>& views) {
  if (!std::ranges::is_sorted(views, {}, &View::subject))
    std::ranges::sort(views, {}, &View::subject);
  auto position = positions(views);
  for (std::size_t i = 0; i < views.size(); ++i) {
    while (position[i] != i) {
      const auto to = position[i];
      std::swap(views[i], views[to]);
      std::swap(position[i], position[to]);
    }
  }
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
  sort(views);
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
