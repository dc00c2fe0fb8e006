#pragma once

#include <cstddef>

namespace timeline {

/// How much text an event may have: that of its names, its head and its values.
///
/// A template may name a long text of its own or of the record many times, so that small records
/// become large events. Who packs one pays for that: its texts may have 512 bytes and eight times
/// as many as the record, which is more than any real event has.
class TextLimit {
 public:
  explicit TextLimit(std::size_t record_size)
      : record_size_(record_size), most_(kOfAnyRecord + kTimesTheRecord * record_size) {}

  /// Throws evtx::Error if so much is too much, beside what was taken.
  void check(std::size_t size) const {
    if (size > most_ - taken_) refuse(size);
  }
  /// Checks, and takes it.
  void take(std::size_t size) {
    check(size);
    taken_ += size;
  }

 private:
  static constexpr std::size_t kOfAnyRecord = 512;
  static constexpr std::size_t kTimesTheRecord = 8;

  [[noreturn]] void refuse(std::size_t size) const;

  std::size_t record_size_;
  std::size_t most_;
  std::size_t taken_ = 0;
};

}  // namespace timeline
