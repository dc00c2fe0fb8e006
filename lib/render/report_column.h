#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "render/column.h"
#include "render/json.h"

namespace render {

/// The cells of a column of the report, put together row by row. Most columns hold few texts many
/// times: each is kept once, and for each row which one it has.
class ReportColumn {
 public:
  ReportColumn(std::string_view name, std::string_view meaning) : name_(name), meaning_(meaning) {}

  /// The cell of the next row.
  void add(const Cell& cell);

  /// `{"name": ..., "meaning": ..., "values": ..., "index": ...}`: the values are as `write_values`
  /// has them, one of which may stand for none; the index, as `write_packed` has it, says for each
  /// row which of them it has. Without an index there is one value for all rows, or one for each in
  /// their order. Where one of the columns before this one has the same index, or the same values
  /// and they are many, its name stands instead.
  [[nodiscard]] std::string json(std::span<const ReportColumn> before = {}) const;

 private:
  struct Hash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): std names it
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>{}(text);
    }
  };
  using Places = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  [[nodiscard]] std::uint32_t place_of(std::string_view text);
  [[nodiscard]] std::uint32_t new_place(const std::string* value);
  [[nodiscard]] bool needs_index() const;
  [[nodiscard]] bool has_values_of(const ReportColumn& other) const;
  void put_values(Json& json, std::span<const ReportColumn> before) const;
  void put_index(Json& json, std::span<const ReportColumn> before) const;

  std::string_view name_;
  std::string_view meaning_;
  Places places_{};
  std::optional<std::uint32_t> empty_place_{};
  std::vector<const std::string*> values_{};  // those of `places_`; null: no text
  std::vector<std::uint32_t> index_{};
};

}  // namespace render
