#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace evtx::libevtx {

/// One end of a connection between two processes: what is sent at one end is received at the
/// other. Both ends may also be in one process.
class Channel {
 public:
  /// Both ends of a new one, neither of them a standard stream. Throws Error if the system has no
  /// room for it.
  static std::pair<Channel, Channel> pair();

  Channel(Channel&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Channel& operator=(Channel&&) = delete;
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;
  ~Channel() { close(); }

  /// Sends all of it. False if nobody is at the other end.
  [[nodiscard]] bool send(std::span<const std::byte> bytes) const;
  /// Waits for as many bytes as fit. False if the other end is closed before.
  [[nodiscard]] bool receive(std::span<std::byte> into) const;

  /// Sends a copy of a channel's end, which thereby has two holders. False as for bytes.
  [[nodiscard]] bool send(const Channel& channel) const;
  /// Waits for a channel. Nothing if the other end is closed, or something else comes.
  [[nodiscard]] std::optional<Channel> receive_channel() const;

  /// The other end has no more to receive, once what was sent is received.
  void close() noexcept;

  /// The socket, which the channel owns.
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  explicit Channel(int descriptor) : descriptor_(descriptor) {}
  [[nodiscard]] Channel clear_of_standard() &&;

  int descriptor_;
};

}  // namespace evtx::libevtx
