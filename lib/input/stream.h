#pragma once

#include <memory>
#include <string>

#include "evtx/byte_stream.h"

namespace input {

/// The bytes of a file, pipe or device. Throws Error, with the system's reason, if it cannot be
/// opened; its `read` does if it cannot be read.
std::unique_ptr<evtx::ByteStream> open_file(const std::string& path);

/// The bytes of an open descriptor, which stays open.
std::unique_ptr<evtx::ByteStream> borrow_descriptor(int descriptor);

}  // namespace input
