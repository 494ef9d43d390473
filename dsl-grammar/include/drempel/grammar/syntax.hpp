// SPDX-License-Identifier: EUPL-1.2
// The tree of one rule file: what was written, with its places, before any meaning.
// Everything is a value. A part that could not be read is absent (optional, or Kind::broken in an
// expression) and has its diagnostic already; later passes stay quiet about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drempel/text/span.hpp"

namespace drempel::grammar {

using text::Span;

// A name or bare word as written.
struct Word {
    std::string text;
    Span span;
};

// The content of "…", without the quotes and with \" and \\ resolved; span includes the quotes.
struct Text {
    std::string value;
    Span span;
};

// ---------------------------------------------------------------------------------------------
// Expressions

enum class Kind : std::uint8_t {
    broken,      // could not be read; already reported
    ja_nee,      // text: "ja" | "nee"
    number,      // text: canonical decimal "1250.5"; unit: as written, "" | "€" | "%" | "procentpunt" | "m2" | "jaar" …
    date,        // text: ISO "2021-07-01", or "2021-07" for `juli 2021`; the calendar has been checked
    string,      // text: content
    geen,        // the literal geen (known absence; only in gegeven and in lists)
    name,        // text
    field,       // text: field or definition; operands: [owner]        `naam van leidinggevende`
    index,       // operands: [list expression]; text: position from 1   `leidinggevenden[1]` (voorbeeld only)
    call,        // text: function; operands: arguments                  `leeftijdOp(a; b)`
    negate,      // operands: [x]
    arithmetic,  // op: add subtract multiply divide; operands: [l, r]
    share,       // operands: [percentage, whole]                        `10 % van investering`
    comparison,  // op: eq ne lt le gt ge; operands: [l, r]
    in_set,      // operands: [x, member…]                               `x in (a; b)`
    in_range,    // op: inclusive (t/m) | exclusive (tot); operands: [x, low, high]
    window,      // op: minder_dan_voor | ten_hoogste_voor | uiterlijk_na; operands: [x, duration, anchor]
                 //   `x minder dan 5 jaar voor D` and `x ten hoogste 5 jaar voor D`: [x, 5 jaar, D]
                 //   `D uiterlijk 5 jaar na x`: [D, 5 jaar, x]
    aanwezig,    // operands: [x]; `is aanwezig`
    afwezig,     // operands: [x]; `is afwezig`
    bekend,      // operands: [x]; `is bekend`
    onbekend,    // operands: [x]; `is onbekend`. As a value in a voorbeeld: no operands, the explicit unknown
    is_een,      // text: begrip; operands: [x]                          `x is een rechtspersoon`
    niet,        // operands: [x]
    en,          // operands: two or more
    of,          // operands: two or more
    quantifier,  // op: er_is_een er_is_geen elke ten_minste aantal som; text: begrip as written (also the
                 //   variable unless `genaamd`); variable; operands: [list] + [body if waarvoor] with
                 //   ten_minste: extra operand n first; som: extra operand summand first
    conditional, // operands: [A, x, y]                                  `als A dan x anders y`
    conditions,  // op: alle_van een_van ten_minste_van; operands: conditions, with ten_minste_van n first
                 //   `ten minste 2 van deze voorwaarden` and a line with `-` for each
    rounded,     // op: naar_boven naar_beneden rekenkundig; operands: [step, x]
                 //   `afgerond naar boven op 0,1 m2 van (x)`
    at_date,     // text: parameter; operands: [day]                      `minimumUurloon op datumAanvraag`
    time,        // text: minutes since midnight "1410"                 `23:30`; `24:00` is "1440"
    termijn,     // text: loopt | staat_stil | verstreken; operands: [name] `beslistermijn staat stil`
    yearly,      // text: "05-01/09-30"; operands: [day]                 `D valt jaarlijks van 1 mei tot en met 30 september`
    hit,         // text: rule id; operands: [] or [object]               `geraakt(HOR-02 voor leidinggevende)`
    count_hits,  // text: groep                                           `aantal geraakt in zedelijkGedrag`
    implies,     // operands: [A, B]; `als A dan B`                       waarborg only
    nothing_known,  // `geen gegeven is bekend`                           waarborg only
    hit_with,    // text: werking or gevolg; `een regel geraakt met gevolg weigeren`  waarborg only
    list,        // operands: elements; open: ends in `mogelijk meer`    voorbeeld, or the value of a list parameter
    record,      // operands: entries                                    voorbeeld only
    entry,       // text: field; operands: [value]                       voorbeeld only
};

enum class Op : std::uint8_t {
    none,
    add, subtract, multiply, divide,
    eq, ne, lt, le, gt, ge,
    inclusive, exclusive,
    minder_dan_voor, ten_hoogste_voor, uiterlijk_na,
    er_is_een, er_is_geen, elke, ten_minste, aantal, som,
    hoogste, laagste, vroegste, laatste, gemiddelde,  // quantifier, operands as som
    verschillende,       // quantifier, operands as som: `aantal verschillende E over v in L`
    ten_minste_in_enige, // quantifier; operands: [n, datum, duur, list] + [body]: `ten minste n v in L in enige 12 maanden van datum`
    meeste_per,          // quantifier; operands: [key, list] + [body]: `hoogste aantal per KEY over v in L`
    som_per,             // quantifier; operands: [summand, key, list] + [body]: `hoogste som van E per KEY over v in L`
    alle_van, een_van, ten_minste_van,
    naar_boven, naar_beneden, rekenkundig,
};

struct Expression {
    Kind kind = Kind::broken;
    Op op = Op::none;
    Span span;                         // the whole expression
    std::string text;                  // see Kind
    Span text_span;                    // the place of `text`
    std::string unit;                  // number only; compound as `m2 per persoon`
    Span unit_span;                    // number only
    std::optional<Word> variable;      // quantifier with `genaamd`
    bool open = false;                 // list only
    bool has_body = false;             // quantifier: a `waarvoor` follows
    bool bracketed = false;            // written between ( )
    std::vector<Expression> operands;
};

// ---------------------------------------------------------------------------------------------
// Parts

// `art. 8 lid 1 onder a`: pairs of place kind and label, in the order written.
struct GroundPart {
    enum class Place : std::uint8_t { hoofdstuk, afdeling, paragraaf, artikel, lid, onder, sub, aanhef, bijlage };
    Place place{};
    std::string label;  // "8", "4:5", "a"; empty for aanhef
    Span span;
};

struct Ground {
    Word bron;
    std::vector<GroundPart> parts;
    Span span;
};

struct Validity {
    std::optional<Expression> from;   // `vanaf D`
    std::optional<Expression> until;  // `tot D` or `tot en met D`
    bool until_included = false;
    Span span;
};

struct Member {  // of a keuze
    Word name;
    std::optional<Text> label;
    std::optional<Validity> valid;  // `vanaf D`, `tot D`: on other days it cannot be chosen
};

struct TypeText {
    enum class Kind : std::uint8_t {
        broken, ja_nee, getal, geheel, bedrag, percentage, datum, duur, jaren, tekst, keuze, begrip, lijst, verwijzing,
        tijd, periode
    };
    Kind kind = Kind::broken;
    Span span;
    std::optional<Word> unit;          // `in m2`; compound as one word `m2 per persoon`
    std::optional<Expression> low;     // `van 0`
    std::optional<Expression> high;    // `tot en met 10.000`
    bool not_negative = false;         // `niet negatief`
    bool incomplete_allowed = false;   // datum `ook onvolledig`
    bool or_geen = false;              // `of geen`
    bool oordeel = false;              // `oordeel ja_nee`: the inner type is this one
    std::vector<Member> members;       // keuze
    std::optional<Word> name;          // begrip, verwijzing
    std::vector<TypeText> element;     // lijst: exactly one, unless broken
    std::optional<Expression> at_least;  // lijst `ten minste 1`
    std::optional<Expression> at_most;   // lijst `ten hoogste 5`
};

struct Origin {  // `van aanvrager`, `van register "SVH"`
    Word soort;
    std::optional<Text> name;
};

struct Justification {  // why a fact that may stand for a protected attribute is needed
    Text reason;
    std::optional<Ground> ground;
};

struct Field {
    Word name;
    TypeText type;
    std::optional<Text> label;
    std::optional<Origin> origin;
    std::optional<Text> question;     // `vraag "…"`, may hold {holes}
    std::optional<Text> explanation;  // `toelichting "…"`
    std::optional<Word> judge;        // oordeel: `door burgemeester`
    std::optional<Justification> justification;  // `rechtvaardiging "…" volgens G`
    std::optional<Expression> derived;           // `anders afgeleid als EXPR`: its value when it was not given
    Span span;
};

// "…{expression}…" cut at its holes: literal text and expressions alternate as written.
struct TemplatePart {
    std::variant<std::string, Expression> content;
    Span span;
};

struct Template {
    std::vector<TemplatePart> parts;
    Span span;
};

// ---------------------------------------------------------------------------------------------
// Declarations

struct Bron {
    Word name;
    std::optional<Text> label;
    std::optional<Word> bwb;    // BWBR0002458
    std::optional<Word> cvdr;   // CVDR603544 or CVDR603544/1
    std::optional<Word> publicatie;  // gmb-2016-131964, stb-1999-378
    std::optional<Word> soort;  // wet amvb regeling verordening beleid …
    std::optional<Validity> valid;
    Span span;
};

struct Regelset {
    Word name;  // dotted: horeca.alcoholwet
    std::optional<Text> label;
    std::optional<Word> laag;
    std::optional<Word> gemeente;
    std::optional<Text> gemeente_label;
    std::optional<Word> regio;  // laag regio: `regio achterhoek "Achterhoek"`
    std::optional<Text> regio_label;
    std::vector<Word> gemeenten;  // laag regio: `gemeenten aalten; winterswijk`
    std::optional<Word> versie;
    std::optional<Word> recht_op;
    std::vector<Word> gebruikt;
    std::vector<Bron> bronnen;
};

struct Begrip {
    Word name;
    std::optional<Word> super;    // `is een`
    std::optional<Word> sleutel;
    std::optional<Text> label;
    std::optional<Text> plural;
    std::vector<Field> fields;
};

struct Feitengroep {
    Word name;
    std::optional<Text> label;
    std::vector<Field> fields;
};

struct Aanvraagsoort {
    Word name;
    std::optional<Text> label;
    std::vector<Word> met;
    std::vector<Field> fields;
};

struct DatedValue {
    Validity valid;
    Expression value;
    Span span;
};

struct OpenFor {  // `open voor raad  alleen hoger`: kept, shown; layers fill it later
    std::vector<Word> organs;
    std::optional<Word> only;
};

struct Parameter {
    Word name;
    std::optional<Text> label;
    TypeText type;
    std::vector<Ground> grounds;
    std::optional<OpenFor> open_for;
    std::vector<DatedValue> values;
};

struct Gevolgsoort {
    Word name;  // weigeren_verplicht
    std::optional<Text> label;
    std::optional<Expression> rank;
    std::optional<Word> effect;   // `werking weigert`
    std::optional<Word> weighed;  // `weging ja|nee`: must a person weigh it
};

struct Definitie {
    Word name;
    std::optional<Word> subject;  // `van leidinggevende`: begrip and variable in one
    std::optional<Text> label;
    TypeText type;
    std::vector<Ground> grounds;
    std::optional<Expression> body;
};

// A published answer: `conclusie bibobZwaarte : keuze (…) "…"`.
struct Conclusie {
    Word name;
    std::optional<Text> label;
    TypeText type;
    std::vector<Ground> grounds;
    std::optional<Expression> body;
};

// What stands in one cell, said of the value of its column.
struct Cell {
    enum class Kind : std::uint8_t {
        broken,
        any,         // `-`
        value,       // `zwaar`, `ja`, `€ 10.000`: operands: [x]; an output cell holds any expression
        comparison,  // `> 50 %`: op; operands: [x]
        range,       // `10 % t/m 50 %` (inclusive), `10 % tot 50 %` (exclusive): op; operands: [low, high]
    };
    Kind kind = Kind::broken;
    Op op = Op::none;
    std::vector<Expression> operands;
    Span span;
};

struct TableRow {
    std::vector<Cell> inputs;     // one per input column
    std::optional<Cell> output;
    std::optional<Ground> ground; // of the column `volgens`; the bron is that of the table's grondslag
    Span span;
};

struct Beslistabel {
    enum class Policy : std::uint8_t { precies_een, eerste, alle };  // `precies een rij`, `eerste rij`, `alle rijen`
    Word name;
    std::optional<Text> label;
    TypeText type;
    std::optional<Policy> policy;
    std::vector<Ground> grounds;
    std::vector<Expression> columns;  // the heads of the input columns
    std::vector<TableRow> rows;
};

// How a lower layer fills what a higher one left open: `invulling minimumVloeroppervlakte`.
struct Invulling {
    Word name;                       // the parameter
    std::optional<Word> organ;       // `door raad`
    std::vector<Ground> grounds;
    std::vector<DatedValue> values;  // `vanaf D luidt x`; a value of Kind::geen: `vanaf D geen norm`
};

// `vervallen REGEL`: a rule of a higher layer that does not hold here.
struct Vervallen {
    Word regel;
    std::optional<Word> organ;  // `door raad`
    std::vector<Ground> grounds;
};

// `beschermd nationaliteit "…"`: what may not be a fact, or only with a justification.
struct Beschermd {
    Word name;
    std::optional<Text> label;
    std::vector<Text> words;     // `woorden "nationaliteit"; "paspoort"`: parts of names and labels
    std::optional<Word> effect;  // `werking verbod | rechtvaardiging`
    std::vector<Ground> grounds;
    std::optional<Text> reason;  // `reden "…"`
};

// A calendar of days that are free by law, and how the end of a term moves (Algemene termijnenwet):
// `kalender algemene_termijnenwet "…"`.
struct Feestdag {
    Text name;
    // One of these: a day of the year ("04-27"), a day counted from Easter Sunday, or one date.
    std::optional<Word> yearly;          // text "04-27"
    std::optional<Expression> from_easter;  // `pasen`, `pasen + 1 dag`: the number of days, negative before it
    std::optional<Expression> date;      // `15 augustus 2027`
    std::optional<Word> if_weekday;      // `op zondag 26 april`: on that weekday the day is …
    std::optional<Word> instead;         // … this one, text "04-26"
    std::optional<Ground> ground;
    Span span;
};

struct Kalender {
    Word name;
    std::optional<Text> label;
    std::vector<Ground> grounds;
    std::vector<Word> free_weekdays;     // `vrij zaterdag; zondag`
    std::vector<Feestdag> feestdagen;
    bool moves_end = false;              // `einde naar werkdag`: the last day is never a free day
    std::optional<Ground> moves_ground;
    // `bevat ten minste 2 werkdagen bij een termijn van ten minste 3 dagen`
    std::optional<Expression> least_workdays, least_length;
    std::optional<Ground> least_ground;
    std::vector<Expression> longest;     // `tot en met 12 weken; 90 dagen; 3 maanden`: longer terms do not move
    std::optional<Ground> longest_ground;
};

struct Verlenging {  // `verlengd met 6 weken als … volgens G`, `verlengd tot en met D als …`
    Expression by;                       // a duration, or a day when `is_day`
    bool is_day = false;
    std::optional<Expression> condition;
    std::optional<Ground> ground;
    Span span;
};

struct ForEach {
    Word begrip;                   // also the variable unless `genaamd`
    std::optional<Word> variable;
    Expression list;
};

struct Opschorting {  // `opgeschort na A tot B als …`, `opgeschort vanaf A tot en met B …`
    std::optional<ForEach> each;         // `voor elke verzoek in verzoeken`
    Expression from, until;
    bool from_counts = false;            // `vanaf`: the first day is a day of the suspension; `na`: it is not
    bool until_counts = false;           // `tot en met`: so is the last
    std::optional<Expression> at_most;   // `met ten hoogste 12 weken`
    std::optional<Expression> condition;
    std::optional<Ground> ground;
    Span span;
};

// `termijn beslistermijn "…"`: where it starts, how long it is, what moves its end.
struct Termijn {
    Word name;
    std::optional<Text> label;
    std::vector<Ground> grounds;
    std::optional<Expression> condition;  // `als`: there is such a term
    std::optional<Expression> start;      // `begint na D`, `begint op D`
    bool start_counts = false;            // `op`: the day itself is the first day
    std::optional<Expression> length;     // `duurt 8 weken`
    std::vector<Verlenging> extensions;
    std::vector<Opschorting> suspensions;
    std::optional<Expression> cap;        // `eindigt uiterlijk na 6 maanden`: since its start, whatever moves it
    std::optional<Ground> cap_ground;
    std::optional<Word> kalender;         // `volgens kalender algemene_termijnenwet`
    std::optional<Expression> kalender_condition;  // … `als termijnStaatInWet`
};

struct Status {
    enum class Kind : std::uint8_t { in_werking, concept_ };
    Kind kind = Kind::in_werking;
    std::optional<Text> remark;  // `opmerking "…"` or `omdat "…"`
    Span span;
};

struct Exception {
    Expression condition;
    std::optional<Ground> ground;  // `volgens`
    bool rebuttal = false;         // `tegenbewijs`: rebuts a statutory presumption
};

struct Gevolg {
    Word name;  // joined with '_': weigeren_verplicht
    std::optional<Text> text;      // voorschrift "…", plicht "…"
    std::optional<Word> recipient; // `naar jurist`
    std::optional<Ground> ground;  // `volgens`
    Span span;
};

struct Replacement {  // `vervangt door raad volgens G`: this rule replaces the one with its id
    std::optional<Word> organ;
    std::optional<Ground> ground;
    Span span;
};

struct Blocking {  // what a `blokkade` holds back
    enum class Kind : std::uint8_t { gegeven, besluit, stap };
    Kind kind{};
    Expression what;           // gegeven: a fact, `veld van x`, or a variable of `voor elke`
    std::optional<Text> text;  // besluit, stap: which
    Span span;
};

struct Regel {  // and `blokkade`, which is read as a rule
    Word id;  // HOR-02
    std::optional<Text> title;
    std::optional<Status> status;
    std::vector<Ground> grounds;
    std::optional<Validity> valid;
    std::vector<Word> applies_to;  // `geldt voor`
    std::vector<Word> deviates_from;  // `in afwijking van HOR-02; HOR-03`
    std::vector<Word> deviates_from_groups;  // `in afwijking van groep zedelijkGedrag`
    std::vector<Word> goes_before;    // `gaat voor HOR-31`: of two deviations that both hold
    std::vector<Word> groups;         // `groep zedelijkGedrag`
    bool is_blokkade = false;
    std::optional<Blocking> blocks;   // blokkade: `van`; its `totdat` is read as `eis`
    std::optional<OpenFor> open_for;  // a lower layer may replace or end it
    std::optional<Replacement> replaces;
    std::vector<ForEach> for_each;
    std::optional<Expression> als;
    std::optional<Expression> eis;
    std::vector<Exception> tenzij;
    std::optional<Gevolg> gevolg;
    std::optional<Template> motivering;
};

// `groep zedelijkGedrag "…"`: rules that are counted or set aside together.
struct Regelgroep {
    Word name;
    std::optional<Text> label;
    std::vector<Word> regels;  // beside the rules that name the group themselves
};

// Old law for old cases: the day on which the law is read for some rules.
struct Overgangsrecht {
    Word name;
    std::optional<Text> label;
    std::vector<Ground> grounds;
    std::vector<Word> regels;
    std::vector<Word> groepen;         // `regels groep zedelijkGedrag`
    std::optional<Expression> als;
    std::optional<Expression> day;     // `recht op D`
    std::optional<Expression> until;   // `totdat`
};

// What always holds between two facts: `altijd a >= b`.
struct Verband {
    Text title;
    std::vector<ForEach> for_each;
    std::optional<Expression> always;
    std::vector<Ground> grounds;
};

// How one party leads to the next: `keten zeggenschap van rechtspersoon`.
struct Keten {
    Word name;
    std::optional<Word> subject;     // `van rechtspersoon`: begrip and variable in one
    std::optional<Text> label;
    std::vector<Ground> grounds;
    std::optional<ForEach> via;      // `via deelneming in deelnemingen van rechtspersoon`
    std::optional<Expression> to;    // `naar houder van deelneming`
    std::optional<Expression> share; // `deel percentage van deelneming`
};

// A promise about every case; until it is proved it is tried.
struct Waarborg {
    Text title;
    std::optional<Word> aanvraagsoort;
    std::vector<Ground> grounds;
    std::optional<Expression> always;
};

struct Gegeven {
    Expression path;   // name, field, index
    Expression value;  // literal, list, record, geen
    Span span;
};

struct Verwacht {
    enum class Kind : std::uint8_t { uitkomst, ontbreekt, advies, conclusie, termijn };
    Kind kind{};
    Word regel;                      // uitkomst; conclusie, termijn: its name
    std::optional<Expression> object;  // uitkomst: `voor leidinggevenden[1]`
    Word uitkomst;                   // voldaan … niet_van_toepassing (joined with '_')
    std::optional<Expression> path;  // ontbreekt: `socialeHygiene van leidinggevenden[1]`
    Word advies;                     // weigeren_verplicht … geen_beletsel
    std::optional<Word> advies_status;  // definitief | voorlopig
    std::optional<Ground> ground;    // uitkomst: `volgens alcoholwet art. 8`: a ground of the finding
    std::optional<Text> reason;      // uitkomst: `met "…"`: words that the motivering contains
    std::optional<Expression> value; // conclusie: `= zwaar`, `= geen`; none: `onbekend`; termijn: the day
    Word part;                       // termijn: begin | einde (with a value or `onbekend`) | loopt | staat_stil | verstreken
    Span span;
};

struct Voorbeeld {
    Text title;
    std::optional<Text> herkomst;
    std::optional<Word> aanvraagsoort;
    std::optional<Word> gemeente;
    std::vector<Gegeven> gegeven;
    std::vector<Verwacht> verwacht;
};

struct Declaration {
    Span span;          // from the keyword to the end of the last clause
    Span keyword;
    std::variant<Regelset, Begrip, Feitengroep, Aanvraagsoort, Parameter, Gevolgsoort, Definitie, Conclusie, Beslistabel, Invulling,
                 Vervallen, Beschermd, Kalender, Termijn, Regel, Regelgroep, Overgangsrecht, Verband, Keten, Waarborg, Voorbeeld> node;
    bool complete = true;  // false: some clause could not be read; do not complain about what is absent
};

struct File {
    std::uint32_t file = 0;
    std::vector<Declaration> declarations;
};

}  // namespace drempel::grammar
