#pragma once

#include <array>
#include <csignal>
#include <filesystem>

namespace cmd {

/// What becomes of a file that has the output's name already.
enum class IfExists { refuse, replace };

/// An unfinished file beside the one it is to become, `mainmode-PID.part`: short, since the name of
/// that one may be as long as a name can be. It is new, whatever lay there: no link is followed. It
/// has the permissions of a file that it is to replace. It goes away with this object, and if one
/// of `kSignals` ends the process; a signal that was ignored, as under nohup, stays ignored. One at
/// a time.
class PartFile {
 public:
  /// Throws std::runtime_error if it cannot be made.
  explicit PartFile(std::filesystem::path target);
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile();

  /// Takes the file away that there is, if there is one: for a process that ends at once.
  static void abandon() noexcept;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Gives it its name. Throws std::runtime_error if that cannot be, or if a file of that name has
  /// come to be and is not to be replaced.
  void finish(IfExists if_exists);

 private:
  static constexpr std::array kSignals{SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM, SIGXFSZ};

  void create();
  void take_name(IfExists if_exists);
  void watch();
  void unwatch();

  std::filesystem::path target_;
  std::filesystem::path path_{};  // empty: there is nothing to take away
  int descriptor_ = -1;
  std::array<struct sigaction, kSignals.size()> actions_before_{};
};

/// What is said where a file is not to be replaced.
std::runtime_error already_there(const std::filesystem::path& path);

}  // namespace cmd
