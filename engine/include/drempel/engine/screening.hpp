// SPDX-License-Identifier: EUPL-1.2
// What a screening says. Advice to a named official; nothing here decides.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drempel/engine/facts.hpp"
#include "drempel/engine/ruleset.hpp"
#include "drempel/engine/waarheid.hpp"

namespace drempel::engine {

// Order of the summary of a rule over several objects (semantics 2).
enum class Uitkomst : std::uint8_t { geraakt, onbepaald, rekenfout, uitzondering, voldaan, niet_van_toepassing };

enum class Fase : std::uint8_t { geldig, als, eis, tenzij };  // the order in which to ask

struct Ontbreekt {
    enum class Soort : std::uint8_t { feit, lijst, oordeel, norm };
    Soort soort{};
    SlotId slot;               // feit, lijst, oordeel; norm without parameter: the duur that waits for an omrekening
    ParameterId parameter;     // norm: the parameter that nobody filled; none for an omrekening
    Fase fase{};
    bool kan_alleen_beslissen = false;
    bool operator==(const Ontbreekt&) const = default;
};

// A norm that was read: whose value it is, and in Dutch what it is.
struct GelezenNorm {
    ParameterId parameter;
    std::optional<std::uint32_t> fill;  // index in Parameter::fills; none: the parameter's own value
    NodeId value;
    std::string weergave;
};

enum class Kenmerk : std::uint8_t { lege_lijst, ongeverifieerd, concept_, open_lijst, fuel_op, vermoeden, botsing, geblokkeerd, kring };

struct Bevinding {
    RuleId rule;
    std::vector<RecordId> objects;     // one per `voor elke`; empty for the whole case
    SlotId list;                       // the finding stands at a list's path (empty, unknown or open list)
    Uitkomst uitkomst{};
    Oordeel h{};                       // truth of H
    std::string motivering;            // Dutch: the rule's own when hit, else why not
    std::vector<SlotId> gebruikt;      // known facts that were read, in order of reading, each once
    std::vector<GelezenNorm> normen;   // values of parameters that were read, in order of reading, each once
    std::vector<Ontbreekt> ontbreekt;  // by fase, then order of reading
    std::vector<Kenmerk> kenmerken;    // sorted
    std::optional<std::uint32_t> exception;  // uitzondering: which tenzij
    std::vector<RuleId> blocked_by;    // uitzondering through a `blokkade` of a fact that the rule reads
    OvergangsrechtId transition;       // the law was read on the day that this overgangsrecht says
    std::vector<RuleId> defeated_by;   // uitzondering through `in afwijking van`: the rules that hold instead
};

enum class AdviesStatus : std::uint8_t { definitief, voorlopig };

struct OntbrekendGegeven {  // one question for the file, over all findings
    Ontbreekt::Soort soort{};
    SlotId slot;
    ParameterId parameter;
    std::vector<RuleId> decides;  // sorted by rule id
};

// A published answer beside the rules (semantics 3).
struct ConclusieUitkomst {
    enum class Staat : std::uint8_t { waarde, mogelijk, geen, niet_van_toepassing, rekenfout, onbekend };
    ConclusieId conclusie;
    Staat staat{};
    std::string waarde;                // JSON form: "zwaar", "12.5", "2026-03-01", "true"; "" unless waarde
    std::string weergave;              // Dutch
    std::vector<std::string> mogelijk; // what is still possible, JSON form, when these can be counted; by member order
    std::vector<Grondslag> grounds;    // of the conclusie and of the rows that count
    std::vector<SlotId> gebruikt;
    std::vector<Ontbreekt> ontbreekt;
};

// A legal term: its first and last day as far as known, and how it stands on the peildatum (semantics 6).
struct TermijnUitkomst {
    enum class Staat : std::uint8_t { niet_begonnen, loopt, staat_stil, verstreken, niet_van_toepassing, onbekend };
    TermijnId termijn;
    Staat staat{};
    std::optional<Dag> begin_vroegst, begin_laatst;  // equal when known; absent: no bound
    std::optional<Dag> einde_vroegst, einde_laatst;
    std::optional<Dag> zonder_verschuiving;          // the end before the calendar moved it, when that is known
    std::string weergave;                            // Dutch
    std::optional<std::int32_t> dagen_stil;          // days that it has stood or will stand still, when that is known
    std::vector<Grondslag> grounds;                  // of the term and of the extensions and suspensions that count
    std::vector<SlotId> gebruikt;
    std::vector<Ontbreekt> ontbreekt;
};

struct Screening {
    SoortId soort;
    Dag peildatum;
    GevolgsoortId advies;                            // none: geen_beletsel
    AdviesStatus advies_status{};
    std::vector<GevolgsoortId> mogelijke_adviezen;   // by rank; none (geen_beletsel) last
    bool besluitrijp = false;
    std::vector<Bevinding> bevindingen;              // by rank, rule id, object
    std::vector<ConclusieUitkomst> conclusies;       // of the soort, by name
    std::vector<TermijnUitkomst> termijnen;          // of the soort, by name
    std::vector<OntbrekendGegeven> ontbrekend;       // by first need: rank, rule id, object, fase
};

}  // namespace drempel::engine
