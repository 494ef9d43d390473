// SPDX-License-Identifier: EUPL-1.2
// Leesversie: the rules as plain Dutch for people who do not read the rule language. Made from the checked model, so it
// says what the rules mean and not how they are spelt.
#pragma once

#include <string>
#include <vector>

#include "drempel/engine/ruleset.hpp"

namespace drempel::engine {

struct Example;

struct LeesOptions {
    Dag peildatum;                       // for the links to the law, and the value of a norm that changes by date
    std::vector<RegelsetId> regelsets;   // in this order; empty: all, by layer and name
    const std::vector<Example>* examples = nullptr;  // shown below the rule that they are about; none: not shown
};

enum class LeesVorm : std::uint8_t { markdown, html };

std::string leesversie(const RuleSet& rules, const LeesOptions& options, LeesVorm vorm);

}  // namespace drempel::engine
