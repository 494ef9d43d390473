// SPDX-License-Identifier: EUPL-1.2
#include "calendar/kalender.hpp"

#include <algorithm>
#include <chrono>

namespace drempel::engine {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day date_of(Dag dag) { return year_month_day{sys_days{days{dag.number}}}; }

Dag dag_of(std::int32_t year, MonthDay on) {
    const year_month_day date{std::chrono::year{year}, std::chrono::month{on.month}, std::chrono::day{on.day}};
    return Dag{static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}

bool falls_on(const Feestdag& feestdag, Dag dag, std::int32_t year) {
    switch (feestdag.kind) {
        case Feestdag::Kind::date: return feestdag.date == dag;
        case Feestdag::Kind::from_easter: return easter_sunday(year).number + feestdag.easter_offset == dag.number;
        case Feestdag::Kind::yearly: break;
    }
    const auto plain = dag_of(year, feestdag.on);
    const bool moves = feestdag.if_weekday && weekday_of(plain) == *feestdag.if_weekday;
    return (moves ? dag_of(year, feestdag.instead) : plain) == dag;
}

}  // namespace

// The Gregorian computus in the form of Meeus, Jones and Butcher; the names are those of the usual presentation.
Dag easter_sunday(std::int32_t year) noexcept {
    const auto a = year % 19;
    const auto b = year / 100;
    const auto c = year % 100;
    const auto d = b / 4;
    const auto e = b % 4;
    const auto f = (b + 8) / 25;
    const auto g = (b - f + 1) / 3;
    const auto h = (19 * a + b - d - g + 15) % 30;
    const auto i = c / 4;
    const auto k = c % 4;
    const auto l = (32 + 2 * e + 2 * i - h - k) % 7;
    const auto m = (a + 11 * h + 22 * l) / 451;
    const auto month = (h + l - 7 * m + 114) / 31;
    const auto day = (h + l - 7 * m + 114) % 31 + 1;
    return dag_of(year, {static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)});
}

std::uint8_t weekday_of(Dag dag) noexcept {
    // 1 January 1970 was a Thursday.
    const auto since_monday = (dag.number + 3) % 7;
    return static_cast<std::uint8_t>(since_monday < 0 ? since_monday + 7 : since_monday);
}

MonthDay month_day_of(Dag dag) noexcept {
    const auto date = date_of(dag);
    return {static_cast<std::uint8_t>(static_cast<unsigned>(date.month())), static_cast<std::uint8_t>(static_cast<unsigned>(date.day()))};
}

bool is_free(const Kalender& kalender, Dag dag) noexcept {
    if ((kalender.free_weekdays >> weekday_of(dag) & 1U) != 0) return true;
    const auto year = static_cast<int>(date_of(dag).year());
    return std::any_of(kalender.feestdagen.begin(), kalender.feestdagen.end(),
                       [&](const Feestdag& feestdag) { return falls_on(feestdag, dag, year); });
}

// INVARIANT: the checker lets no kalender make every day free, so each of these loops ends.
Dag add_workdays(const Kalender& kalender, Dag dag, std::int32_t n) noexcept {
    while (n > 0) {
        dag.number += 1;
        if (!is_free(kalender, dag)) --n;
    }
    return dag;
}

Dag subtract_workdays(const Kalender& kalender, Dag dag, std::int32_t n) noexcept {
    while (n > 0) {
        dag.number -= 1;
        if (!is_free(kalender, dag)) --n;
    }
    return dag;
}

std::int32_t count_workdays(const Kalender& kalender, Dag first, Dag last, std::int32_t enough) noexcept {
    std::int32_t count = 0;
    for (Dag dag = first; dag <= last && count < enough; dag.number += 1) {
        if (!is_free(kalender, dag)) ++count;
    }
    return count;
}

Dag moved_end(const Kalender& kalender, Dag first, Dag last, bool is_long_enough) noexcept {
    if (kalender.moves_end) {
        while (is_free(kalender, last)) last.number += 1;
    }
    if (is_long_enough) {
        const auto inside = count_workdays(kalender, first, last, kalender.least_workdays);
        last = add_workdays(kalender, last, kalender.least_workdays - inside);
    }
    return last;
}

bool is_in(const Season& season, Dag dag) noexcept {
    const auto number = [](MonthDay on) { return on.month * 100 + on.day; };
    const auto day = number(month_day_of(dag));
    const auto from = number(season.from);
    const auto until = number(season.until);
    return from <= until ? from <= day && day <= until : day >= from || day <= until;
}

std::vector<NodeId> Termijn::parts() const {
    std::vector<NodeId> result{condition, start, length};
    for (const auto& extension : extensions) result.insert(result.end(), {extension.condition, extension.by});
    for (const auto& pause : suspensions) {
        if (pause.each) result.push_back(pause.each->list);
        result.insert(result.end(), {pause.condition, pause.from, pause.until, pause.at_most});
    }
    result.insert(result.end(), {cap, kalender_condition});
    std::erase_if(result, [](NodeId id) { return id.is_none(); });
    return result;
}

}  // namespace drempel::engine
