// SPDX-License-Identifier: EUPL-1.2
#include "program/cell.hpp"

#include <algorithm>
#include <array>
#include <bit>

#include "drempel/engine/date.hpp"
#include "evaluate/sets.hpp"

namespace drempel::engine::program {

namespace {

__extension__ using Wide = __int128;

constexpr std::uint32_t doubts = Cell::may_be_fout;  // what a computation takes over from its operands

bool fits(Wide value) { return -largest <= value && value <= largest; }

// Elsewhere, or an error, before any value is looked at.
bool is_spoilt(const Cell& a, const Cell& b, Cell& result) {
    const auto flags = a.flags | b.flags;
    if ((flags & Cell::elders) != 0) {
        result = Cell::elsewhere();
        return true;
    }
    if ((flags & (Cell::fout | Cell::geen)) == 0) return false;
    result = Cell::broken();
    return true;
}

std::int64_t ceil_to_whole(std::int64_t a) {
    const auto rest = a % one;
    return rest == 0 ? a : rest > 0 ? a - rest + one : a - rest;
}
std::int64_t floor_to_whole(std::int64_t a) { return -ceil_to_whole(-a); }

}  // namespace

Cell negate_number(const Cell& a) {
    Cell result;
    if (is_spoilt(a, a, result)) return result;
    result.flags = a.flags & (doubts | Cell::whole);
    result.lo = a.hi == no_high ? no_low : -a.hi;
    result.hi = a.lo == no_low ? no_high : -a.lo;
    return result;
}

Cell add_numbers(const Cell& a, const Cell& b) {
    Cell result;
    if (is_spoilt(a, b, result)) return result;
    result.flags = ((a.flags | b.flags) & DREMPEL_MUTANT(10, doubts, 0U)) | (a.flags & b.flags & Cell::whole);
    if (a.lo != no_low && b.lo != no_low) {
        result.lo = a.lo + DREMPEL_MUTANT(11, b.lo, b.lo + 1);
        if (!fits(Wide{a.lo} + b.lo)) return Cell::elsewhere();
    }
    if (a.hi != no_high && b.hi != no_high) {
        result.hi = a.hi + DREMPEL_MUTANT(12, b.hi, b.lo);
        if (!fits(Wide{a.hi} + b.hi)) return Cell::elsewhere();
    }
    return result;
}

namespace {

struct End {
    int infinity = 0;
    std::int64_t value = 0;
};

End low_of(const Cell& a) { return a.lo == no_low ? End{-1, 0} : End{0, a.lo}; }
End high_of(const Cell& a) { return a.hi == no_high ? End{1, 0} : End{0, a.hi}; }
int sign_of(const End& a) { return a.infinity != 0 ? a.infinity : (a.value > 0) - (a.value < 0); }

bool product(const End& a, const End& b, End& result) {
    const int sign_a = sign_of(a);
    const int sign_b = sign_of(b);
    result = {};
    if (sign_a == 0 || sign_b == 0) return true;
    if (a.infinity != 0 || b.infinity != 0) {
        result.infinity = DREMPEL_MUTANT(13, sign_a * sign_b, 1);
        return true;
    }
    const Wide wide = Wide{a.value} * b.value;
    if (wide % one != 0 || !fits(wide / one)) return false;
    result.value = static_cast<std::int64_t>(wide / one);
    return true;
}

bool is_below(const End& a, const End& b) {
    if (a.infinity != b.infinity) return a.infinity < b.infinity;
    return a.infinity == 0 && a.value < b.value;
}

}  // namespace

Cell multiply(const Cell& a, const Cell& b) {
    Cell result;
    if (is_spoilt(a, b, result)) return result;
    result.flags = ((a.flags | b.flags) & DREMPEL_MUTANT(14, doubts, 0U)) | (a.flags & b.flags & Cell::whole);
    if (a.is_single() && b.is_single()) {
        const Wide wide = Wide{a.lo} * b.lo;
        if (wide % one != 0 || !fits(wide / one)) return Cell::elsewhere();
        result.lo = result.hi = static_cast<std::int64_t>(wide / one);
        if (result.lo % one == 0) result.flags |= Cell::whole;
        return result;
    }
    std::array<End, 4> corners;
    if (!product(low_of(a), low_of(b), corners[0]) || !product(low_of(a), high_of(b), corners[1])
        || !product(high_of(a), low_of(b), corners[2]) || !product(high_of(a), high_of(b), corners[3])) {
        return Cell::elsewhere();
    }
    const auto [low, high] = std::minmax_element(corners.begin(), corners.end(), is_below);
    result.lo = low->infinity != 0 ? no_low : low->value;
    result.hi = high->infinity != 0 ? no_high : DREMPEL_MUTANT(15, high->value, low->value);
    return result;
}

Cell divide(const Cell& a, const Cell& b) {
    Cell result;
    if (is_spoilt(a, b, result)) return result;
    const bool has_zero = b.lo <= 0 && DREMPEL_MUTANT(16, b.hi >= 0, b.hi > 0);
    if (has_zero) {
        if (b.is_single() && !b.has(Cell::may_be_fout)) return DREMPEL_MUTANT(17, Cell::broken(), (Cell{0, 0, Cell::whole}));
        return {no_low, no_high, DREMPEL_MUTANT(18, Cell::may_be_fout, 0U)};  // whatever the divisor may still turn out to be
    }
    if (!a.is_single() || !b.is_single()) return Cell::elsewhere();
    const Wide wide = Wide{a.lo} * one;
    if (b.lo == 0 || wide % b.lo != 0 || !fits(wide / b.lo)) return Cell::elsewhere();
    result.lo = result.hi = static_cast<std::int64_t>(wide / b.lo);
    result.flags = ((a.flags | b.flags) & doubts) | (result.lo % one == 0 ? Cell::whole : 0U);
    return result;
}

Cell share(const Cell& percentage, const Cell& whole) {
    if (!percentage.is_single() || !whole.is_single()) return multiply(multiply(percentage, {one / 100, one / 100, 0}), whole);
    Cell result;
    if (is_spoilt(percentage, whole, result)) return result;
    const Wide wide = Wide{percentage.lo} * whole.lo;
    constexpr Wide scale = Wide{one} * 100;
    if (wide % scale != 0 || !fits(wide / scale)) return Cell::elsewhere();
    result.lo = result.hi = static_cast<std::int64_t>(wide / DREMPEL_MUTANT(19, scale, scale * 2));
    result.flags = ((percentage.flags | whole.flags) & doubts) | (result.lo % one == 0 ? Cell::whole : 0U);
    return result;
}

Cell hull_numbers(const Cell& a, const Cell& b) {
    return {DREMPEL_MUTANT(20, std::min(a.lo, b.lo), a.lo), DREMPEL_MUTANT(21, std::max(a.hi, b.hi), a.hi),
            ((a.flags | b.flags) & (doubts | Cell::may_be_geen)) | (a.flags & b.flags & Cell::whole)};
}

namespace {

bool rounded(std::int64_t value, std::int64_t step, int direction, std::int64_t& result) {
    const auto down = value >= 0 ? value / step : -((-value + step - 1) / step);
    const auto rest = value - down * step;
    Wide steps = down;
    if (direction > 0 && rest != 0) steps = Wide{down} + DREMPEL_MUTANT(22, 1, 0);
    if (direction == 0) {
        const bool up = value >= 0 ? DREMPEL_MUTANT(23, rest >= step - rest, rest > step - rest) : rest > step - rest;
        if (up) ++steps;  // half away from zero
    }
    if (!fits(steps * step)) return false;
    result = static_cast<std::int64_t>(steps * step);
    return true;
}

}  // namespace

Cell round_number(const Cell& a, const Cell& step, int direction) {
    if (a.has(Cell::elders) || step.has(Cell::elders)) return Cell::elsewhere();
    if (a.is_unusable() || step.has(Cell::fout) || !step.is_single() || step.lo <= 0) return Cell::broken();
    Cell result = a;
    if (a.lo != no_low && !rounded(a.lo, step.lo, direction, result.lo)) return Cell::elsewhere();
    if (a.hi != no_high && !rounded(a.hi, step.lo, direction, result.hi)) return Cell::elsewhere();
    result.flags = (a.flags & ~Cell::whole) | (step.lo % one == 0 ? Cell::whole : 0U);
    return result;
}

Truth equal_numbers(const Cell& a, const Cell& b) {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    if (a.is_single() && b.is_single()) return to_truth(DREMPEL_MUTANT(34, a.lo == b.lo, a.lo / 10 == b.lo / 10));
    // The values both can have: without one they are never equal.
    auto low = std::max(a.lo, b.lo);
    auto high = std::min(a.hi, b.hi);
    if (low == no_low || high == no_high) return Truth::onbekend;
    if (((a.flags | b.flags) & Cell::whole) != 0) {
        low = DREMPEL_MUTANT(35, ceil_to_whole(low), low);
        high = DREMPEL_MUTANT(36, floor_to_whole(high), high);
    }
    return DREMPEL_MUTANT(37, low > high, low >= high) ? Truth::onwaar : Truth::onbekend;
}

namespace {

evaluation::DaySet day_set(const Cell& a) {
    using evaluation::DaySet;
    return {a.lo == no_low ? DaySet::no_low : static_cast<std::int32_t>(a.lo),
            a.hi == no_high ? DaySet::no_high : static_cast<std::int32_t>(a.hi)};
}

Cell day_cell(const evaluation::DaySet& set, std::uint32_t flags) {
    using evaluation::DaySet;
    return {set.low == DaySet::no_low ? no_low : set.low, set.high == DaySet::no_high ? no_high : set.high, flags};
}

evaluation::DurationSet length_set(const Cell& a) {
    return {a.has(Cell::unit_known), a.has(Cell::in_days) ? Duur::Unit::dagen : Duur::Unit::maanden, a.lo, a.hi};
}

Cell length_cell(const evaluation::DurationSet& set, std::uint32_t flags) {
    flags |= set.unit_known ? Cell::unit_known : 0U;
    flags |= set.unit == Duur::Unit::dagen ? Cell::in_days : 0U;
    return {set.low, set.high, flags};
}

}  // namespace

Cell add_lengths(const Cell& a, const Cell& b) {
    Cell result;
    if (is_spoilt(a, b, result)) return result;
    return length_cell(evaluation::add(length_set(a), DREMPEL_MUTANT(40, length_set(b), length_set(a))), (a.flags | b.flags) & doubts);
}

Cell negate_length(const Cell& a) {
    Cell result;
    if (is_spoilt(a, a, result)) return result;
    return length_cell(evaluation::negate(length_set(a)), a.flags & doubts);
}

Cell move_day(const Cell& day, const Cell& length, bool back) {
    Cell result;
    if (is_spoilt(day, length, result)) return result;
    const auto set = length_set(length);
    const bool turned = DREMPEL_MUTANT(41, back, !back);
    return day_cell(evaluation::plus(day_set(day), turned ? evaluation::negate(set) : set),
                    (day.flags | length.flags) & DREMPEL_MUTANT(42, doubts, 0U));
}

Cell days_between(const Cell& later, const Cell& earlier) {
    Cell result;
    if (is_spoilt(later, earlier, result)) return result;
    result.flags = ((later.flags | earlier.flags) & doubts) | Cell::unit_known | DREMPEL_MUTANT(43, Cell::in_days, 0U);
    if (later.lo != no_low && earlier.hi != no_high) result.lo = later.lo - DREMPEL_MUTANT(44, earlier.hi, earlier.hi - 1);
    if (later.hi != no_high && earlier.lo != no_low) result.hi = later.hi - earlier.lo;
    return result;
}

Cell age(const Cell& birth, const Cell& day) {
    Cell result;
    if (is_spoilt(birth, day, result)) return result;
    const auto years = [](std::int64_t born, std::int64_t on) {
        return leeftijd_op(Dag{static_cast<std::int32_t>(born)}, Dag{static_cast<std::int32_t>(on)}) * one;
    };
    result.flags = ((birth.flags | day.flags) & DREMPEL_MUTANT(45, doubts, 0U)) | Cell::whole;
    if (birth.hi != no_high && day.lo != no_low) result.lo = years(birth.hi, day.lo + DREMPEL_MUTANT(46, 0, 1));
    if (birth.lo != no_low && day.hi != no_high) result.hi = years(DREMPEL_MUTANT(47, birth.lo, birth.hi), day.hi);
    return result;
}

Truth less_length(const Cell& a, const Cell& b) {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    const bool same_unit = a.has(Cell::unit_known) && b.has(Cell::unit_known) && a.has(Cell::in_days) == b.has(Cell::in_days);
    if (DREMPEL_MUTANT(48, same_unit, true)) {
        if (DREMPEL_MUTANT(49, a.hi < b.lo, a.hi <= b.lo)) return Truth::waar;
        return DREMPEL_MUTANT(50, a.lo >= b.hi, a.lo > b.hi) ? Truth::onwaar : Truth::onbekend;
    }
    // Across units only the sign is common to months and days.
    if ((a.hi <= 0 && b.lo > 0) || (a.hi < 0 && b.lo >= 0)) return DREMPEL_MUTANT(51, Truth::waar, Truth::onbekend);
    return DREMPEL_MUTANT(52, a.lo >= 0 && b.hi <= 0, a.lo >= 0 && b.hi < 0) ? Truth::onwaar : Truth::onbekend;
}

Truth equal_lengths(const Cell& a, const Cell& b) {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    const bool same_unit = a.has(Cell::unit_known) && b.has(Cell::unit_known) && a.has(Cell::in_days) == b.has(Cell::in_days);
    if (a.is_single() && b.is_single() && (same_unit || DREMPEL_MUTANT(53, a.lo == 0 && b.lo == 0, true))) return to_truth(a.lo == b.lo);
    if (less_length(a, b) == Truth::waar || DREMPEL_MUTANT(54, less_length(b, a) == Truth::waar, false)) return Truth::onwaar;
    return Truth::onbekend;
}

namespace {

Cell hull_lengths(const Cell& a, const Cell& b) {
    if (a.has(Cell::unit_known) && b.has(Cell::unit_known) && a.has(Cell::in_days) == b.has(Cell::in_days)) {
        return {std::min(a.lo, b.lo), std::max(a.hi, b.hi), a.flags};
    }
    return {a.lo >= 0 && b.lo >= 0 ? 0 : no_low, a.hi <= 0 && b.hi <= 0 ? 0 : no_high, 0};
}

}  // namespace

Cell join(Kind kind, const Cell& a, const Cell& b) {
    if (((a.flags | b.flags) & Cell::elders) != 0) return Cell::elsewhere();
    if (a.has(Cell::fout) || b.has(Cell::fout)) {
        if (a.has(Cell::fout) && b.has(Cell::fout)) return a;
        Cell result = a.has(Cell::fout) ? b : a;
        result.flags |= DREMPEL_MUTANT(64, Cell::may_be_fout, 0U);
        return result;
    }
    const auto may_be_fout = (a.flags | b.flags) & Cell::may_be_fout;
    if (a.has(Cell::geen) || b.has(Cell::geen)) {
        if (a.has(Cell::geen) && b.has(Cell::geen)) return a;
        Cell result = a.has(Cell::geen) ? b : a;
        result.flags |= Cell::may_be_geen | may_be_fout;
        return result;
    }
    Cell result = a;
    switch (kind) {
        case Kind::getal: result = hull_numbers(a, b); break;
        case Kind::dag: result = {std::min(a.lo, b.lo), std::max(a.hi, b.hi), 0}; break;
        case Kind::duur: result = hull_lengths(a, b); break;
        case Kind::keuze: result = {a.lo | DREMPEL_MUTANT(65, b.lo, 0), 0, 0}; break;
        case Kind::tekst: break;
    }
    constexpr auto doubt = Cell::may_be_fout | Cell::may_be_geen;
    result.flags = (result.flags & ~doubt) | ((a.flags | b.flags) & doubt);
    return result;
}

}  // namespace drempel::engine::program
