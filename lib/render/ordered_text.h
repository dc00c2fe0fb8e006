#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>

namespace render {

/// Writes the texts of the rows from `first` up to `last`, which is none of them, to a stream.
using WriteRows = std::function<void(std::size_t first, std::size_t last, std::ostream& out)>;

/// Writes the texts of `count` rows to `out`, in their order. With more than one thread `write` is
/// called by several at once, for a few hundred rows at a time. What it or `out` throws comes out.
void write_in_order(std::ostream& out, std::size_t count, std::size_t threads,
                    const WriteRows& write);

}  // namespace render
