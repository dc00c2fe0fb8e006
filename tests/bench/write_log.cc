// Writes logs to measure with, always the same bytes for the same options; bench/run.sh calls it.
// usage: write_log FILE --mib 256 --main-mode 1      one log: its header and that many MiB of
// chunks
//        write_log FOLDER --files 10000              that many logs of one chunk

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>

#include "bench/chunk_supply.h"
#include "evtx/file_header.h"
#include "evtx_writer/log.h"

namespace {

constexpr std::size_t kChunksPerMib = 16;

struct Options {
  std::string path{};
  std::size_t mib = 0;
  std::size_t files = 0;
  bench::SupplyOptions supply{};
};

void write(std::ofstream& file, std::span<const std::byte> bytes) {
  file.write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
}

// The header comes last, when the number of records is known.
void write_log(const std::string& path, std::size_t chunks, bench::ChunkSupply& supply) {
  std::ofstream file(path, std::ios::binary);
  file.seekp(evtx::kFileHeaderSize);
  for (std::size_t chunk = 0; chunk < chunks; ++chunk) write(file, supply.next());
  file.seekp(0);
  write(file, evtx_writer::file_header(chunks, supply.record_count() + 1));
  if (!file.flush()) throw std::runtime_error(path + " cannot be written");
}

void write_folder(const Options& options, bench::ChunkSupply& supply) {
  std::filesystem::create_directories(options.path);
  for (std::size_t file = 1; file <= options.files; ++file)
    write_log(fmt::format("{}/{:05}.evtx", options.path, file), 1, supply);
}

void write_as_asked(const Options& options) {
  bench::ChunkSupply supply(options.supply);
  if (options.files > 0) return write_folder(options, supply);
  write_log(options.path, options.mib * kChunksPerMib, supply);
}

void declare(CLI::App& command, Options& options) {
  command.add_option("PATH", options.path, "The log, or the folder of --files")->required();
  auto* size = command.add_option_group("size");
  size->add_option("--mib", options.mib, "The log's size, its header not counted")
      ->check(CLI::PositiveNumber);
  size->add_option("--files", options.files, "How many logs of one chunk")
      ->check(CLI::PositiveNumber);
  size->require_option(1);
  command
      .add_option("--main-mode", options.supply.main_mode_percent,
                  "Percent of the records that are Main Mode events")
      ->check(CLI::Range(0, 100));
}

int run(int argc, char** argv) {
  Options options;
  CLI::App command("Writes logs to measure with.");
  declare(command, options);
  CLI11_PARSE(command, argc, argv);
  write_as_asked(options);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
