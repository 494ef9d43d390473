// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drempel/engine/screening.hpp"
#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

// Semantics 4: the advice, its status and what it can still become, from all findings.
void set_advice(const RuleSet& rules, const Case& facts, const std::vector<Found>& found, Screening& screening);

}  // namespace drempel::engine::evaluation
