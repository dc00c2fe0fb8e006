#include "cmd/row_options.h"

#include <CLI/CLI.hpp>

#include "cmd/choice.h"
#include "cmd/output.h"

namespace cmd {

void declare_rows(CLI::App& command, RowOptions& options) {
  declare_choice<std::optional<Format>>(command, "-f,--format",
                                        "auto is table on a terminal, else csv",
                                        {{"auto", std::nullopt},
                                         {"table", Format::table},
                                         {"csv", Format::csv},
                                         {"jsonl", Format::jsonl}},
                                        options.format);
  declare_output_file(command, options);
  command.add_flag_callback(
      "--no-header", [&] { options.header = false; },
      "Leave out the line of column names (csv, table)");
}

Format chosen_format(const RowOptions& options, const Console& console) {
  return options.format.value_or(is_for_terminal(options, console) ? Format::table : Format::csv);
}

render::TableStyle table_style(const RowOptions& options, const Console& console) {
  const bool has_colour = is_for_terminal(options, console) && console.colour;
  return {.width = terminal_width(options, console),
          .colour = has_colour ? render::Colour::always : render::Colour::never};
}

}  // namespace cmd
