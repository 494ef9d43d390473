// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::wire {

// A list of records, as against a list of plain values.
bool holds_records(const engine::RuleSet& rules, const engine::Type& list);

// The known word nearest to what a sender wrote; nothing for a text too long to be a slip.
std::string nearest_name(std::string_view written, const std::vector<std::string_view>& known);

}  // namespace drempel::wire
