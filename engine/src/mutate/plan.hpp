// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "drempel/engine/mutate.hpp"

namespace drempel::engine::mutation {

// A part of the rules and what stands in its place in the mutant.
using Edit = std::variant<std::pair<NodeId, Node>, std::pair<RuleId, Rule>, std::pair<ParameterId, Parameter>,
                          std::pair<TabelId, Tabel>>;

// The rules and conclusies whose answer a change can reach.
struct Reach {
    std::set<RuleGroupId> rules;
    std::set<ConclusieId> conclusies;
};

struct Plan {
    std::vector<Mutant> mutants;
    std::vector<std::vector<Edit>> edits;      // by mutant
    std::vector<std::size_t> reach_of;         // by mutant: index in reaches
    std::vector<Reach> reaches;
};

// Puts the edit in place, and what stood there in the edit: twice is as it was.
void swap_in(RuleSet& rules, Edit& edit);

// `rules` gets the new numbers, durations and operands that the mutants use; nothing refers to them until a mutant does.
Plan plan_mutants(RuleSet& rules);

}  // namespace drempel::engine::mutation
