// SPDX-License-Identifier: EUPL-1.2
// What can only be said of a whole weekrooster: lines that overlap, or that pass the end of their day.
#pragma once

#include <vector>

#include "drempel/engine/facts.hpp"

namespace drempel::engine {

std::vector<IntakeProblem> wrong_roosters(const RuleSet& rules, const Case& facts);

}  // namespace drempel::engine
