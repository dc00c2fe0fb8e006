#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <utility>

#include "bytes.h"
#include "timeline/batch.h"

/// A log in memory; the bytes must outlive it.
inline timeline::Source memory_source(std::span<const std::byte> log, std::string name = "a.evtx") {
  return {.name = std::move(name), .open = [log]() -> std::unique_ptr<evtx::ByteStream> {
            return std::make_unique<MemoryStream>(log);
          }};
}
