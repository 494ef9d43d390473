// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/date.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <limits>

#include <fmt/format.h>

namespace drempel::engine {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int first_year = 1600;
constexpr int last_year = 2999;

constexpr Dag to_dag(year_month_day date) {
    return Dag{static_cast<std::int32_t>(sys_days{date}.time_since_epoch().count())};
}
constexpr year_month_day to_date(Dag dag) { return year_month_day{sys_days{days{dag.number}}}; }

// The whole of `text` as digits, or nothing.
std::optional<int> digits(std::string_view text, std::size_t count) {
    if (text.size() != count) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

bool is_supported_year(int y) { return y >= first_year && y <= last_year; }

Dag clamp_to_calendar(std::int64_t number) {
    constexpr std::int64_t bound = 10'000'000;  // some 27.000 years: far outside what facts may name, inside chrono's calendar
    return Dag{static_cast<std::int32_t>(std::clamp(number, -bound, bound))};
}

Dag add_months(Dag dag, std::int64_t months) {
    const auto date = to_date(dag);
    const std::int64_t total = std::int64_t{static_cast<int>(date.year())} * 12 + (static_cast<unsigned>(date.month()) - 1) + months;
    const std::int64_t bounded = std::clamp<std::int64_t>(total, -25'000 * 12, 25'000 * 12);
    std::int64_t y = bounded / 12;
    std::int64_t m = bounded % 12;
    if (m < 0) {
        m += 12;
        --y;
    }
    const year_month_day moved{year{static_cast<int>(y)}, month{static_cast<unsigned>(m) + 1}, date.day()};
    if (moved.ok()) return to_dag(moved);
    return to_dag(year_month_day{sys_days{moved.year() / moved.month() / std::chrono::last}});
}

bool is_leap_day(year_month_day date) { return date.month() == std::chrono::February && date.day() == day{29}; }

}  // namespace

Dag first_supported_day() noexcept { return to_dag(year{first_year} / 1 / 1); }
Dag last_supported_day() noexcept { return to_dag(year{last_year} / 12 / 31); }

std::optional<Dag> parse_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4), 4);
    const auto m = digits(text.substr(5, 2), 2);
    const auto d = digits(text.substr(8, 2), 2);
    if (!y || !m || !d || !is_supported_year(*y)) return std::nullopt;
    const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
    if (!date.ok()) return std::nullopt;
    return to_dag(date);
}

std::optional<DagInterval> parse_incomplete_date(std::string_view text) {
    if (text.size() == 4) {
        const auto y = digits(text, 4);
        if (!y || !is_supported_year(*y)) return std::nullopt;
        return DagInterval{to_dag(year{*y} / 1 / 1), to_dag(year{*y} / 12 / 31)};
    }
    if (text.size() == 7 && text[4] == '-') {
        const auto y = digits(text.substr(0, 4), 4);
        const auto m = digits(text.substr(5, 2), 2);
        if (!y || !m || !is_supported_year(*y) || *m < 1 || *m > 12) return std::nullopt;
        const auto in_month = year{*y} / *m;
        return DagInterval{to_dag(in_month / 1), to_dag(year_month_day{sys_days{in_month / std::chrono::last}})};
    }
    const auto whole = parse_iso_date(text);
    if (!whole) return std::nullopt;
    return DagInterval{*whole, *whole};
}

std::string to_iso(Dag dag) {
    const auto date = to_date(dag);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string to_dutch(Dag dag) {
    constexpr std::array names{"januari", "februari", "maart",     "april",   "mei",      "juni",
                               "juli",    "augustus", "september", "oktober", "november", "december"};
    const auto date = to_date(dag);
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), names[static_cast<unsigned>(date.month()) - 1],
                       static_cast<int>(date.year()));
}

std::string to_dutch(DagInterval interval) {
    if (interval.low == interval.high) return to_dutch(interval.low);
    const auto low = to_date(interval.low);
    const auto high = to_date(interval.high);
    const auto whole_day = to_dutch(interval.low);
    if (low == low.year() / 1 / 1 && high == low.year() / 12 / 31) return whole_day.substr(whole_day.rfind(' ') + 1);
    if (low.day() == day{1} && to_dag(high) == to_dag(year_month_day{sys_days{low.year() / low.month() / std::chrono::last}})) {
        return whole_day.substr(whole_day.find(' ') + 1);
    }
    return whole_day + " t/m " + to_dutch(interval.high);
}

std::optional<Duur> parse_iso_duration(std::string_view text) {
    constexpr std::size_t max_digits = 6;
    if (text.size() < 3 || text.front() != 'P') return std::nullopt;
    text.remove_prefix(1);
    std::int64_t months = 0;
    std::int64_t day_count = 0;
    bool has_months = false;
    bool has_days = false;
    int last_rank = 0;  // Y before M before W before D, each at most once
    while (!text.empty()) {
        std::size_t length = 0;
        std::int64_t value = 0;
        while (length < text.size() && text[length] >= '0' && text[length] <= '9' && length <= max_digits) {
            value = value * 10 + (text[length] - '0');
            ++length;
        }
        if (length == 0 || length > max_digits || length == text.size()) return std::nullopt;
        const char unit = text[length];
        const int rank = unit == 'Y' ? 1 : unit == 'M' ? 2 : unit == 'W' ? 3 : unit == 'D' ? 4 : 0;
        if (rank <= last_rank) return std::nullopt;
        last_rank = rank;
        if (rank <= 2) {
            months += rank == 1 ? value * 12 : value;
            has_months = true;
        } else {
            day_count += rank == 3 ? value * 7 : value;
            has_days = true;
        }
        text.remove_prefix(length + 1);
    }
    if (has_months == has_days) return std::nullopt;
    if (has_months) return Duur{Duur::Unit::maanden, static_cast<std::int32_t>(months)};
    return Duur{Duur::Unit::dagen, static_cast<std::int32_t>(day_count)};
}

std::string to_iso(Duur duur) {
    switch (duur.unit) {
        case Duur::Unit::maanden: return fmt::format("P{}M", duur.count);
        case Duur::Unit::dagen: return fmt::format("P{}D", duur.count);
    }
    return {};
}

std::string to_dutch(Duur duur) {
    switch (duur.unit) {
        case Duur::Unit::dagen: return fmt::format("{} {}", duur.count, duur.count == 1 ? "dag" : "dagen");
        case Duur::Unit::maanden: break;
    }
    const auto years = duur.count / 12;
    const auto months = duur.count % 12;
    const auto months_text = fmt::format("{} {}", months, months == 1 ? "maand" : "maanden");
    if (years == 0) return months_text;
    if (months == 0) return fmt::format("{} jaar", years);
    return fmt::format("{} jaar en {}", years, months_text);
}

Dag add(Dag dag, Duur duur) noexcept {
    switch (duur.unit) {
        case Duur::Unit::maanden: return add_months(dag, duur.count);
        case Duur::Unit::dagen: break;
    }
    return clamp_to_calendar(std::int64_t{dag.number} + duur.count);
}

Dag subtract(Dag dag, Duur duur) noexcept {
    switch (duur.unit) {
        case Duur::Unit::maanden: return add_months(dag, -std::int64_t{duur.count});
        case Duur::Unit::dagen: break;
    }
    return clamp_to_calendar(std::int64_t{dag.number} - duur.count);
}

std::int32_t leeftijd_op(Dag geboortedatum, Dag peildatum) noexcept {
    const auto birth = to_date(geboortedatum);
    const auto asked = to_date(peildatum);
    const auto years = static_cast<int>(asked.year()) - static_cast<int>(birth.year());
    const bool before_birthday = asked.month() < birth.month() || (asked.month() == birth.month() && asked.day() < birth.day());
    return before_birthday ? years - 1 : years;
}

bool turns_on_leap_birthday(Dag geboortedatum, Dag peildatum) noexcept {
    const auto asked = to_date(peildatum);
    return is_leap_day(to_date(geboortedatum)) && !asked.year().is_leap() && asked.month() == std::chrono::February
           && asked.day() == day{28};
}

}  // namespace drempel::engine
