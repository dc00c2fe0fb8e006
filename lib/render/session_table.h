#pragma once

#include <span>

#include "render/session_row.h"
#include "render/table_column.h"

namespace render {

/// The columns of `sessions` as a table, from left to right.
std::span<const TableColumnOf<SessionRow>> session_table_columns();

}  // namespace render
