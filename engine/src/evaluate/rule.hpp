// SPDX-License-Identifier: EUPL-1.2
// One rule for one object: the outcome table of semantics 2.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "evaluate/machine.hpp"

namespace drempel::engine::evaluation {

// Where a finding stands: the whole case, an element of each `voor elke`, or a list.
struct Place {
    enum class Kind : std::uint8_t { element, empty_list, unknown_rest };
    Kind kind = Kind::element;
    std::vector<RecordId> objects;
    std::vector<RecordRef> bound;  // one per `voor elke`
    SlotId list;                   // empty_list, unknown_rest
    bool list_is_open = false;

    bool stands_at(const Place& other) const { return kind == other.kind && objects == other.objects && list == other.list; }
};

// The truth of the parts of H. A part that could not matter any more is not evaluated.
struct Outcome {
    Oordeel applies = Oordeel::waar;  // geldig en als
    Oordeel eis = Oordeel::onwaar;
    Oordeel tenzij = Oordeel::onwaar;
    Oordeel h = Oordeel::onbekend;
    bool is_valid = true;             // geldig
    bool asks_tenzij = false;         // geldig and als hold, eis does not: only an exception can still help
    bool is_rebuttable = false;       // hit, were it not that its `tegenbewijs` is not known
    bool has_absent_norm = false;     // a lower layer said `geen norm` of what it reads
    const Vervallen* ended = nullptr; // a lower layer took the rule out
    std::optional<std::uint32_t> exception;
    std::vector<RuleId> blocked_by;   // the blokkades of a fact that it reads, or of its object
    std::vector<RuleId> defeated_by;  // the rules that hold in the place of this one
    Uitkomst uitkomst = Uitkomst::onbepaald;
};

// The table of semantics 2, from the truth of the three parts.
Uitkomst uitkomst_of(Oordeel applies, Oordeel eis, Oordeel tenzij);

bool is_valid_on(const Rule& rule, Dag rechtsdatum);
std::vector<Place> places_of(Machine& machine, const Rule& rule);
void bind(Machine& machine, const Rule& rule, const Place& place);
Outcome outcome_of(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum);
// The same, and when that leaves it open by the cases of its ja_nee and keuze facts (semantics 1).
Outcome outcome_by_cases(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum);
// What a fact of a case split can be, for those that are not known; as far as there are at most 64 combinations.
std::vector<std::vector<Fixed>> cases_of(const Machine& machine, const std::vector<SplitFact>& split,
                                         const std::vector<ForEach>& for_each, const std::vector<RecordRef>& bound);
// Whether a rule that deviates from this one holds in its place (semantics 3).
Oordeel defeat(Machine& machine, RuleId id, const Place& place, Dag rechtsdatum, std::vector<RuleId>* by);
// Whether a blokkade keeps this rule from using a fact that it reads.
Oordeel blocked_fact(Machine& machine, RuleId id, const Place& place, std::vector<RuleId>& by);
const Vervallen* ended_in(const Machine& machine, const Rule& rule);

// The days that stand for every version of the law that the rules can be under.
struct LawDates {
    std::vector<Dag> days;  // one when the rechtsdatum is known, or no version border lies in what it can be
    std::vector<SlotId> unknown;  // what would tell which, when more than one day is left
    OvergangsrechtId transition;  // that certainly holds
};
LawDates law_dates_of(Machine& machine, std::span<const RuleId> versions);
LawDates law_dates_of(Machine& machine, RegelsetId set, NodeId body);
// Whether two rules ask the law of one and the same day.
bool have_one_law_date(const RuleSet& rules, RuleId a, RuleId b);

// Whether these nodes read a parameter of which a lower layer said `geen norm` for the day.
bool reads_absent_norm(Machine& machine, std::span<const NodeId> roots, Dag day);
// One entry per fact and norm: the first, because that is when it is needed.
std::vector<Missing> each_once(const std::vector<Missing>& log);
// The published answers of the soort.
void add_conclusies(Machine& machine, Screening& screening);
// Its terms.
void add_termijnen(Machine& machine, Screening& screening);

// A finding and what only the advice needs to know of it.
struct Found {
    Bevinding finding;
    bool may_be_hit = false;         // H not onwaar while what is not known may still become known
    bool asks_tenzij = false;
};

// All versions of one rule id; adds one finding per place.
void screen_rule(Machine& machine, std::span<const RuleId> versions, std::vector<Found>& found);

// Which of `missing` can settle H alone, by the structure of the residual (semantics 2).
struct Deciding {
    std::vector<bool> alone;
    std::vector<bool> unsure;  // the structure does not settle it: to be tried
};
Deciding deciding_alone(Machine& machine, const Rule& rule, const Place& place, std::span<const Missing> missing);
// Whether some value of one missing fact makes `answer` definite, by trying.
bool decides_by_trying(Machine& machine, const Missing& fact, std::span<const Dag> days, const std::function<Oordeel()>& answer);

}  // namespace drempel::engine::evaluation
