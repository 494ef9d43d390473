// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drempel/engine/facts.hpp"

namespace drempel::engine {

// Records with the same key are one party (semantics 5): what one of them says of the party holds for all;
// what contradicts comes back as problems that name both places.
std::vector<IntakeProblem> merge_parties(const RuleSet& rules, Case& facts);

}  // namespace drempel::engine
