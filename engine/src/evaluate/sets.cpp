// SPDX-License-Identifier: EUPL-1.2
#include "evaluate/sets.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "choosable.hpp"

namespace drempel::engine::evaluation {

namespace {

// One end of an interval: minus infinity, a number, or plus infinity.
struct End {
    int infinity = 0;
    Number number;
    bool open = false;
};

End low_end(const NumberSet& a) { return a.low_infinite ? End{-1, {}, true} : End{0, a.low, a.low_open}; }
End high_end(const NumberSet& a) { return a.high_infinite ? End{1, {}, true} : End{0, a.high, a.high_open}; }

int sign_of(const End& end) { return end.infinity != 0 ? end.infinity : end.number.sign(); }

// The limit of the product when both factors go to these ends. Zero times a side without end stays
// zero, because that side is never reached.
End product(const End& a, const End& b) {
    const int sign_a = sign_of(a);
    const int sign_b = sign_of(b);
    if (sign_a == 0 || sign_b == 0) {
        const bool reached = (sign_a == 0 && !a.open) || (sign_b == 0 && !b.open);
        return {0, Number(0), !reached};
    }
    if (a.infinity != 0 || b.infinity != 0) return {sign_a * sign_b, {}, true};
    return {0, a.number * b.number, a.open || b.open};
}

int compare(const End& a, const End& b) {
    if (a.infinity != b.infinity) return a.infinity < b.infinity ? -1 : 1;
    if (a.infinity != 0) return 0;
    const auto order = a.number <=> b.number;
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

// A whole-number interval has closed whole ends.
NumberSet tightened(NumberSet a) {
    if (!a.whole) return a;
    if (!a.low_infinite) {
        const Number up = a.low.ceil();
        a.low = a.low_open && up == a.low ? up + Number(1) : up;
        a.low_open = false;
    }
    if (!a.high_infinite) {
        const Number down = a.high.floor();
        a.high = a.high_open && down == a.high ? down - Number(1) : down;
        a.high_open = false;
    }
    return a;
}

NumberSet from_ends(const End& low, const End& high, bool whole) {
    NumberSet result;
    result.low_infinite = low.infinity != 0;
    result.high_infinite = high.infinity != 0;
    result.low = low.number;
    result.high = high.number;
    result.low_open = !result.low_infinite && low.open;
    result.high_open = !result.high_infinite && high.open;
    result.whole = whole;
    return tightened(result);
}

std::int32_t day_number(Dag dag) { return dag.number; }

constexpr std::int64_t largest_count = std::numeric_limits<std::int32_t>::max();

Duur duration_of(Duur::Unit unit, std::int64_t count) {
    return {unit, static_cast<std::int32_t>(std::clamp(count, -largest_count, largest_count))};
}

std::int64_t add_ends(std::int64_t a, std::int64_t b, std::int64_t no_bound) {
    return a == no_bound || b == no_bound ? no_bound : a + b;
}

}  // namespace

NumberSet NumberSet::exactly(const Number& number) {
    NumberSet result;
    result.low = number;
    result.high = number;
    result.low_infinite = false;
    result.high_infinite = false;
    result.whole = number.is_whole();
    return result;
}

bool NumberSet::is_beyond_limit() const {
    const bool above = !low_infinite && low.sign() > 0 && low.exceeds_limit();
    const bool below = !high_infinite && high.sign() < 0 && high.exceeds_limit();
    return above || below;
}

bool NumberSet::may_exceed_limit() const {
    const auto exceeds = [](const Number& end, bool open, int side) {
        static const Number limit(1'000'000'000'000'000);
        return end.exceeds_limit() && !(open && (side > 0 ? end == limit : end == -limit));
    };
    return (!high_infinite && exceeds(high, high_open, 1)) || (!low_infinite && exceeds(low, low_open, -1));
}

NumberSet negate(const NumberSet& a) {
    NumberSet result = a;
    result.low = -a.high;
    result.high = -a.low;
    result.low_infinite = a.high_infinite;
    result.high_infinite = a.low_infinite;
    result.low_open = a.high_open;
    result.high_open = a.low_open;
    return result;
}

NumberSet add(const NumberSet& a, const NumberSet& b) {
    NumberSet result;
    result.low_infinite = a.low_infinite || b.low_infinite;
    result.high_infinite = a.high_infinite || b.high_infinite;
    if (!result.low_infinite) result.low = a.low + b.low;
    if (!result.high_infinite) result.high = a.high + b.high;
    result.low_open = !result.low_infinite && (a.low_open || b.low_open);
    result.high_open = !result.high_infinite && (a.high_open || b.high_open);
    result.whole = a.whole && b.whole;
    return result;
}

NumberSet multiply(const NumberSet& a, const NumberSet& b) {
    if (a.is_single() && b.is_single()) return NumberSet::exactly(a.low * b.low);
    const std::array corners{product(low_end(a), low_end(b)), product(low_end(a), high_end(b)),
                             product(high_end(a), low_end(b)), product(high_end(a), high_end(b))};
    End low = corners[0];
    End high = corners[0];
    for (const auto& corner : corners) {
        const int below = compare(corner, low);
        if (below < 0 || (below == 0 && !corner.open)) low = corner;
        const int above = compare(corner, high);
        if (above > 0 || (above == 0 && !corner.open)) high = corner;
    }
    return from_ends(low, high, a.whole && b.whole);
}

NumberSet hull(const NumberSet& a, const NumberSet& b) {
    const End a_low = low_end(a);
    const End b_low = low_end(b);
    const End a_high = high_end(a);
    const End b_high = high_end(b);
    const int lows = compare(a_low, b_low);
    const int highs = compare(a_high, b_high);
    const End low = lows < 0 || (lows == 0 && !a_low.open) ? a_low : b_low;
    const End high = highs > 0 || (highs == 0 && !a_high.open) ? a_high : b_high;
    return from_ends(low, high, a.whole && b.whole);
}

bool contains_zero(const NumberSet& a) {
    const bool above_low = a.low_infinite || a.low.sign() < 0 || (a.low.sign() == 0 && !a.low_open);
    const bool below_high = a.high_infinite || a.high.sign() > 0 || (a.high.sign() == 0 && !a.high_open);
    return above_low && below_high;
}

NumberSet divide(const NumberSet& a, const NumberSet& b) {
    if (a.is_single() && b.is_single()) return NumberSet::exactly(a.low / b.low);
    const auto inverse = [](const End& end, int side) -> End {
        if (end.infinity != 0) return {0, Number(0), true};
        if (end.number.sign() == 0) return {side, {}, true};
        return {0, Number(1) / end.number, end.open};
    };
    // INVARIANT: b lies wholly on one side of zero, so the inverse turns the order round.
    const int side = !b.low_infinite && b.low.sign() >= 0 ? 1 : -1;
    return multiply(a, from_ends(inverse(high_end(b), side), inverse(low_end(b), side), false));
}

DaySet plus(const DaySet& day, const DurationSet& duration) {
    DaySet result;
    if (!duration.unit_known) {
        // Only the sign says something: a length of at least nothing never goes back.
        if (duration.low >= 0) result.low = day.low;
        if (duration.high <= 0) result.high = day.high;
        return result;
    }
    if (day.low != DaySet::no_low && duration.low != DurationSet::no_low) {
        result.low = day_number(engine::add(Dag{day.low}, duration_of(duration.unit, duration.low)));
    }
    if (day.high != DaySet::no_high && duration.high != DurationSet::no_high) {
        result.high = day_number(engine::add(Dag{day.high}, duration_of(duration.unit, duration.high)));
    }
    return result;
}

DaySet minus(const DaySet& day, const DurationSet& duration) { return plus(day, negate(duration)); }

DurationSet negate(const DurationSet& a) {
    DurationSet result = a;
    result.low = a.high == DurationSet::no_high ? DurationSet::no_low : -a.high;
    result.high = a.low == DurationSet::no_low ? DurationSet::no_high : -a.low;
    return result;
}

DurationSet add(const DurationSet& a, const DurationSet& b) {
    DurationSet result;
    result.low = add_ends(a.low, b.low, DurationSet::no_low);
    result.high = add_ends(a.high, b.high, DurationSet::no_high);
    result.unit_known = a.unit_known && b.unit_known && a.unit == b.unit;
    result.unit = a.unit;
    if (result.unit_known) return result;
    const auto sign_only = [](const DurationSet& x) { return x.low >= 0 ? 1 : x.high <= 0 ? -1 : 0; };
    if (a.is_single() && a.low == 0) return b;
    if (b.is_single() && b.low == 0) return a;
    result.low = sign_only(a) == 1 && sign_only(b) == 1 ? 0 : DurationSet::no_low;
    result.high = sign_only(a) == -1 && sign_only(b) == -1 ? 0 : DurationSet::no_high;
    return result;
}

DurationSet days_between(const DaySet& later, const DaySet& earlier) {
    DurationSet result;
    result.unit_known = true;
    result.unit = Duur::Unit::dagen;
    result.low = later.low == DaySet::no_low || earlier.high == DaySet::no_high ? DurationSet::no_low
                                                                               : std::int64_t{later.low} - earlier.high;
    result.high = later.high == DaySet::no_high || earlier.low == DaySet::no_low ? DurationSet::no_high
                                                                                 : std::int64_t{later.high} - earlier.low;
    return result;
}

Waarheid less(const NumberSet& a, const NumberSet& b) {
    if (!a.high_infinite && !b.low_infinite) {
        const auto order = a.high <=> b.low;
        if (order < 0 || (order == 0 && (a.high_open || b.low_open))) return Waarheid::waar;
    }
    if (!a.low_infinite && !b.high_infinite && a.low >= b.high) return Waarheid::onwaar;
    return Waarheid::onbekend;
}

Waarheid equal(const NumberSet& a, const NumberSet& b) {
    if (a.is_single() && b.is_single()) return waarheid(a.low == b.low);
    // The values both can have: without one they are never equal.
    const End a_low = low_end(a);
    const End b_low = low_end(b);
    const End a_high = high_end(a);
    const End b_high = high_end(b);
    const int lows = compare(a_low, b_low);
    const int highs = compare(a_high, b_high);
    End low = lows >= 0 ? a_low : b_low;
    End high = highs <= 0 ? a_high : b_high;
    if (lows == 0) low.open = a_low.open || b_low.open;
    if (highs == 0) high.open = a_high.open || b_high.open;
    const NumberSet shared = from_ends(low, high, a.whole || b.whole);
    if (shared.low_infinite || shared.high_infinite) return Waarheid::onbekend;
    const auto order = shared.low <=> shared.high;
    const bool empty = order > 0 || (order == 0 && (shared.low_open || shared.high_open));
    return empty ? Waarheid::onwaar : Waarheid::onbekend;
}

Waarheid less(const DaySet& a, const DaySet& b) {
    if (a.high != DaySet::no_high && b.low != DaySet::no_low && a.high < b.low) return Waarheid::waar;
    if (a.low != DaySet::no_low && b.high != DaySet::no_high && a.low >= b.high) return Waarheid::onwaar;
    return Waarheid::onbekend;
}

Waarheid equal(const DaySet& a, const DaySet& b) {
    if (a.is_single() && b.is_single()) return waarheid(a.low == b.low);
    if (less(a, b) == Waarheid::waar || less(b, a) == Waarheid::waar) return Waarheid::onwaar;
    return Waarheid::onbekend;
}

bool units_differ(const DurationSet& a, const DurationSet& b) { return a.unit_known && b.unit_known && a.unit != b.unit; }

Waarheid less(const DurationSet& a, const DurationSet& b) {
    if (a.unit_known && b.unit_known && a.unit == b.unit) {
        if (a.high != DurationSet::no_high && b.low != DurationSet::no_low && a.high < b.low) return Waarheid::waar;
        if (a.low != DurationSet::no_low && b.high != DurationSet::no_high && a.low >= b.high) return Waarheid::onwaar;
        return Waarheid::onbekend;
    }
    // Across units only the sign is common to months and days.
    if ((a.high <= 0 && b.low > 0) || (a.high < 0 && b.low >= 0)) return Waarheid::waar;
    if (a.low >= 0 && b.high <= 0) return Waarheid::onwaar;
    return Waarheid::onbekend;
}

Waarheid equal(const DurationSet& a, const DurationSet& b) {
    const bool same_unit = a.unit_known && b.unit_known && a.unit == b.unit;
    const bool both_single = a.low == a.high && b.low == b.high;
    if (both_single && (same_unit || (a.low == 0 && b.low == 0))) return waarheid(a.low == b.low);
    if (less(a, b) == Waarheid::waar || less(b, a) == Waarheid::waar) return Waarheid::onwaar;
    return Waarheid::onbekend;
}

bool Value::is_single() const {
    if (fout || is_geen) return true;
    if (may_be_fout || may_be_geen) return false;
    switch (kind) {
        case ValueKind::ja_nee: return truth != Oordeel::onbekend;
        case ValueKind::getal: return number.is_single();
        case ValueKind::datum: return day.is_single();
        case ValueKind::duur: return duration.is_single();
        case ValueKind::tekst: return text_known;
        case ValueKind::keuze: return std::has_single_bit(members);
        case ValueKind::record: return record.is_known();
        case ValueKind::lijst: return list.state == ListState::gesloten;
    }
    return false;
}

namespace {

DurationSet hull(const DurationSet& a, const DurationSet& b) {
    DurationSet result;
    if (a.unit_known && b.unit_known && a.unit == b.unit) {
        result = a;
        result.low = std::min(a.low, b.low);
        result.high = std::max(a.high, b.high);
        return result;
    }
    result.low = a.low >= 0 && b.low >= 0 ? 0 : DurationSet::no_low;
    result.high = a.high <= 0 && b.high <= 0 ? 0 : DurationSet::no_high;
    return result;
}

}  // namespace

void join(Value& into, const Value& other) {
    if (into.fout || other.fout) {
        if (into.fout && other.fout) return;
        if (into.fout) into = other;
        into.may_be_fout = true;
        if (into.kind == ValueKind::ja_nee) into.truth = Oordeel::onbekend;
        return;
    }
    const bool may_be_fout = into.may_be_fout || other.may_be_fout;
    if (into.is_geen || other.is_geen) {
        if (into.is_geen && other.is_geen) return;
        if (into.is_geen) into = other;
        into.may_be_geen = true;
        into.may_be_fout = may_be_fout;
        if (into.kind == ValueKind::ja_nee) into.truth = Oordeel::onbekend;
        return;
    }
    into.may_be_fout = may_be_fout;
    into.may_be_geen = into.may_be_geen || other.may_be_geen;
    switch (into.kind) {
        case ValueKind::ja_nee:
            if (into.truth != other.truth) into.truth = Oordeel::onbekend;
            return;
        case ValueKind::getal: into.number = hull(into.number, other.number); return;
        case ValueKind::datum: into.day = {std::min(into.day.low, other.day.low), std::max(into.day.high, other.day.high)}; return;
        case ValueKind::duur: into.duration = hull(into.duration, other.duration); return;
        case ValueKind::tekst: into.text_known = into.text_known && other.text_known && into.text == other.text; return;
        case ValueKind::keuze: into.members |= other.members; return;
        case ValueKind::record:
            if (into.record.id != other.record.id) into.record = {{}, into.record.begrip, {}, {}};
            return;
        case ValueKind::lijst:
            if (into.list.id != other.list.id || into.list.state != other.list.state) into.list = {ListState::onbekend, {}, {}, into.list.begrip, 0, {}};
            return;
    }
}

void set_unknown(const RuleSet& rules, const Type& type, Dag peildatum, Value& out) {
    out = Value{};
    out.kind = type.kind;
    switch (type.kind) {
        case ValueKind::ja_nee:
        case ValueKind::tekst: break;
        case ValueKind::getal:
            if (type.low) {
                out.number.low = *type.low;
                out.number.low_infinite = false;
            }
            if (type.high) {
                out.number.high = *type.high;
                out.number.high_infinite = false;
            }
            out.number.whole = type.whole;
            out.number = tightened(out.number);
            break;
        case ValueKind::datum: {
            const auto day_of = [peildatum](const DateLimit& limit) { return limit.is_peildatum ? peildatum : limit.dag; };
            if (type.earliest) out.day.low = day_of(*type.earliest).number;
            if (type.latest) out.day.high = day_of(*type.latest).number;
            break;
        }
        case ValueKind::duur: break;
        case ValueKind::keuze: {
            out.members = choosable(rules.keuzes[type.keuze.index], peildatum);
            break;
        }
        case ValueKind::record: out.record.begrip = type.begrip; break;
        case ValueKind::lijst:
            out.list.begrip = type.begrip.is_none() && !type.element.is_none() ? rules.type(type.element).begrip : type.begrip;
            out.list.at_least = type.at_least;
            out.list.at_most = type.at_most;
            break;
    }
}

}  // namespace drempel::engine::evaluation
