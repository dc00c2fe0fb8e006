#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

#include "evtx/libevtx/channel.h"
#include "evtx/libevtx/xml.h"

/// What is said between the process that reads evidence and one in which libevtx does.
namespace evtx::libevtx {

/// Of what records of which log XML is asked.
struct Request {
  std::vector<std::byte> log{};
  std::vector<Wanted> wanted{};
};

/// False if the other end is closed, and so for an answer.
[[nodiscard]] bool send_request(const Channel& channel, std::span<const std::byte> log,
                                std::span<const Wanted> wanted);
/// Nothing if the other end is closed. What comes is believed: it is sent by who started us.
[[nodiscard]] std::optional<Request> receive_request(const Channel& channel);

/// The process that was asked ends, by this signal; 0 if it does not say.
struct End {
  int signal = 0;
};
/// What comes of one record.
using Answer = std::variant<Xml, End>;

[[nodiscard]] bool send_answer(const Channel& channel, const Xml& xml);
/// Sends an End, as is allowed in the handler of a signal.
void send_end(int descriptor, int signal) noexcept;
/// An End, too, if the other end is closed, or sends what is no answer.
[[nodiscard]] Answer receive_answer(const Channel& channel);

}  // namespace evtx::libevtx
