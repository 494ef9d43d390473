// SPDX-License-Identifier: EUPL-1.2
// The closed, typed model that the checker makes of all rule files together: every name resolved,
// every type, unit, ground and validity decided. Everything later (evaluator, forms, JSON Schema,
// reports) reads this and never the tree. Immutable after compile; shared by pointer.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "drempel/engine/date.hpp"
#include "drempel/engine/ids.hpp"
#include "drempel/engine/number.hpp"
#include "drempel/grammar/syntax.hpp"
#include "drempel/text/source_text.hpp"
#include "drempel/text/span.hpp"

namespace drempel::engine {

using text::Span;

// ---------------------------------------------------------------------------------------------
// Types

enum class ValueKind : std::uint8_t { ja_nee, getal, datum, duur, tekst, keuze, record, lijst };

// How a number is written and read; the arithmetic is the same for all.
enum class NumberStyle : std::uint8_t { getal, geheel, bedrag, percentage, hoeveelheid, jaren, tijd };  // tijd: minutes since midnight

struct Unit {
    std::string name;      // as in rules and JSON: "m2"
    std::string singular;  // "persoon"
    std::string plural;    // "personen"
    // A compound is a product of powers of simple units, sorted by unit; empty for a simple one. Its names are made from
    // these: "m2 per persoon".
    std::vector<std::pair<UnitId, std::int32_t>> factors;
};

struct DateLimit {  // a fixed day, or the peildatum itself
    bool is_peildatum = false;
    Dag dag;
};

struct Type {
    ValueKind kind = ValueKind::ja_nee;
    NumberStyle style = NumberStyle::getal;  // getal
    UnitId unit;                             // getal with style hoeveelheid; none otherwise
    bool whole = false;                      // getal: only whole numbers (geheel, jaren)
    bool of_geen = false;
    bool onvolledig = false;                 // datum
    bool is_oordeel = false;                 // carries door, op, reden
    bool is_verwijzing = false;              // tekst that holds the key of a party of `begrip`
    std::optional<Number> low, high;         // getal: inclusive limits
    std::optional<DateLimit> earliest, latest;  // datum: inclusive limits
    KeuzeId keuze;                           // keuze
    BegripId begrip;                         // record, verwijzing, lijst of records
    TypeId element;                          // lijst
    std::uint32_t at_least = 0;              // lijst
    std::optional<std::uint32_t> at_most;    // lijst

    bool operator==(const Type&) const = default;
};

struct KeuzeMember {
    std::string name;   // snake_case, as in JSON
    std::string label;  // for people; the name with spaces when none was given
    std::optional<Dag> from, until;  // can be chosen when from <= peildatum < until
    bool operator==(const KeuzeMember&) const = default;
};

struct Keuze {
    std::vector<KeuzeMember> members;  // in order of declaration; at most 64
};

// ---------------------------------------------------------------------------------------------
// Grounds

struct Bron {
    RegelsetId regelset;
    std::string name;   // "alcoholwet"
    std::string label;  // "Alcoholwet"
    std::string soort;  // "wet" unless declared; "beleid", "amvb", "verordening" …
    std::string bwb, cvdr, publicatie;  // at most one is filled
    std::optional<Dag> from, until;     // in force: from <= D < until
    Span span;
};

struct Grondslag {
    BronId bron;
    std::vector<grammar::GroundPart> parts;
    Span span;
};

// ---------------------------------------------------------------------------------------------
// Facts

struct Field {
    std::string name;   // lowerCamelCase, as in JSON
    std::string label;  // the name when none was given
    Type type;
    std::string origin_kind;  // "aanvrager", "register", … ; "" when not declared
    std::string origin_name;  // "SVH"
    std::optional<grammar::Template> question;  // `vraag`, holes resolved in question_nodes
    std::vector<NodeId> question_nodes;         // one per hole, in order
    VariableId question_variable;               // bound to the record that holds the field
    std::string explanation;
    std::string judge;        // oordeel: "burgemeester"
    std::string justification;                    // `rechtvaardiging`: why a fact close to a protected attribute is needed
    std::optional<Grondslag> justification_ground;
    NodeId derived;             // `anders afgeleid als`: its value when it was not given; none when there is no such text
    VariableId derived_variable;  // bound to the record that holds the field
    BegripId owner;           // the begrip that declares it; none for a fact of the case
    Span span;
};

// A record layout: a begrip, or the facts of one aanvraagsoort. Fields of the super come first, so
// that an offset found for a super holds in every subtype.
struct Begrip {
    std::string name;
    std::string label;   // "de leidinggevende"
    std::string plural;  // "de leidinggevenden"
    BegripId super;
    std::vector<FieldId> fields;                // inherited first
    std::optional<std::uint32_t> key_offset;    // sleutel, own or inherited
    BegripId key_owner;                         // the begrip that declares the sleutel
    bool is_soort = false;                      // the layout of an aanvraagsoort
    RegelsetId regelset;
    Span span;
};

struct Soort {  // aanvraagsoort
    std::string name;
    std::string label;
    BegripId layout;
    RegelsetId regelset;
    std::vector<RuleId> rules;                      // those that read only what it includes, sorted by id text
    std::vector<ConclusieId> conclusies;            // those that read only what it includes, sorted by name
    std::vector<VerbandId> verbanden;               // those that read only what it includes, in order of declaration
    std::vector<TermijnId> termijnen;               // those that read only what it includes, sorted by name
    std::vector<ParameterId> parameters;            // those that its rules, conclusies and terms read or show
    std::map<FieldId, std::uint32_t> offset_of;     // case fact -> offset in layout
    std::vector<std::uint32_t> offset_by_field;     // the same, dense by FieldId.index; Id::none_index where absent
    Span span;
};

// ---------------------------------------------------------------------------------------------
// Expressions: one flat array; operands are consecutive in RuleSet::operands.

enum class NodeOp : std::uint8_t {
    // constants: index into the array of their kind
    truth,      // value: 0 | 1
    number,     // value: index in numbers
    date,       // value: day number (as uint32 of the int32)
    duration,   // value: index in durations
    text,       // value: index in texts
    member,     // value: member index of type.keuze
    // leaves
    fact,           // value: FieldId.index of a fact of the case
    element,        // value: VariableId.index; the record itself
    peildatum,
    parameter,      // value: ParameterId.index
    parameter_at,   // value: ParameterId.index; operands: [day]           `P op D`
    as_kind,        // value: BegripId.index; operands: [record] that `is een` showed to be of that begrip
    deref,          // operands: [verwijzing]; the record of the party that has that key
    conclusie,      // value: ConclusieId.index
    table,          // value: TabelId.index; operands: [] (the rows hold the nodes)
    hit,            // value: RuleGroupId.index; operands: [] or [record]: H of that rule (for that object)
    hits_in,        // value: RegelgroepId.index; how many of its rules are hit
    chain_reaches,  // value: KetenId.index; operands: [from, to]: whether the chain leads from one to the other
    chain_share,    // value: KetenId.index; operands: [from, to]: the share of `from` that `to` holds along all paths
    nothing_known,  // no fact of the case is known                        waarborg only
    hit_with,       // value: GevolgsoortId.index: some rule with that consequence is hit   waarborg only
    // access
    member_field,   // value: offset in the record; operands: [record]
    definition,     // value: DefinitieId.index; operands: [] or [record]
    // numbers and dates
    negate, add, subtract, multiply, divide,
    share,          // operands: [percentage, whole]: percentage/100 * whole
    date_plus, date_minus,   // operands: [datum, duur]
    workdays_plus, workdays_minus,  // value: KalenderId.index; operands: [datum, number of werkdagen]
    term_begin, term_end,    // value: TermijnId.index; its first and its last day
    days_between,            // operands: [datum, datum]: left - right, a duur in days
    age,                     // operands: [geboortedatum, datum]: leeftijdOp
    // truths
    eq, ne, lt, le, gt, ge,  // operands of one kind; eq and ne also on keuze, tekst, ja_nee, records
    in_set,                  // operands: [x, member…]
    in_inclusive, in_exclusive,          // operands: [x, low, high]
    window_less_than_before,             // operands: [x, duur, D]: D - duur <  x <= D
    window_at_most_before,               // operands: [x, duur, D]: D - duur <= x <= D
    window_at_latest_after,              // operands: [D, duur, x]: x <= D <= x + duur
    present, absent, known, unknown,     // operands: [x]
    term_paused,                         // value: TermijnId.index; operands: [day]: it does not run on that day
    in_season,                           // value: index in RuleSet::seasons; operands: [day]
    is_a,                                // value: BegripId.index; operands: [record]
    not_, and_, or_,
    at_least_of,    // operands: [n, condition…]: at least n of these hold
    conditional,    // operands: [A, x, y]: als A dan x anders y; x and y of one type
    round_up, round_down, round_half,    // operands: [x, step]: a multiple of step; half away from zero
    // quantifiers: value: VariableId.index; operands: [list] or [list, body]
    exists, none_of, each,
    at_least,       // operands: [list, n] or [list, n, body]
    count,          // operands: [list] or [list, body]
    sum,            // operands: [list, summand] or [list, summand, body]
    highest, lowest,  // as sum; of numbers or days; geen of an empty list
    average,          // as sum; geen of an empty list
    count_distinct,   // as sum: how many different values
    at_least_within,  // operands: [list, n, datum, duur] or with body: n of them in some [d, d + duur)
    most_per,         // operands: [list, key] or [list, key, body]: the size of the largest group; 0 of an empty list
    most_sum_per,     // operands: [list, key, summand] or with body: the largest sum of a group; 0 of an empty list
    // lists of constants, texts and weeks
    list_of,          // operands: [constant…]; the value of a parameter of a list type
    in_list,          // operands: [x, list]; list: list_of, parameter, parameter_at or table
    alike,            // operands: [tekst, tekst]: equal but for case, spaces and diacritics
    week_of,          // operands: [datum]: the number of its calendar week, counted through
};

struct Node {
    NodeOp op{};
    TypeId type;
    std::uint32_t value = 0;
    std::uint32_t first_operand = 0;      // in RuleSet::operands
    std::uint32_t operand_count = 0;
    Span span;
};

struct Variable {
    std::string name;
    BegripId begrip;
};

// ---------------------------------------------------------------------------------------------
// Declarations

struct DatedNode {  // a value that holds for from <= D < until
    std::optional<Dag> from, until;
    NodeId value;
    Span span;
};

// A value that a lower layer gives to an open parameter.
struct Fill {
    RegelsetId regelset;                // of laag regio or gemeente
    std::string organ;                  // "raad"
    std::vector<Grondslag> grounds;
    std::vector<DatedNode> values;      // sorted by from, no overlap; a value of no node: `geen norm`
    Span span;
};

struct Parameter {
    std::string name, label;
    Type type;
    std::vector<Grondslag> grounds;
    std::vector<std::string> open_for;  // organs that may fill it; layers come later
    std::string open_only;              // "hoger", "lager", "strenger" or ""
    std::vector<DatedNode> values;      // sorted by from, no overlap
    std::vector<Fill> fills;            // nearest layer first (gemeente, regio), then by name of the set
    RegelsetId regelset;
    Span span;
};

// A fact for the case split (semantics 1): a ja_nee or keuze of the case, or of the rule's own object, that occurs more than
// once in H (of a conclusie: in its body) as written with definitions filled in.
struct SplitFact {
    FieldId field;
    VariableId variable;                // of the rule's `voor elke`; none: a fact of the case
    std::uint32_t offset = 0;           // in the record of the variable
    std::uint32_t members = 2;
};

struct Conclusie {
    std::string name, label;
    TypeId type;
    std::vector<Grondslag> grounds;
    NodeId body;
    std::vector<SplitFact> split;
    RegelsetId regelset;
    Span span;
};

struct TableRow {
    NodeId condition;                   // none: the row always counts
    NodeId output;
    std::optional<Grondslag> ground;
    Span span;
};

struct Tabel {  // beslistabel
    enum class Policy : std::uint8_t { precies_een, eerste, alle };
    std::string name, label;
    TypeId type;                        // of the output; with `alle` a list of it
    Policy policy{};
    std::vector<Grondslag> grounds;
    std::vector<NodeId> columns;        // the input columns, for the explanation
    std::vector<TableRow> rows;
    RegelsetId regelset;
    Span span;
};

struct Definitie {
    std::string name, label;
    std::vector<Grondslag> grounds;  // may be none
    BegripId subject;       // none: a definition about the case
    VariableId variable;    // bound to the argument
    TypeId type;
    NodeId body;
    RegelsetId regelset;
    Span span;
};

// Reads a term, whatever it asks of it.
constexpr bool is_about_term(NodeOp op) { return op == NodeOp::term_begin || op == NodeOp::term_end || op == NodeOp::term_paused; }

struct MonthDay {
    std::uint8_t month = 0, day = 0;
    bool operator==(const MonthDay&) const = default;
};

struct Season {  // `jaarlijks van … tot en met …`, both included; may pass the turn of the year
    MonthDay from, until;
};

// A day that the law makes free: of the year, counted from Easter Sunday, or one date.
struct Feestdag {
    enum class Kind : std::uint8_t { yearly, from_easter, date };
    Kind kind{};
    std::string name;
    MonthDay on;
    std::int32_t easter_offset = 0;
    Dag date{};
    std::optional<std::uint8_t> if_weekday;  // 0 is maandag: on that weekday it is `instead`
    MonthDay instead;
    std::optional<Grondslag> ground;
};

struct Kalender {
    std::string name, label;
    std::vector<Grondslag> grounds;
    std::uint8_t free_weekdays = 0;          // one bit per weekday, 0 is maandag
    std::vector<Feestdag> feestdagen;
    bool moves_end = false;                  // the last day of a term is never a free day
    std::int32_t least_workdays = 0;         // a term of least_days or longer has at least so many
    std::int32_t least_days = 0;
    std::optional<std::int32_t> longest_days, longest_months;  // longer terms do not move
    std::vector<Grondslag> shift_grounds;
    RegelsetId regelset;
    Span span;
};

struct Verlenging {
    NodeId condition;                        // none: always
    NodeId by;                               // a duur, a number of werkdagen, or a day
    bool is_day = false;
    std::optional<Grondslag> ground;
};

struct ForEach {
    VariableId variable;
    NodeId list;
};

struct Opschorting {
    std::optional<ForEach> each;             // one suspension per element
    NodeId condition;                        // none: always
    NodeId from, until;                      // each may be geen: there is none; it goes on
    bool from_counts = false, until_counts = false;
    NodeId at_most;                          // none: no cap
    std::optional<Grondslag> ground;
};

struct Termijn {
    std::string name, label;
    std::vector<Grondslag> grounds;
    NodeId condition;                        // none: always
    NodeId start;
    bool start_counts = false;
    NodeId length;
    std::vector<Verlenging> extensions;
    std::vector<Opschorting> suspensions;
    NodeId cap;                              // none: no cap
    KalenderId kalender;                     // none: the end does not move
    NodeId kalender_condition;               // none: always
    KalenderId workdays_by;                  // by which a length in werkdagen counts
    NodeId begin_node, end_node;             // what the result shows
    RegelsetId regelset;
    Span span;

    std::vector<NodeId> parts() const;       // all that it reads, in order of writing
};

// What a consequence does; its name, label and rank come from the rules (gemeenschappelijk).
enum class Werking : std::uint8_t {
    weigert,        // refuses
    trekt_in,       // withdraws
    vult_aan,       // asks the applicant to complete (Awb 4:5)
    onderzoekt,     // asks for further research
    schrijft_voor,  // attaches a condition
    plicht,         // a duty of the municipality itself: never sets the advice, holds besluitrijp
    geen,           // signaal, termijn, blokkade, handhaven, vervallen: never sets the advice
};

struct Gevolgsoort {
    std::string name;    // "weigeren_verplicht", as in the result
    std::string label;   // "weigeren verplicht"
    std::int32_t rank = 0;  // lower comes first
    Werking werking{};
    bool weighed = false;   // a person must weigh interests
    Span span;
};

struct Period {  // from <= D < until
    std::optional<Dag> from, until;
    bool operator==(const Period&) const = default;
};

struct TenzijPart {
    NodeId condition;
    std::optional<Grondslag> ground;
    bool rebuttal = false;               // `tegenbewijs`
};

struct TextPart {  // literal text, or the value of a node rendered in Dutch
    std::variant<std::string, NodeId> content;
};

// What a `blokkade` holds back (semantics 3, 4).
struct Blocked {
    enum class Kind : std::uint8_t { niets, gegeven, element, besluit, stap };  // niets: an ordinary rule
    Kind kind = Kind::niets;
    NodeId what;         // gegeven: the fact or field; element: the variable
    FieldId field;       // gegeven
    VariableId element;  // element: of the rule's `voor elke`
    std::string text;    // besluit, stap: "het besluit op de aanvraag"
};

struct Rule {
    std::string id, title;
    RegelsetId regelset;
    bool is_concept = false;
    std::string remark;                  // `opmerking` or `omdat`
    std::vector<Grondslag> grounds;
    Period valid;                        // of the rule, or of its bron when it has no `geldig`
    std::vector<ForEach> for_each;       // several form a product, in this order
    std::optional<NodeId> als, eis;
    std::vector<TenzijPart> tenzij;
    GevolgsoortId gevolg;
    std::string gevolg_text;             // voorschrift "…", plicht "…"
    std::string recipient;               // `naar jurist`
    std::optional<Grondslag> gevolg_ground;  // `volgens`
    std::vector<TextPart> motivering;
    std::vector<std::string> open_for;   // organs that may replace or end it
    std::string open_only;               // "strenger" or ""
    bool replaces = false;               // a rule of a lower layer in the place of the one with its id
    std::string replacing_organ;
    std::optional<Grondslag> replacing_ground;
    std::vector<RuleGroupId> deviates_from;  // `in afwijking van`, groups written out
    std::vector<RuleGroupId> goes_before;    // `gaat voor`
    Blocked blocks;                          // of a `blokkade`
    std::vector<RuleGroupId> blocked_by;     // the blokkades of facts that this rule reads
    std::vector<SplitFact> split;            // in order of declaration
    bool is_kennisregel = false;         // reads `is bekend` / `is onbekend`, also through definitions
    Span span;
};

// All versions of one rule id, of every layer; consecutive in RuleSet::rules.
struct RuleGroup {
    std::string id;
    std::uint32_t first = 0, count = 0;
};

// Rules that are counted or set aside together.
struct Regelgroep {
    std::string name, label;
    std::vector<RuleGroupId> members;    // sorted
    RegelsetId regelset;
    Span span;
};

// Old law for old cases: while `als` holds and `until` does not, these rules are read on `day`.
struct Overgangsrecht {
    std::string name, label;
    std::vector<Grondslag> grounds;
    std::vector<RuleGroupId> groups;     // sorted
    NodeId als, day;
    NodeId until;                        // none: always
    RegelsetId regelset;
    Span span;
};

// What always holds between facts: checked at the door, and it narrows what is not known.
struct Verband {
    std::string title;
    std::vector<Grondslag> grounds;
    std::vector<ForEach> for_each;
    NodeId condition;                    // a comparison
    RegelsetId regelset;
    Span span;
};

// How one party leads to the next.
struct Keten {
    std::string name, label;
    std::vector<Grondslag> grounds;
    VariableId from;                     // the party at hand
    ForEach via;                         // its links
    NodeId to;                           // the next party: a record
    NodeId share;                        // none: only who is reached counts
    RegelsetId regelset;
    Span span;
};

// A promise about every case.
struct Waarborg {
    std::string title;
    std::vector<Grondslag> grounds;
    SoortId soort;                       // none: of every aanvraagsoort that has what it reads
    NodeId condition;
    RegelsetId regelset;
    Span span;
};

struct Vervallen {  // a rule of a higher layer that does not hold in this layer's area
    RuleGroupId group;
    RegelsetId regelset;
    std::string organ;
    std::vector<Grondslag> grounds;
    Span span;
};

// An attribute that may not be a fact of a case, or only with a justification (non-discrimination).
struct Beschermd {
    std::string name, label;
    std::vector<std::string> words;      // folded: lower case, no diacritics
    bool is_justifiable = false;         // `werking rechtvaardiging`
    std::vector<Grondslag> grounds;
    std::string reason;
    RegelsetId regelset;
    Span span;
};

struct Gemeente {
    std::string name, label;
};

enum class Laag : std::uint8_t { gemeenschappelijk, landelijk, sector, regio, gemeente };  // the last is nearest

struct Regelset {
    std::string name, label, laag, gemeente, gemeente_label, versie;
    Laag layer = Laag::landelijk;
    std::string regio, regio_label;
    std::vector<GemeenteId> area;        // laag gemeente: its one; laag regio: those it names; empty: everywhere
    bool law_on_peildatum = true;        // `recht op peildatum`
    FieldId law_field;                   // otherwise the date fact of the case
    std::vector<RegelsetId> uses;        // transitive, sorted by name
    std::uint32_t file = 0;              // index in RuleSet::sources
    Span span;
};

class RuleSet {
public:
    std::vector<text::SourceText> sources;      // sorted by path
    std::vector<Regelset> regelsets;            // sorted by name
    std::vector<Bron> bronnen;
    std::vector<Unit> units;
    std::vector<Keuze> keuzes;
    std::vector<Type> types;
    std::vector<Begrip> begrippen;
    std::vector<Field> fields;
    std::vector<Variable> variables;
    std::vector<Parameter> parameters;
    std::vector<Definitie> definities;
    std::vector<Conclusie> conclusies;          // sorted by name
    std::vector<Tabel> tabellen;
    std::vector<Kalender> kalenders;            // sorted by name
    std::vector<Termijn> termijnen;             // sorted by name
    std::vector<Season> seasons;
    std::vector<RuleGroup> rule_groups;         // sorted by id text
    std::vector<Vervallen> vervallen;
    std::vector<Regelgroep> regelgroepen;       // in order of declaration, as the next ones
    std::vector<Overgangsrecht> overgangsrecht;
    std::vector<Verband> verbanden;
    std::vector<Keten> ketens;
    std::vector<Waarborg> waarborgen;
    std::vector<Beschermd> beschermd;           // by name
    std::vector<Gemeente> gemeenten;            // sorted by name
    std::vector<Gevolgsoort> gevolgsoorten;     // sorted by rank
    std::vector<Rule> rules;                    // sorted by id text, then by valid.from
    std::vector<Soort> soorten;                 // sorted by name

    std::vector<Node> nodes;
    std::vector<NodeId> operands;
    std::vector<Number> numbers;
    std::vector<Duur> durations;
    std::vector<std::string> texts;

    const Node& node(NodeId id) const { return nodes[id.index]; }
    NodeId operand(const Node& node, std::uint32_t i) const { return operands[node.first_operand + i]; }
    const Type& type(TypeId id) const { return types[id.index]; }
    const Soort* find_soort(std::string_view name) const;
    GemeenteId find_gemeente(std::string_view name) const;  // none when no set names it
    // Whether a set speaks in this municipality; a set of everywhere does so also without one.
    bool speaks_in(RegelsetId set, GemeenteId gemeente) const;
    std::string_view words(Span span) const { return sources[span.file].slice(span); }
};

}  // namespace drempel::engine
