// SPDX-License-Identifier: EUPL-1.2
// One rule for one object: the outcome table of semantics 2.
#pragma once

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
    std::optional<std::uint32_t> exception;
    Uitkomst uitkomst = Uitkomst::onbepaald;
};

// The table of semantics 2, from the truth of the three parts.
Uitkomst uitkomst_of(Oordeel applies, Oordeel eis, Oordeel tenzij);

bool is_valid_on(const Rule& rule, Dag rechtsdatum);
std::vector<Place> places_of(Machine& machine, const Rule& rule);
void bind(Machine& machine, const Rule& rule, const Place& place);
Outcome outcome_of(Machine& machine, const Rule& rule, const Place& place, Dag rechtsdatum);

// The days that stand for every version of the law that the rules can be under.
struct LawDates {
    std::vector<Dag> days;  // one when the rechtsdatum is known, or no version border lies in what it can be
    SlotId unknown;         // the date fact, when more than one day is left
};
LawDates law_dates_of(Machine& machine, std::span<const RuleId> versions);

// A finding and what only the advice needs to know of it.
struct Found {
    Bevinding finding;
    bool may_be_hit = false;         // H not onwaar while what is not known may still become known
    bool asks_tenzij = false;
};

// All versions of one rule id; adds one finding per place.
void screen_rule(Machine& machine, std::span<const RuleId> versions, std::vector<Found>& found);

// Which of `missing` can settle H alone, by the structure of the residual (semantics 2).
std::vector<bool> deciding_alone(Machine& machine, const Rule& rule, const Place& place, std::span<const Missing> missing);

}  // namespace drempel::engine::evaluation
