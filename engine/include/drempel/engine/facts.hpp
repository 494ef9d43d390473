// SPDX-License-Identifier: EUPL-1.2
// One case: typed slots in one arena, bound once at the door. After binding nothing looks up a name.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "drempel/engine/ruleset.hpp"

namespace drempel::engine {

enum class Kennis : std::uint8_t { onbekend, waarde, geen };  // not known | a value | known to be absent

enum class OnbekendReden : std::uint8_t { niet_opgegeven, als_onbekend_opgegeven, betwist, verlopen };

// One fact. Which payload counts follows from the field's type.
struct Slot {
    Kennis kennis = Kennis::onbekend;
    OnbekendReden reden = OnbekendReden::niet_opgegeven;
    Kennis opgegeven = Kennis::onbekend;  // betwist, verlopen: what was given; kept for the file, never for a rule
    RecordId record;                 // where it lives
    std::uint32_t offset = 0;        // its place in the record's layout; for list elements: position
    bool truth = false;              // ja_nee
    std::uint32_t index = 0;         // keuze: member; tekst: Case::texts; getal: Case::numbers; record: RecordId; lijst: ListId
    DagInterval day{};               // datum (low == high unless incomplete)
    Duur duration{};                 // duur
    std::uint32_t herkomst = 0xffffffffU;  // Case::herkomsten
    std::uint32_t oordeel = 0xffffffffU;   // Case::oordelen
    SlotId list;                     // for an element of a list of scalars: the slot of the list
    SlotId alias;                    // a fact of a party that stands elsewhere too: the slot that speaks for all of them
};

struct Record {
    BegripId begrip;
    SlotId first;          // its slots are consecutive
    SlotId parent;         // the slot that holds it or its list; none for the case itself
    std::uint32_t position = 0;  // in the list, from 0
    bool in_list = false;
    static constexpr std::uint32_t no_party = 0xffffffffU;
    std::uint32_t party = no_party;  // Case::parties
};

// Known lists only: an unknown list is a slot with Kennis::onbekend.
struct List {
    bool open = false;                     // perhaps more elements
    std::vector<RecordId> records;         // lijst of records
    std::vector<SlotId> scalars;           // lijst of anything else
};

struct DossierBron {
    std::string id, soort, naam;
    std::optional<Dag> geraadpleegd_op;
};

struct Herkomst {
    enum class Status : std::uint8_t { gesteld, vastgesteld, vermoeden, betwist, verlopen };
    std::uint32_t bron = 0xffffffffU;  // Case::bronnen
    std::optional<Dag> per;
    Status status = Status::gesteld;
};

struct GegevenOordeel {  // who judged, when, why
    std::string door, reden;
    Dag op;
};

// The records that carry one key: one party in its roles.
struct Party {
    std::string key;
    std::vector<RecordId> records;  // in order of reading
};

class Case {
public:
    SoortId soort;
    GemeenteId gemeente;           // none: only what holds everywhere
    std::vector<Slot> slots;
    std::vector<Record> records;   // [0] is the case itself
    std::vector<List> lists;
    std::vector<Number> numbers;
    std::vector<std::string> texts;
    std::vector<DossierBron> bronnen;
    std::vector<Herkomst> herkomsten;
    std::vector<GegevenOordeel> oordelen;
    std::vector<Party> parties;    // sorted by key; one per key and begrip that declares it

    const Slot& slot(RecordId record, std::uint32_t offset) const {
        return slots[records[record.index].first.index + offset];
    }
    // JSON Pointer (RFC 6901), made on demand for output.
    std::string pointer_of(const RuleSet& rules, SlotId slot) const;
    std::string pointer_of(const RuleSet& rules, RecordId record) const;  // "" for the case itself
};

// One thing wrong with the input, in words for the sender. No value of the case is repeated in it.
struct IntakeProblem {
    std::string pointer;     // JSON Pointer
    std::string code;        // stable: "veld.onbekend", "type.verkeerd", "datum.ongeldig", "getal.buiten_bereik" …
    std::string detail;      // one Dutch sentence: what was found, what was expected
    std::string suggestion;  // "" or a nearby name or form

    bool operator==(const IntakeProblem&) const = default;
};

struct IntakeLimits {
    std::size_t max_records = 20'000;
    std::size_t max_problems = 100;
    std::size_t max_text_bytes = 64 * 1024;  // one text
};

// Fills one case. The setters check type, limits and form of one value and note what is wrong; they
// never throw and never stop. `finish` merges parties with the same key, checks list minima, applies
// herkomst (betwist, verlopen -> onbekend) and gives the case only when nothing was wrong.
class CaseBuilder {
public:
    CaseBuilder(const RuleSet& rules, SoortId soort, Dag peildatum, IntakeLimits limits = {});

    // Which municipality the file belongs to; that of the aanvraagsoort's own set unless said.
    void set_gemeente(GemeenteId gemeente) { case_.gemeente = gemeente; }

    RecordId root() const { return RecordId{0}; }
    // The slot of a field by its JSON name; none when the record has no such field.
    SlotId find(RecordId record, std::string_view field) const;
    const Type& type_of(SlotId slot) const;

    void set_truth(SlotId slot, bool value, std::string_view pointer);
    void set_number(SlotId slot, std::string_view decimal, std::string_view pointer);  // text of a JSON number
    void set_string(SlotId slot, std::string_view value, std::string_view pointer);    // date, duur, keuze, getal, tekst, by type
    void set_null(SlotId slot, std::string_view pointer);                              // geen
    void set_unknown(SlotId slot);                                                     // {"onbekend": true}
    ListId begin_list(SlotId slot, std::string_view pointer);      // none when the slot is no list
    RecordId add_record(ListId list, std::string_view pointer);    // next element
    SlotId add_scalar(ListId list, std::string_view pointer);      // next element
    void mark_open(SlotId list_slot);                              // perhaps more
    RecordId record_of(SlotId slot);                               // of a record-typed field, made when needed; none otherwise
    // What JSON (or a rule file) holds where this type belongs: adds `type.verkeerd`. `found` is Dutch: "een lijst".
    void wrong_type(SlotId slot, std::string_view found, std::string_view pointer);
    // Adds `veld.onbekend` with the nearest field of this record as suggestion.
    void unknown_field(RecordId record, std::string_view field, std::string_view pointer);
    void set_oordeel(SlotId slot, std::string door, std::string op, std::string reden, std::string_view pointer);

    std::uint32_t add_bron(DossierBron bron);
    void set_herkomst(SlotId slot, Herkomst herkomst);
    // The slot that a JSON Pointer names; none when there is no such place.
    SlotId find_pointer(std::string_view pointer) const;
    const Case& facts() const { return case_; }  // what is filled in so far

    void problem(IntakeProblem problem);

    // All problems in order of pointer and discovery.
    tl::expected<Case, std::vector<IntakeProblem>> finish() &&;

private:
    RecordId add_layout(BegripId begrip, SlotId parent, std::string_view pointer);
    bool accepts(SlotId slot, ValueKind kind, std::string_view found, std::string_view pointer);
    void give(SlotId slot);
    void read_number(SlotId slot, std::string_view decimal, std::string_view pointer);
    void read_date(SlotId slot, std::string_view value, std::string_view pointer);
    void read_keuze(SlotId slot, std::string_view value, std::string_view pointer);
    void check_lists();
    void check_oordelen();
    void apply_herkomst();

    const RuleSet& rules_;
    Dag peildatum_;
    IntakeLimits limits_;
    Case case_;
    std::vector<IntakeProblem> problems_;
    std::vector<SlotId> list_slots_;  // by ListId
};

}  // namespace drempel::engine
