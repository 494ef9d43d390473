// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::wire {

// The rule sets that a screening of this kind rests on: its own, those of its rules, what these use, and
// the set that declares the consequences. From the general layer to the local one, then by name.
std::vector<engine::RegelsetId> layers_of(const engine::RuleSet& rules, engine::SoortId soort, engine::GemeenteId gemeente);

// The municipalities in which a screening of this kind rests on more, or other, rule sets than without one; of a kind of one
// municipality that one.
std::vector<engine::GemeenteId> gemeenten_of(const engine::RuleSet& rules, engine::SoortId soort);

}  // namespace drempel::wire
