#include "evtx/libevtx/message.h"

#include <sys/socket.h>

#include <string>
#include <tuple>
#include <utility>

namespace evtx::libevtx {
namespace {

struct RequestHeader {
  std::uint64_t log_size = 0;
  std::uint64_t wanted = 0;
};

enum class Kind : std::uint32_t { xml, problem, end };

struct AnswerHeader {
  Kind kind = Kind::end;
  std::uint32_t number = 0;  // of bytes that follow, or of a signal
};

template <class Value>
std::span<const std::byte> bytes_of(const Value& value) {
  return std::as_bytes(std::span(&value, 1));
}

template <class Value>
std::span<std::byte> writable(Value& value) {
  return std::as_writable_bytes(std::span(&value, 1));
}

bool send_text(const Channel& channel, Kind kind, const std::string& text) {
  const AnswerHeader header{.kind = kind, .number = static_cast<std::uint32_t>(text.size())};
  return channel.send(bytes_of(header)) && channel.send(std::as_bytes(std::span(text)));
}

std::optional<std::string> receive_text(const Channel& channel, std::uint32_t size) {
  if (size > kLongestXml) return std::nullopt;
  std::string text(size, '\0');
  if (!channel.receive(std::as_writable_bytes(std::span(text)))) return std::nullopt;
  return text;
}

}  // namespace

bool send_request(const Channel& channel, std::span<const std::byte> log,
                  std::span<const Wanted> wanted) {
  const RequestHeader header{.log_size = log.size(), .wanted = wanted.size()};
  return channel.send(bytes_of(header)) && channel.send(log) && channel.send(std::as_bytes(wanted));
}

std::optional<Request> receive_request(const Channel& channel) {
  RequestHeader header;
  if (!channel.receive(writable(header))) return std::nullopt;
  Request request;
  request.log.resize(header.log_size);
  request.wanted.resize(header.wanted);
  if (!channel.receive(request.log) ||
      !channel.receive(std::as_writable_bytes(std::span(request.wanted))))
    return std::nullopt;
  return request;
}

bool send_answer(const Channel& channel, const Xml& xml) {
  if (const auto* problem = std::get_if<Error>(&xml))
    return send_text(channel, Kind::problem, problem->problem());
  return send_text(channel, Kind::xml, std::get<std::string>(xml));
}

void send_end(int descriptor, int signal) noexcept {
  const AnswerHeader header{.kind = Kind::end, .number = static_cast<std::uint32_t>(signal)};
  std::ignore = ::send(descriptor, &header, sizeof header, MSG_NOSIGNAL);
}

Answer receive_answer(const Channel& channel) {
  AnswerHeader header;
  if (!channel.receive(writable(header)) || header.kind > Kind::end) return End{};
  if (header.kind == Kind::end) return End{.signal = static_cast<int>(header.number)};
  auto text = receive_text(channel, header.number);
  if (!text) return End{};
  if (header.kind == Kind::problem) return Xml(Error(std::move(*text)));
  return Xml(std::move(*text));
}

}  // namespace evtx::libevtx
