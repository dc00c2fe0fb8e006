// The command from its arguments to its exit status. The input is the arguments, each with a line
// feed behind it, an empty line, and the log that lies in the folder as `a.evtx`.

#include <fcntl.h>
#include <unistd.h>

#include <cctype>
#include <filesystem>
#include <sstream>

#include "cmd/run.h"
#include "fuzz/target.h"
#include "temporary_folder.h"

namespace {

constexpr std::size_t kMostArguments = 16;

// No argument leads out of the working folder: a slash stays only behind a digit, as in 10.0.0.0/8.
std::string confined(std::string argument) {
  for (std::size_t i = 0; i < argument.size(); ++i) {
    const auto before = i == 0 ? '\0' : argument[i - 1];
    const bool leads_out =
        (argument[i] == '/' && std::isdigit(static_cast<unsigned char>(before)) == 0) ||
        (argument[i] == '.' && before == '.');
    if (leads_out) argument[i] = '_';
  }
  return argument.substr(0, argument.find('\0'));
}

/// Takes the arguments from the front of the input.
std::vector<std::string> take_arguments(std::string_view& input) {
  std::vector<std::string> arguments;
  while (!input.empty()) {
    const auto line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(line.size() + 1, input.size()));
    if (line.empty()) break;
    if (arguments.size() < kMostArguments) arguments.push_back(confined(std::string(line)));
  }
  return arguments;
}

/// The folder that the command runs in.
class WorkingFolder {
 public:
  WorkingFolder() { std::filesystem::current_path(folder_.path()); }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;
  ~WorkingFolder() { std::filesystem::current_path("/"); }

  /// Leaves nothing in it but this log.
  void begin_with(std::string_view log) {
    for (const auto& entry : std::filesystem::directory_iterator(folder_.path()))
      std::filesystem::remove_all(entry.path());
    folder_.write("a.evtx", log);
  }

 private:
  TemporaryFolder folder_{};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static WorkingFolder folder;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto arguments = take_arguments(input);
  folder.begin_with(input);
  const int standard_input = ::open("a.evtx", O_RDONLY | O_CLOEXEC);
  std::ostringstream out;
  std::ostringstream err;
  const int status = cmd::run(arguments, {.out = out, .err = err, .in = standard_input});
  ::close(standard_input);
  fuzz::require(status >= 0 && status <= 2, "the exit status is one of three");
  fuzz::require(status != 1 || !err.str().empty(), "a failure says why");
  return 0;
}
