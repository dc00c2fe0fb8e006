#include "evtx_writer/binxml.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "evtx_writer/utf16.h"

namespace evtx_writer {
namespace {

constexpr unsigned kHasMore = 0x40;

enum Token : unsigned {
  end_of_stream = 0x00,
  open_element = 0x01,
  close_start = 0x02,
  close_empty = 0x03,
  close_element = 0x04,
  value = 0x05,
  attribute = 0x06,
  entity = 0x09,
};

void write_text(Chunk& chunk, unsigned token, std::string_view text) {
  const auto units = utf16(text);
  chunk.u8(token).u8(static_cast<unsigned>(Type::text)).u16(units.size()).bytes(bytes_of(units));
}

std::string_view entity_name(char c) {
  switch (c) {
    case '&':
      return "amp";
    case '<':
      return "lt";
    case '>':
      return "gt";
    default:
      return "quot";
  }
}

// All tokens but the last say that more follow.
void write_cut_text(Chunk& chunk, std::string_view text) {
  constexpr std::string_view kCutAt = "&<>\"";
  while (!text.empty()) {
    const auto plain = std::min(text.find_first_of(kCutAt), text.size());
    const auto size = std::max<std::size_t>(plain, 1);
    const auto more = size < text.size() ? kHasMore : 0;
    if (plain > 0) {
      write_text(chunk, Token::value | more, text.substr(0, plain));
    } else {
      chunk.u8(Token::entity | more).name(entity_name(text.front()));
    }
    text.remove_prefix(size);
  }
}

void write_substitution(Chunk& chunk, const Substitution& substitution) {
  chunk.u8(static_cast<unsigned>(substitution.kind))
      .u16(substitution.index)
      .u8(static_cast<unsigned>(substitution.type));
}

/// Elements of one of the two forms.
class ElementWriter {
 public:
  enum class Form { in_template, plain };
  ElementWriter(Chunk& chunk, Form form) : chunk_(chunk), form_(form) {}

  void write(const Element& element) {
    chunk_.u8(Token::open_element | (element.attributes.empty() ? 0 : kHasMore));
    if (form_ == Form::in_template) chunk_.u16(element.dependency);
    const auto size_at = chunk_.position();
    chunk_.u32(0).name(element.name);
    write_attributes(element.attributes);
    if (element.content.empty() && !element.attributes.empty()) {
      chunk_.u8(Token::close_empty);
    } else {
      chunk_.u8(Token::close_start);
      for (const auto& part : element.content)
        std::visit([this](const auto& what) { write_part(what); }, part);
      chunk_.u8(Token::close_element);
    }
    chunk_.patch_u32(size_at, chunk_.position() - size_at - 4);
  }

 private:
  void write_part(const Element& element) { write(element); }
  void write_part(const Substitution& substitution) { write_substitution(chunk_, substitution); }
  void write_part(const std::string& text) {
    if (form_ == Form::plain) {
      write_cut_text(chunk_, text);
    } else {
      write_text(chunk_, Token::value, text);
    }
  }

  void write_attributes(const std::vector<Attribute>& attributes) {
    if (attributes.empty()) return;
    const auto size_at = chunk_.position();
    chunk_.u32(0);
    for (const auto& one : attributes) {
      chunk_.u8(Token::attribute | (&one == &attributes.back() ? 0 : kHasMore)).name(one.name);
      std::visit([this](const auto& what) { write_part(what); }, one.value);
    }
    chunk_.patch_u32(size_at, chunk_.position() - size_at - 4);
  }

  Chunk& chunk_;
  Form form_;
};

}  // namespace

void write_fragment_header(Chunk& chunk) { chunk.u8(0x0f).u8(1).u8(1).u8(0); }

void write_template_element(Chunk& chunk, const Element& element) {
  ElementWriter(chunk, ElementWriter::Form::in_template).write(element);
}

void write_plain_element(Chunk& chunk, const Element& element) {
  ElementWriter(chunk, ElementWriter::Form::plain).write(element);
}

std::size_t write_values(Chunk& chunk, const std::vector<Value>& values) {
  chunk.u32(values.size());
  std::size_t last_size_at = 0;
  for (const auto& one : values) {
    last_size_at = chunk.position();
    chunk.u16(one.bytes.size()).u8(static_cast<unsigned>(one.type)).u8(0);
  }
  for (const auto& one : values) chunk.bytes(one.bytes);
  return last_size_at;
}

}  // namespace evtx_writer
