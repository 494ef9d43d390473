// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::wire {

// "verwacht een lijst", "verwacht true of false": how JSON spells a value of this type, in Dutch.
std::string expected_of(const engine::RuleSet& rules, const engine::Type& type);

// A list of records, as against a list of plain values.
bool holds_records(const engine::RuleSet& rules, const engine::Type& list);

// The layout of the elements of a list of records.
engine::BegripId begrip_of_elements(const engine::RuleSet& rules, const engine::Type& list);

// The names of a layout's fields, in order, for a suggestion.
std::vector<std::string_view> names_of(const engine::RuleSet& rules, engine::BegripId begrip);

// The known word nearest to what a sender wrote; nothing for a text too long to be a slip.
std::string nearest_name(std::string_view written, const std::vector<std::string_view>& known);

}  // namespace drempel::wire
