// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::wire {

// Which rules of an aanvraagsoort read a field to reach their outcome, definitions filled in; sorted by rule.
// What only a motivering shows is not counted.
std::map<engine::FieldId, std::vector<engine::RuleId>> readers_of(const engine::RuleSet& rules, engine::SoortId soort);

}  // namespace drempel::wire
