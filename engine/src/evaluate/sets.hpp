// SPDX-License-Identifier: EUPL-1.2
// What an expression can be: the set of values that agree with everything known (semantics 1).
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "drempel/engine/date.hpp"
#include "drempel/engine/facts.hpp"
#include "drempel/engine/number.hpp"
#include "drempel/engine/ruleset.hpp"
#include "drempel/engine/waarheid.hpp"

namespace drempel::engine::evaluation {

// An interval of numbers. An infinite end ignores its number; `whole` keeps only the whole numbers in it.
struct NumberSet {
    Number low, high;
    bool low_infinite = true, high_infinite = true;
    bool low_open = false, high_open = false;
    bool whole = false;

    static NumberSet exactly(const Number& number);
    bool is_single() const { return !low_infinite && !high_infinite && low == high; }
    bool is_beyond_limit() const;  // every value in it is an overflow in the sense of semantics 6
    // Some value in it is an overflow. An end that nothing bounds counts as staying below the limit: otherwise a lower bound
    // would never decide anything over an open list (semantics 1).
    bool may_exceed_limit() const;
};

NumberSet negate(const NumberSet& a);
NumberSet add(const NumberSet& a, const NumberSet& b);
NumberSet multiply(const NumberSet& a, const NumberSet& b);
NumberSet hull(const NumberSet& a, const NumberSet& b);
bool contains_zero(const NumberSet& a);
NumberSet divide(const NumberSet& a, const NumberSet& b);  // INVARIANT: b does not contain zero

// An interval of days, both ends included; the two extremes stand for "no bound".
struct DaySet {
    static constexpr std::int32_t no_low = std::numeric_limits<std::int32_t>::min();
    static constexpr std::int32_t no_high = std::numeric_limits<std::int32_t>::max();
    std::int32_t low = no_low, high = no_high;

    static DaySet exactly(Dag dag) { return {dag.number, dag.number}; }
    bool is_single() const { return low == high; }
};

// Lengths of one unit, or of a unit not known (then the counts say no more than their sign).
struct DurationSet {
    static constexpr std::int64_t no_low = std::numeric_limits<std::int64_t>::min();
    static constexpr std::int64_t no_high = std::numeric_limits<std::int64_t>::max();
    bool unit_known = false;
    Duur::Unit unit = Duur::Unit::maanden;
    std::int64_t low = 0, high = no_high;

    static DurationSet exactly(Duur duur) { return {true, duur.unit, duur.count, duur.count}; }
    bool is_single() const { return unit_known && low == high; }
};

DaySet plus(const DaySet& day, const DurationSet& duration);
DaySet minus(const DaySet& day, const DurationSet& duration);
DurationSet negate(const DurationSet& a);
// The sum in one unit; across units the unit of the sum is not known.
DurationSet add(const DurationSet& a, const DurationSet& b);
DurationSet days_between(const DaySet& later, const DaySet& earlier);

// Definite exactly when all pairs agree.
Waarheid less(const NumberSet& a, const NumberSet& b);
Waarheid equal(const NumberSet& a, const NumberSet& b);
Waarheid less(const DaySet& a, const DaySet& b);
Waarheid equal(const DaySet& a, const DaySet& b);
Waarheid less(const DurationSet& a, const DurationSet& b);
Waarheid equal(const DurationSet& a, const DurationSet& b);
bool units_differ(const DurationSet& a, const DurationSet& b);  // months against days: needs an omrekening

// A record of the case, or one that is not known; then `why` is the slot (a list, a record) that would tell.
struct RecordRef {
    RecordId id;
    BegripId begrip;
    SlotId why;
    SlotId key;  // of a verwijzing: the slot that holds the key of the party
    bool is_known() const { return !id.is_none(); }
};

enum class ListState : std::uint8_t { onbekend, open, gesloten };

struct ListRef {
    ListState state = ListState::onbekend;
    ListId id;       // open, gesloten; none for a list known to be absent
    SlotId slot;     // its place; of the holder when the holder is not known
    BegripId begrip; // of its elements
    // How many elements its type asks for (`ten minste n`, `ten hoogste n`).
    std::uint32_t at_least = 0;
    std::optional<std::uint32_t> at_most;
};

// The possible values of one expression. Which payload counts follows from `kind`.
struct Value {
    ValueKind kind = ValueKind::ja_nee;
    bool fout = false;        // no value at all: the computation went wrong
    bool may_be_fout = false; // some of the values that it can have are errors
    bool is_geen = false;     // known to be absent
    bool may_be_geen = false; // of an expression: perhaps absent
    Oordeel truth = Oordeel::onbekend;
    bool text_known = false;
    std::string_view text;
    std::uint64_t members = 0;  // keuze: one bit per member that it can be
    NumberSet number;
    DaySet day;
    DurationSet duration;
    RecordRef record;
    ListRef list;

    bool is_single() const;  // exactly one value (or geen, or fout)
};

// Lets `into` be what either of the two can be.
void join(Value& into, const Value& other);

// What a value of this type can be when nothing is known about it.
void set_unknown(const RuleSet& rules, const Type& type, Dag peildatum, Value& out);

}  // namespace drempel::engine::evaluation
