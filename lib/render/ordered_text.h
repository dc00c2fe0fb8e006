#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>

namespace render {

/// Writes the text of the row of this number.
using WriteRow = std::function<void(std::size_t row)>;
/// Makes what writes rows, one after the other, to a stream.
using RowWriterTo = std::function<WriteRow(std::ostream& out)>;

/// Writes the texts of `count` rows to `out`, in their order. With more than one thread several
/// make them at once, a few hundred rows at a time and a fraction of a MiB: rows that are longer
/// are made one at a time. What a writer or `out` throws comes out, and so does std::bad_alloc.
void write_in_order(std::ostream& out, std::size_t count, std::size_t threads,
                    const RowWriterTo& writer_to);

}  // namespace render
