// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace drempel::engine {

// A calendar day without time or zone: days since 1970-01-01 in the Gregorian calendar.
struct Dag {
    std::int32_t number = 0;
    auto operator<=>(const Dag&) const = default;
};

// Days that facts and rules may name: 1 January 1600 up to and including 31 December 2999.
// A technical limit, no legal one: it keeps every sum of dates and terms inside the calendar type.
Dag first_supported_day() noexcept;
Dag last_supported_day() noexcept;

struct DagInterval {  // both ends included
    Dag low, high;
    bool operator==(const DagInterval&) const = default;
};

std::optional<Dag> parse_iso_date(std::string_view text);             // "2026-03-01", strict, supported range
std::optional<DagInterval> parse_incomplete_date(std::string_view);   // also "2026-03" and "2026"
std::string to_iso(Dag dag);                                          // "2026-03-01"
std::string to_dutch(Dag dag);                                        // "1 maart 2026"
std::string to_dutch(DagInterval interval);                           // also "maart 2026", "2026"

// A length of time in months (a jaar is 12 maanden) or in days (a week is 7 dagen); never both.
struct Duur {
    enum class Unit : std::uint8_t { maanden, dagen };
    Unit unit = Unit::maanden;
    std::int32_t count = 0;
    bool operator==(const Duur&) const = default;
};

std::optional<Duur> parse_iso_duration(std::string_view text);  // "P7M", "P1Y6M", "P210D", "P3W"; months and days do not mix
std::string to_iso(Duur duur);                                  // "P7M", "P210D"
std::string to_dutch(Duur duur);                                // "7 maanden", "5 jaar", "1 jaar en 6 maanden", "210 dagen"

// Adding months clamps to the end of the month (31 January + 1 maand = 28 or 29 February).
Dag add(Dag dag, Duur duur) noexcept;
Dag subtract(Dag dag, Duur duur) noexcept;

// Whole years of age, reached on the birthday itself; of 29 February on 1 March in other years
// (semantics 6: no source; turns_on_leap_birthday says when an answer rests on it).
std::int32_t leeftijd_op(Dag geboortedatum, Dag peildatum) noexcept;
// Born on 29 February and asked on 28 February of a year without one: the other reading gives a year more.
bool turns_on_leap_birthday(Dag geboortedatum, Dag peildatum) noexcept;

}  // namespace drempel::engine
