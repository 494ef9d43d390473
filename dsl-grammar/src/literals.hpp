// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "drempel/text/diagnostic.hpp"

namespace drempel::grammar {

// "1.250,50" -> "1250.5"; exact, on characters only. Nothing when the grouping is not Dutch.
std::optional<std::string> canonical_number(std::string_view written);
// What was probably meant by a number that canonical_number refuses, or an empty string.
std::string suggested_number(std::string_view written);

// ISO "2021-07-01" of the parts of `1 juli 2021`. When there is no such day, reports it and gives
// nothing.
std::optional<std::string> date_of(std::string_view day, std::string_view month,
                                   std::string_view year, text::Span span,
                                   text::Diagnostics& report);
// The same for a date token: `2021-07-01`, or a refused spelling like 1-7-2021.
std::optional<std::string> date_of(std::string_view written, text::Span span,
                                   text::Diagnostics& report);

// "1410" of `23:30`: minutes since midnight; 24:00 is the last.
std::optional<std::string> minutes_of(std::string_view hours, std::string_view minutes, text::Span span,
                                      text::Diagnostics& report);
// "04-27" of `27 april`: a day that every year has.
std::optional<std::string> month_day(std::string_view day, std::string_view month, text::Span span,
                                     text::Diagnostics& report);
// `mei 1980` as 1980-05, or nothing and a diagnostic.
std::optional<std::string> month_in_year(std::string_view month, std::string_view year,
                                         text::Span span, text::Diagnostics& report);

}  // namespace drempel::grammar
