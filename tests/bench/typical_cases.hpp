// SPDX-License-Identifier: EUPL-1.2
// Cases for the typical rules, each drawn once and given as plain structs, as JSON for intake, and as JSON for JavaScript.
#pragma once

#include <string>
#include <vector>

#include "zaak.hpp"

namespace bench {

struct DrawnCase {
    Zaak by_hand;
    std::string intake;      // decimals as numbers, dates as text
    std::string javascript;  // dates as days since 1970, and the days of Dagen
};

Dagen days_before(std::int32_t year, unsigned month, unsigned day);
std::vector<DrawnCase> draw_cases(std::size_t count, const Dagen& days);

}  // namespace bench
