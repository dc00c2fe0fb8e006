#include "timeline/piece_events.h"

#include <span>
#include <string>
#include <vector>

#include "binxml_bytes.h"
#include "evtx/native_reader.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::Value;

constexpr const char16_t* kAudit = u"Microsoft-Windows-Security-Auditing";

/// A chunk of records with one field, each built behind the one before.
class Chunk {
 public:
  /// By which of its attributes the provider is told.
  explicit Chunk(std::u16string_view attribute = u"Name") : attribute_(attribute) {}

  /// The field's text is that of the template, and a value behind it.
  Chunk& add(const Value& provider, std::uint16_t id, std::u16string_view of_template = {}) {
    BinXml event(next_);
    event.header().begin_definition().element(u"Event").content();
    event.element(u"System").content();
    event.element_with(u"Provider").attribute(attribute_).substitution(1).empty();
    event.element(u"EventID").content().substitution(2).end().end();
    event.substitution(0).end().end_definition();
    BinXml data(behind_table(event));
    data.begin_definition().element(u"EventData").content().element_with(u"Data");
    data.attribute(u"Name").text(u"Odd").content();
    if (!of_template.empty()) data.text(of_template);
    data.substitution(0).end().end().end_definition();
    event_definition_ = event.definition();
    data_definition_ = data.definition();
    return finish(event, data, provider, id);
  }
  /// One more record with the templates of the one before.
  Chunk& add_another(const Value& provider, std::uint16_t id) {
    return add_with(data_definition_, provider, id);
  }
  /// The same, but its last value is said to be longer than the record.
  Chunk& add_too_short(const Value& provider, std::uint16_t id) {
    add_another(provider, id);
    constexpr std::size_t kLastSize = 14 + 4 + 2 * 4;  // behind head, number, two descriptors
    records_.back().put(kLastSize, std::uint16_t{0x4002});
    return *this;
  }
  /// The same, but the template of its field is nowhere.
  Chunk& add_broken(const Value& provider, std::uint16_t id) {
    return add_with(0xfffffff0, provider, id);
  }
  [[nodiscard]] evtx::Piece piece() const { return binxml_bytes::chunk_of(records_); }

 private:
  // Where the first of three values stands.
  static std::uint32_t behind_table(const BinXml& event) { return event.position() + 4 + 3 * 4; }

  Chunk& add_with(std::uint32_t data_definition, const Value& provider, std::uint16_t id) {
    BinXml event(next_);
    event.header().instance_of(event_definition_);
    BinXml data(behind_table(event));
    data.instance_of(data_definition);
    return finish(event, data, provider, id);
  }

  Chunk& finish(BinXml& event, BinXml& data, const Value& provider, std::uint16_t id) {
    data.values({binxml_bytes::string(u"value")});
    event.values({binxml_bytes::nested(data.bytes()), provider, {0x06, Bytes().u16(id)}});
    next_ = binxml_bytes::behind(event);
    records_.push_back(event.bytes());
    return *this;
  }

  std::u16string attribute_;
  std::uint32_t next_ = binxml_bytes::kFirst;
  std::uint32_t event_definition_ = 0;
  std::uint32_t data_definition_ = 0;
  std::vector<Bytes> records_{};
};

/// What is found in one piece, or in several.
struct Reading {
  explicit Reading(const evtx::Piece& piece, const evtx::Reader& reader = {})
      : Reading(std::span(&piece, 1), reader) {}
  explicit Reading(std::span<const evtx::Piece> pieces, const evtx::Reader& reader = {}) {
    const timeline::Filter filter;
    evtx::binxml::Layouts layouts;
    const timeline::CheckedTemplates checked;
    found = timeline::read_pieces(pieces, 0,
                                  {.filter = filter,
                                   .reader = reader,
                                   .pools = pools,
                                   .layouts = layouts,
                                   .crosscheck = timeline::Crosscheck::off,
                                   .checked = checked,
                                   .recovery = timeline::Recovery::off});
  }

  timeline::Pools pools{};
  timeline::PieceEvents found{};
};

}  // namespace

TEST_CASE("an event is known by the GUID of its provider alone, in a value of whatever type") {
  const auto guid = [](std::uint8_t last) {
    return Bytes()
        .u32(0x54849625)
        .u16(0x5478)
        .u16(0x4994)
        .u32(0x3b3ebaa5)
        .u8(3)
        .u8(0x28)
        .u8(0xc3)
        .u8(last);
  };
  const auto found = [](const Value& provider) {
    const Reading reading(Chunk(u"Guid").add(provider, 4655).add(provider, 4655).piece());
    return reading.found.counts.main_mode;
  };
  CHECK(found({0x0f, guid(0x0d)}) == 2);
  CHECK(found({0x0f, guid(0x0e)}) == 0);
  CHECK(found(binxml_bytes::string(u"{54849625-5478-4994-a5ba-3e3b0328c30d}")) == 2);
  CHECK(found(binxml_bytes::string(u"{54849625-5478-4994-a5ba-3e3b0328c30e}")) == 0);
}

TEST_CASE("records are told apart by provider and id, quickly or in full") {
  const auto piece = Chunk()
                         .add(binxml_bytes::string(kAudit), 4655)
                         .add(binxml_bytes::string(kAudit), 4624)
                         .add(binxml_bytes::string(u"Another"), 4655)
                         .piece();
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively});
  const auto counts = Reading(piece, reader).found.counts;
  CHECK(counts.records == 3);
  CHECK(counts.main_mode == 1);
  CHECK(counts.others == 2);
  CHECK(counts.audit == 1);
  CHECK(counts.in_full == 0);
}

TEST_CASE("the bytes of a name in a value of another type are another name") {
  const Value binary{0x0e, Bytes().utf16(kAudit)};
  const auto piece = Chunk()
                         .add(binary, 4655)
                         .add(binxml_bytes::string(kAudit), 4655)
                         .add(binxml_bytes::string(kAudit), 4655)
                         .add(binary, 4655)
                         .piece();
  const Reading reading(piece);
  CHECK(reading.found.counts.main_mode == 2);
  CHECK(reading.found.counts.others == 2);
  CHECK(reading.found.counts == Reading(piece, evtx::read_natively).found.counts);
}

TEST_CASE("records like one before are told by provider, id and whole values, as all others are") {
  const auto audit = binxml_bytes::string(kAudit);
  const auto another = binxml_bytes::string(u"Another");
  const auto piece = Chunk()
                         .add(another, 4655)
                         .add_another(another, 4655)
                         .add_another(audit, 4655)
                         .add_another(another, 4655)
                         .add_another(audit, 4624)
                         .add_another(audit, 4624)
                         .add_another(audit, 4655)
                         .add_too_short(audit, 4624)
                         .piece();
  auto counts = Reading(piece).found.counts;
  CHECK(counts.main_mode == 2);
  CHECK(counts.others == 5);
  CHECK(counts.audit == 2);
  CHECK(counts.unreadable == 1);
  CHECK(counts.in_full == 1);
  counts.in_full = 0;
  CHECK(counts == Reading(piece, evtx::read_natively).found.counts);
}

TEST_CASE("what only reading in full can tell is counted apart") {
  const auto piece = Chunk()
                         .add(binxml_bytes::string(kAudit), 4655, u"one ")
                         .add(binxml_bytes::string(kAudit), 4655)
                         .piece();
  const Reading reading(piece);
  CHECK(reading.found.counts.main_mode == 2);
  CHECK(reading.found.counts.in_full == 1);
}

TEST_CASE("a short record that unfolds to a long event is a loss, whatever way it is read") {
  const std::u16string long_text(12'000, u'x');
  const auto audit = binxml_bytes::string(kAudit);
  const auto piece = Chunk().add(audit, 4655, long_text).add_another(audit, 4655).piece();
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively});
  const Reading reading(piece, reader);
  CHECK(reading.found.counts.main_mode == 1);  // the text is in the record itself
  CHECK(reading.found.counts.unreadable == 1);
  REQUIRE(reading.found.losses.count() == 1);
  CHECK(reading.found.losses.kept().at(0).location().record_id == 2U);
  CHECK(reading.found.losses.kept().at(0).problem().starts_with("its texts come to 120"));
}

TEST_CASE("an event of another kind whose fields were broken later is unreadable") {
  const auto audit = binxml_bytes::string(kAudit);
  auto piece = Chunk().add(audit, 4624).add_broken(audit, 4624).piece();
  ++std::get<evtx::Chunk>(piece).header.records_checksum;
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively});
  const Reading reading(piece, reader);
  CHECK(reading.found.counts.others == 1);
  CHECK(reading.found.counts.unreadable == 1);
  CHECK(reading.found.losses.count() == 1);
}

TEST_CASE("an event that was broken later is unreadable behind one like it that is not") {
  const auto audit = binxml_bytes::string(kAudit);
  std::vector<evtx::Piece> pieces{Chunk().add(audit, 4624).add_another(audit, 4624).piece(),
                                  Chunk().add(audit, 4624).add_broken(audit, 4624).piece()};
  ++std::get<evtx::Chunk>(pieces[1]).header.records_checksum;
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively});
  const Reading reading(pieces, reader);
  CHECK(reading.found.counts.others == 3);
  CHECK(reading.found.counts.unreadable == 1);
}

TEST_CASE("a piece that is no chunk is counted and has no event") {
  const Reading zeros(evtx::Zeros{.offset = 0, .size = evtx::kChunkSize});
  CHECK(zeros.found.counts.zero_chunks == 1);
  const Reading gap(evtx::Gap{.offset = 0, .size = evtx::kChunkSize});
  CHECK(gap.found.losses.count() == 1);
  CHECK(gap.found.events.events.empty());
}
