// SPDX-License-Identifier: EUPL-1.2
// What one register holds: a truth, or an interval of whole steps with what else is known about the value.
#pragma once

#include <cstdint>
#include <limits>

#include "drempel/engine/waarheid.hpp"
#include "program/mutant.hpp"

namespace drempel::engine::program {

// Oordeel and one more: the program cannot say; the rule goes to the reference evaluator unless something else decides it.
enum class Truth : std::uint8_t { onwaar, onbekend, waar, fout, elders };

constexpr Truth to_truth(bool b) { return b ? Truth::waar : Truth::onwaar; }
constexpr Truth niet(Truth a) {
    constexpr Truth turned[]{Truth::waar, Truth::onbekend, Truth::onwaar, Truth::fout, Truth::elders};
    return turned[static_cast<std::uint8_t>(a)];
}
// onwaar decides an `en` whatever the other part is; then what lies elsewhere could still be onwaar.
constexpr Truth en(Truth a, Truth b) {
    if (a == Truth::onwaar || b == Truth::onwaar) return Truth::onwaar;
    if (a == Truth::elders || b == Truth::elders) return Truth::elders;
    if (a == Truth::onbekend || b == Truth::onbekend) return Truth::onbekend;
    return a == Truth::fout || b == Truth::fout ? Truth::fout : Truth::waar;
}
constexpr Truth of(Truth a, Truth b) {
    if (a == Truth::waar || b == Truth::waar) return Truth::waar;
    if (a == Truth::elders || b == Truth::elders) return Truth::elders;
    if (a == Truth::onbekend || b == Truth::onbekend) return Truth::onbekend;
    return a == Truth::fout || b == Truth::fout ? Truth::fout : Truth::onwaar;
}

constexpr std::int64_t no_low = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t no_high = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t one = 1'000'000;                        // numbers count millionths: facts have at most six decimals
constexpr std::int64_t largest = 4'000'000'000'000'000'000;    // of a finite end; further on the program does not go

// Numbers: millionths, both ends included. Days: day numbers. Lengths: counts of their unit. Keuze: lo is the set of members.
// Text: lo is an index (of the case: minus the index, minus one). An end of no_low or no_high is no bound.
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

// Numbers
Cell negate_number(const Cell& a);
Cell add_numbers(const Cell& a, const Cell& b);
Cell multiply(const Cell& a, const Cell& b);
Cell divide(const Cell& a, const Cell& b);
Cell share(const Cell& percentage, const Cell& whole);
Cell hull_numbers(const Cell& a, const Cell& b);
Cell round_number(const Cell& a, const Cell& step, int direction);  // -1 down, 0 half, 1 up
Truth less(const Cell& a, const Cell& b);                 // numbers and days
Truth equal_numbers(const Cell& a, const Cell& b);
// Days and lengths
Cell add_lengths(const Cell& a, const Cell& b);
Cell negate_length(const Cell& a);
Cell move_day(const Cell& day, const Cell& length, bool back);
Cell days_between(const Cell& later, const Cell& earlier);
Cell age(const Cell& birth, const Cell& day);
Truth equal_days(const Cell& a, const Cell& b);
Truth less_length(const Cell& a, const Cell& b);
Truth equal_lengths(const Cell& a, const Cell& b);
enum class Window : std::uint8_t { less_than_before, at_most_before, at_latest_after };
Truth window(Window form, const Cell& first, const Cell& length, const Cell& last);
// Members
Truth equal_members(const Cell& a, const Cell& b);
Truth in_members(const Cell& a, std::uint64_t wanted);

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

}  // namespace drempel::engine::program
