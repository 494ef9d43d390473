// SPDX-License-Identifier: EUPL-1.2
// Promises about every case, tried on cases that are made up. A promise that was never broken has not been proved.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "drempel/engine/facts.hpp"
#include "drempel/engine/ruleset.hpp"

namespace drempel::engine {

struct TriedWaarborg {
    std::size_t waarborg = 0;          // in RuleSet::waarborgen
    std::size_t tried = 0;             // cases on which it was evaluated
    std::size_t held = 0;              // of these: it certainly holds; the others leave it open
    std::optional<Case> broken_by;     // the first case on which it certainly does not hold
    Dag peildatum;                     // of that case
};

// For each waarborg up to `cases` cases of each aanvraagsoort it speaks about; the same seed gives the same cases.
std::vector<TriedWaarborg> try_waarborgen(const RuleSet& rules, std::size_t cases, std::uint64_t seed);

}  // namespace drempel::engine
