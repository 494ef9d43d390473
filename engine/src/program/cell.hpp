// SPDX-License-Identifier: EUPL-1.2
// What one register holds: a truth, or an interval of whole steps with what else is known about the value.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <string>

#include "drempel/engine/waarheid.hpp"
#include "program/mutant.hpp"

namespace drempel::engine::program {

// Oordeel and one more: the program cannot say; the rule goes to the reference evaluator unless something else decides it.
// One bit each, in the order in which an `en` is decided: onwaar whatever the other part is, for what lies elsewhere could still
// be onwaar; waar last. Then `en` is the lowest bit of both.
enum class Truth : std::uint8_t { onwaar = 1, elders = 2, onbekend = 4, fout = 8, waar = 16 };

constexpr Truth to_truth(bool b) { return b ? Truth::waar : Truth::onwaar; }
constexpr Truth niet(Truth a) {
    const auto bits = static_cast<unsigned>(a);
    return static_cast<Truth>((bits & 0b01110U) | ((bits & 1U) << 4U) | (bits >> 4U));
}
constexpr Truth en(Truth a, Truth b) {
    const auto bits = static_cast<unsigned>(a) | static_cast<unsigned>(b);
    return static_cast<Truth>(bits & (0U - bits));
}
constexpr Truth of(Truth a, Truth b) { return niet(en(niet(a), niet(b))); }
constexpr Oordeel to_oordeel(Truth truth) {
    switch (truth) {
        case Truth::onwaar: return Oordeel::onwaar;
        case Truth::fout: return Oordeel::fout;
        case Truth::waar: return Oordeel::waar;
        case Truth::onbekend:
        case Truth::elders: break;
    }
    return Oordeel::onbekend;
}
constexpr Truth to_truth(Oordeel oordeel) {
    switch (oordeel) {
        case Oordeel::onwaar: return Truth::onwaar;
        case Oordeel::fout: return Truth::fout;
        case Oordeel::waar: return Truth::waar;
        case Oordeel::onbekend: break;
    }
    return Truth::onbekend;
}

constexpr std::int64_t no_low = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t no_high = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t one = 1'000'000;                        // numbers count millionths: facts have at most six decimals
constexpr std::int64_t largest = 4'000'000'000'000'000'000;    // of a finite end; further on the program does not go

// Numbers: millionths, both ends included. Days: day numbers. Lengths: counts of their unit. Keuze: lo is the set of members.
// Text: lo is where it stands. An end of no_low or no_high is no bound.
struct Cell {
    std::int64_t lo = no_low, hi = no_high;
    std::uint32_t flags = 0;

    static constexpr std::uint32_t elders = 1, fout = 2, geen = 4, may_be_fout = 8, may_be_geen = 16, whole = 32,
                                   unit_known = 64, in_days = 128, text_known = 256;
    bool has(std::uint32_t wanted) const { return (flags & wanted) != 0; }
    bool is_single() const { return lo == hi; }
    bool is_unusable() const { return has(fout | geen); }
    static Cell broken() { return {no_low, no_high, fout}; }
    static Cell elsewhere() { return {no_low, no_high, elders}; }
};

inline Cell text_cell(const std::string& text) { return {reinterpret_cast<std::intptr_t>(&text), 0, Cell::text_known}; }
inline const std::string& text_of(const Cell& cell) { return *reinterpret_cast<const std::string*>(static_cast<std::intptr_t>(cell.lo)); }

// Numbers
Cell negate_number(const Cell& a);
Cell add_numbers(const Cell& a, const Cell& b);
Cell multiply(const Cell& a, const Cell& b);
Cell divide(const Cell& a, const Cell& b);
Cell share(const Cell& percentage, const Cell& whole);
Cell hull_numbers(const Cell& a, const Cell& b);
Cell round_number(const Cell& a, const Cell& step, int direction);  // -1 down, 0 half, 1 up
Truth equal_numbers(const Cell& a, const Cell& b);
// Days and lengths
Cell add_lengths(const Cell& a, const Cell& b);
Cell negate_length(const Cell& a);
Cell move_day(const Cell& day, const Cell& length, bool back);
Cell days_between(const Cell& later, const Cell& earlier);
Cell age(const Cell& birth, const Cell& day);
Truth less_length(const Cell& a, const Cell& b);
Truth equal_lengths(const Cell& a, const Cell& b);

enum class Kind : std::uint8_t { getal, dag, duur, keuze, tekst };
// Lets the result be what either of the two can be. Texts must be joined by whoever knows them.
Cell join(Kind kind, const Cell& a, const Cell& b);

// The answer of a comparison where neither side is usable, or one may be an error; none when the values decide.
inline bool settled_before_values(const Cell& a, const Cell& b, Truth& result) {
    const auto flags = a.flags | b.flags;
    if ((flags & (Cell::elders | Cell::fout | Cell::geen | Cell::may_be_fout)) == 0) return false;
    result = (flags & Cell::elders) != 0                  ? Truth::elders
             : (flags & (Cell::fout | Cell::geen)) != 0   ? DREMPEL_MUTANT(1, Truth::fout, Truth::onwaar)
                                                          : DREMPEL_MUTANT(2, Truth::onbekend, Truth::onwaar);
    return true;
}

// Numbers and days
inline Truth less(const Cell& a, const Cell& b) {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    if (DREMPEL_MUTANT(30, a.hi < b.lo, a.hi <= b.lo)) return Truth::waar;
    if (DREMPEL_MUTANT(31, a.lo >= b.hi, a.lo > b.hi)) return DREMPEL_MUTANT(32, Truth::onwaar, Truth::onbekend);
    return DREMPEL_MUTANT(33, Truth::onbekend, to_truth(a.lo < b.lo));
}

inline Truth equal_days(const Cell& a, const Cell& b) {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    if (a.is_single() && b.is_single()) return to_truth(DREMPEL_MUTANT(38, a.lo == b.lo, a.lo <= b.lo));
    return DREMPEL_MUTANT(39, a.hi < b.lo || b.hi < a.lo, a.hi <= b.lo || b.hi <= a.lo) ? Truth::onwaar : Truth::onbekend;
}

enum class Window : std::uint8_t { less_than_before, at_most_before, at_latest_after };
// The other end is counted from `last`: back, or for at_latest_after onward.
inline Truth window(Window form, const Cell& first, const Cell& other_end, const Cell& last) {
    const auto flags = first.flags | other_end.flags | last.flags;
    if ((flags & Cell::elders) != 0) return Truth::elders;
    if ((flags & (Cell::fout | Cell::geen)) != 0) return DREMPEL_MUTANT(55, Truth::fout, Truth::onwaar);
    if ((flags & Cell::may_be_fout) != 0) return DREMPEL_MUTANT(56, Truth::onbekend, Truth::onwaar);
    // x <= D <= x + duur, of D.
    if (form == Window::at_latest_after) return en(niet(less(first, last)), DREMPEL_MUTANT(57, niet(less(other_end, first)), less(first, other_end)));
    // D - duur <= x <= D, or the first without equality, of x.
    const bool strict = form == Window::less_than_before;
    const auto after_start = DREMPEL_MUTANT(58, strict, !strict) ? less(other_end, first) : niet(less(first, other_end));
    return en(after_start, DREMPEL_MUTANT(59, niet(less(last, first)), less(first, last)));
}

// Members
inline Truth equal_members(const Cell& a, const Cell& b) {
    Truth result{};
    if (settled_before_values(a, b, result)) return result;
    const auto left = static_cast<std::uint64_t>(a.lo);
    const auto right = static_cast<std::uint64_t>(b.lo);
    if ((left & right) == 0) return DREMPEL_MUTANT(60, Truth::onwaar, Truth::onbekend);
    return left == right && DREMPEL_MUTANT(61, std::has_single_bit(left), true) ? Truth::waar : DREMPEL_MUTANT(62, Truth::onbekend, Truth::waar);
}

inline Truth in_members(const Cell& a, std::uint64_t wanted) {
    Truth result{};
    if (settled_before_values(a, a, result)) return result;
    const auto members = static_cast<std::uint64_t>(a.lo);
    if ((members & wanted) == 0) return Truth::onwaar;
    return DREMPEL_MUTANT(63, (members & ~wanted) == 0, true) ? Truth::waar : Truth::onbekend;
}

}  // namespace drempel::engine::program
