// SPDX-License-Identifier: EUPL-1.2
// Days that the law makes free, and how the end of a term moves. Which days and which limits is said by a
// `kalender` in the rules; only the date of Easter is computed here.
#pragma once

#include <cstdint>

#include "drempel/engine/date.hpp"
#include "drempel/engine/ruleset.hpp"

namespace drempel::engine {

// Easter Sunday of a year of the Gregorian calendar.
Dag easter_sunday(std::int32_t year) noexcept;

// 0 is maandag.
std::uint8_t weekday_of(Dag dag) noexcept;

MonthDay month_day_of(Dag dag) noexcept;

// A weekday or a feestdag that the kalender makes free.
bool is_free(const Kalender& kalender, Dag dag) noexcept;

// The n-th day from `dag` that is not free; `dag` itself does not count. n of 0: `dag` as it is.
Dag add_workdays(const Kalender& kalender, Dag dag, std::int32_t n) noexcept;
Dag subtract_workdays(const Kalender& kalender, Dag dag, std::int32_t n) noexcept;

// How many days from `first` up to and including `last` are not free, counted up to `enough`.
std::int32_t count_workdays(const Kalender& kalender, Dag first, Dag last, std::int32_t enough) noexcept;

// The last day of a term of [first, last] after the kalender has moved it. `is_long_enough`: the term is of a
// length for which the kalender asks a least number of workdays.
Dag moved_end(const Kalender& kalender, Dag first, Dag last, bool is_long_enough) noexcept;

// Whether 1 mei … 30 september holds this day; a season may pass the turn of the year.
bool is_in(const Season& season, Dag dag) noexcept;

}  // namespace drempel::engine
