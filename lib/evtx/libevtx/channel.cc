#include "evtx/libevtx/channel.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "evtx/error.h"

namespace evtx::libevtx {
namespace {

/// Calls what a signal may interrupt until none does.
template <class Call>
auto finished(const Call& call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

Error no_socket() {
  return Error("no socket for libevtx: " + std::generic_category().message(errno));
}

/// A message of one byte with room for a descriptor beside it (cmsg(3), unix(7)).
struct Envelope {
  std::byte byte{};
  iovec part{.iov_base = &byte, .iov_len = 1};
  alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> beside{};
  msghdr message{.msg_name = nullptr,
                 .msg_namelen = 0,
                 .msg_iov = &part,
                 .msg_iovlen = 1,
                 .msg_control = beside.data(),
                 .msg_controllen = beside.size(),
                 .msg_flags = 0};

  void enclose(int descriptor) {
    auto* header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof descriptor);
    std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
  }

  std::optional<int> enclosed() {
    const auto* header = CMSG_FIRSTHDR(&message);
    if (header == nullptr || header->cmsg_type != SCM_RIGHTS) return std::nullopt;
    int descriptor = -1;
    std::memcpy(&descriptor, CMSG_DATA(header), sizeof descriptor);
    return descriptor;
  }
};

}  // namespace

std::pair<Channel, Channel> Channel::pair() {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) throw no_socket();
  Channel one(ends[0]);
  Channel other(ends[1]);
  return {std::move(one).clear_of_standard(), std::move(other).clear_of_standard()};
}

// A standard stream may have been closed: then its number is the next one to be had.
Channel Channel::clear_of_standard() && {
  if (descriptor_ > STDERR_FILENO) return std::move(*this);
  const int other = ::fcntl(descriptor_, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (other < 0) throw no_socket();
  return Channel(other);
}

bool Channel::send(std::span<const std::byte> bytes) const {
  while (!bytes.empty()) {
    const auto sent =
        finished([&] { return ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL); });
    if (sent <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(sent));
  }
  return true;
}

bool Channel::receive(std::span<std::byte> into) const {
  while (!into.empty()) {
    const auto got = finished([&] { return ::recv(descriptor_, into.data(), into.size(), 0); });
    if (got <= 0) return false;
    into = into.subspan(static_cast<std::size_t>(got));
  }
  return true;
}

bool Channel::send(const Channel& channel) const {
  Envelope envelope;
  envelope.enclose(channel.descriptor_);
  return finished([&] { return ::sendmsg(descriptor_, &envelope.message, MSG_NOSIGNAL); }) == 1;
}

std::optional<Channel> Channel::receive_channel() const {
  Envelope envelope;
  const auto got =
      finished([&] { return ::recvmsg(descriptor_, &envelope.message, MSG_CMSG_CLOEXEC); });
  if (got != 1) return std::nullopt;
  const auto descriptor = envelope.enclosed();
  if (!descriptor) return std::nullopt;
  return Channel(*descriptor);
}

void Channel::close() noexcept {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

}  // namespace evtx::libevtx
