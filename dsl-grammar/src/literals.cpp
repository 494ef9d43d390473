// SPDX-License-Identifier: EUPL-1.2
#include "literals.hpp"

#include <algorithm>

#include "characters.hpp"
#include "keywords.hpp"

namespace drempel::grammar {
namespace {

using text::Code;

int days_in(int month, int year) noexcept {
    constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

// At most four digits, so it cannot overflow.
int small_number(std::string_view digits) noexcept {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

bool all_digits(std::string_view text) noexcept {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_grouped(std::string_view integer) noexcept {
    std::size_t point = integer.find('.');
    if (point == std::string_view::npos) return true;
    if (point == 0 || point > 3) return false;
    while (point != std::string_view::npos) {
        const std::size_t next = integer.find('.', point + 1);
        const std::size_t end = next == std::string_view::npos ? integer.size() : next;
        if (end - point != 4) return false;
        point = next;
    }
    return true;
}

std::optional<std::string> checked_date(int day, int month, int year, text::Span span,
                                        text::Diagnostics& report) {
    const int days = days_in(month, year);
    if (day < 1 || day > days) {
        const auto name = month_name(month);
        report.at(span, Code::T015_DatumBestaatNiet, day, name, year, name, year, days)
            .suggest(fmt::format("{} {} {}", day < 1 ? 1 : days, name, year));
        return std::nullopt;
    }
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

}  // namespace

std::optional<std::string> canonical_number(std::string_view written) {
    const std::size_t comma = written.find(',');
    const std::string_view integer = written.substr(0, comma);
    const std::string_view decimals =
        comma == std::string_view::npos ? std::string_view{} : written.substr(comma + 1);
    if (!is_grouped(integer) || !std::all_of(decimals.begin(), decimals.end(), is_digit))
        return std::nullopt;
    std::string result;
    for (const char c : integer) {
        if (c != '.') result.push_back(c);
    }
    if (result.size() > 1 && result.front() == '0') return std::nullopt;
    std::size_t kept = decimals.size();
    while (kept > 0 && decimals[kept - 1] == '0') --kept;
    if (kept > 0) result.append(".").append(decimals.substr(0, kept));
    return result;
}

std::string suggested_number(std::string_view written) {
    std::string swapped(written);
    for (char& c : swapped) {
        if (c == '.')
            c = ',';
        else if (c == ',')
            c = '.';
    }
    if (canonical_number(swapped)) return swapped;  // 1.5 and 1,250.50
    const std::size_t nonzero = written.find_first_not_of('0');
    if (nonzero != 0 && nonzero != std::string_view::npos) {
        std::string trimmed(written.substr(is_digit(written[nonzero]) ? nonzero : nonzero - 1));
        if (canonical_number(trimmed)) return trimmed;  // 007
    }
    return {};
}

std::optional<std::string> date_of(std::string_view day, std::string_view month,
                                   std::string_view year, text::Span span,
                                   text::Diagnostics& report) {
    if (!all_digits(day) || day.size() > 2 || !all_digits(year) || year.size() != 4
        || year == "0000") {
        report.at(span, Code::T016_Datumopmaak, fmt::format("{} {} {}", day, month, year));
        return std::nullopt;
    }
    return checked_date(small_number(day), month_of(month), small_number(year), span, report);
}

std::optional<std::string> minutes_of(std::string_view hours, std::string_view minutes,
                                      text::Span span, text::Diagnostics& report) {
    const bool is_plain = all_digits(hours) && hours.size() <= 2 && all_digits(minutes)
                          && minutes.size() == 2;
    const int total = is_plain ? small_number(hours) * 60 + small_number(minutes) : 0;
    if (!is_plain || small_number(minutes) > 59 || total > 24 * 60) {
        report.at(span, Code::T061_Tijdopmaak, fmt::format("{}:{}", hours, minutes));
        return std::nullopt;
    }
    return fmt::format("{}", total);
}

std::optional<std::string> month_day(std::string_view day, std::string_view month, text::Span span,
                                     text::Diagnostics& report) {
    const int number = month_of(month);
    constexpr int any_common_year = 2025;  // 29 February does not come every year
    const bool is_day = all_digits(day) && day.size() <= 2 && number != 0 && small_number(day) >= 1
                        && small_number(day) <= days_in(number, any_common_year);
    if (!is_day) {
        report.at(span, Code::T062_NietElkJaar, day, month);
        return std::nullopt;
    }
    return fmt::format("{:02}-{:02}", number, small_number(day));
}

std::optional<std::string> month_in_year(std::string_view month, std::string_view year,
                                         text::Span span, text::Diagnostics& report) {
    if (!all_digits(year) || year.size() != 4 || year == "0000") {
        report.at(span, Code::T016_Datumopmaak, fmt::format("{} {}", month, year));
        return std::nullopt;
    }
    return fmt::format("{}-{:02}", year, month_of(month));
}

std::optional<std::string> date_of(std::string_view written, text::Span span,
                                   text::Diagnostics& report) {
    const std::size_t first = written.find('-');
    const std::size_t second = written.find('-', first + 1);
    const std::string_view a = written.substr(0, first);
    const std::string_view b = written.substr(first + 1, second - first - 1);
    const std::string_view c = written.substr(second + 1);
    const bool is_iso = a.size() == 4;
    const std::string_view year = is_iso ? a : c;
    const std::string_view day = is_iso ? c : a;
    const int month = small_number(b);
    const bool is_exact = is_iso && b.size() == 2 && c.size() == 2;
    if (month < 1 || month > 12 || year == "0000" || !is_exact) {
        auto& added = report.at(span, Code::T016_Datumopmaak, written);
        if (month >= 1 && month <= 12 && year != "0000") {
            const int days = days_in(month, small_number(year));
            if (small_number(day) >= 1 && small_number(day) <= days) {
                added.suggest(fmt::format("{} {} {}", small_number(day), month_name(month), year));
            }
        }
        return std::nullopt;
    }
    return checked_date(small_number(day), month, small_number(year), span, report);
}

}  // namespace drempel::grammar
