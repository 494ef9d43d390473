// SPDX-License-Identifier: EUPL-1.2
// The days of one term as far as they are known (semantics 6).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "drempel/engine/ruleset.hpp"
#include "evaluate/sets.hpp"

namespace drempel::engine::evaluation {

// Days on which a term stands still, both ends included; `high` may be DaySet::no_high: it still goes on.
struct Pause {
    std::int32_t low = 0, high = 0;
};

struct TermDays {
    Oordeel applies = Oordeel::waar;  // `geldt als`
    bool fout = false;
    DaySet begin, end;
    DaySet plain_end;                 // before the kalender moved it
    std::vector<Pause> certain, possible;  // merged, sorted; the term stands still on every certain day
    std::vector<const Grondslag*> grounds; // of the extensions and suspensions that certainly count

    // How many days the term certainly and at most stands still within its own days; no second one: no bound.
    std::int64_t paused_days(const std::vector<Pause>& pauses, std::int32_t first, std::int32_t last) const;
};

// Sorted, without overlap: days of several suspensions count once.
std::vector<Pause> merged(std::vector<Pause> pauses);

// The last day of a term whose days run from `first` to `last` when each day in `pauses` does not count.
std::int32_t extended(std::int32_t first, std::int32_t last, const std::vector<Pause>& pauses);

}  // namespace drempel::engine::evaluation
