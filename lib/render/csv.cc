#include "render/csv.h"

#include <ostream>

#include "render/csv_cell.h"

namespace render {

void CsvLines::add_name(std::string_view name) {
  line_.append(name);
  line_.append(',');
}

void CsvLines::put(const Cell& cell) { CsvCells(line_).add(cell); }

void CsvLines::end() {
  line_.replace_last('\n');
  out_.write(line_.text().data(), static_cast<std::streamsize>(line_.text().size()));
  line_.clear();
}

}  // namespace render
