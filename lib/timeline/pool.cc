#include "timeline/pool.h"

#include <mutex>

namespace timeline {

std::uint32_t TextPool::id_of(std::string_view text) {
  {
    const std::shared_lock lock(mutex_);
    if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
  }
  const std::unique_lock lock(mutex_);
  if (const auto known = ids_.find(text); known != ids_.end()) return known->second;
  const auto id = static_cast<std::uint32_t>(texts_.size());
  ids_.emplace(texts_.emplace_back(text), id);
  return id;
}

std::string_view TextPool::text(std::uint32_t id) const {
  const std::shared_lock lock(mutex_);
  return texts_[id];
}

std::uint32_t ShapePool::id_of(std::span<const std::string> names) {
  const std::unique_lock lock(mutex_);
  const auto next = static_cast<std::uint32_t>(shapes_.size());
  const auto [known, is_new] = ids_.try_emplace({names.begin(), names.end()}, next);
  if (is_new) shapes_.emplace_back(names);
  return known->second;
}

std::optional<std::uint32_t> ShapePool::find(const std::vector<std::string>& names) const {
  const std::shared_lock lock(mutex_);
  const auto known = ids_.find(names);
  return known == ids_.end() ? std::nullopt : std::optional(known->second);
}

const events::Shape& ShapePool::shape(std::uint32_t id) const {
  const std::shared_lock lock(mutex_);
  return shapes_[id];
}

}  // namespace timeline
