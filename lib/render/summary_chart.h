#pragma once

#include <cstddef>
#include <iosfwd>

#include "timeline/histogram.h"

namespace render {

/// Draws what failed, came up and ended over time, a chart for each that there is, in lines of at
/// most `width` cells, 40 at the least. Says how long a bar is.
void write_summary_chart(std::ostream& out, const timeline::Histogram& histogram,
                         std::size_t width);

}  // namespace render
