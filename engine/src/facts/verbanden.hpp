// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drempel/engine/facts.hpp"

namespace drempel::engine {

// The facts that contradict a verband; no value of the case is repeated.
std::vector<IntakeProblem> broken_verbanden(const RuleSet& rules, const Case& facts, Dag peildatum);

// The facts that were given and are something else than what they are derived from.
std::vector<IntakeProblem> contradicted_derivations(const RuleSet& rules, const Case& facts, Dag peildatum);

}  // namespace drempel::engine
