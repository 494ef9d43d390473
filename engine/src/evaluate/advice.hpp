// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "drempel/engine/screening.hpp"
#include "evaluate/rule.hpp"

namespace drempel::engine::evaluation {

// One rule over all its objects.
struct RuleSummary {
    RuleId rule;
    GevolgsoortId gevolg;
    Uitkomst uitkomst = Uitkomst::niet_van_toepassing;  // the first of the order of Uitkomst that occurs
    bool may_be_hit = false;
    bool misses_fact_of_applicant = false;
    bool is_kennisregel = false;
};
bool misses_fact_of_applicant(const RuleSet& rules, const Case& facts, const Bevinding& finding);

// Semantics 4: the advice, its status and what it can still become, from all findings.
void set_advice(const RuleSet& rules, const Case& facts, const std::vector<Found>& found, Screening& screening);
void set_advice(const RuleSet& rules, const std::vector<RuleSummary>& summaries, Screening& screening);

}  // namespace drempel::engine::evaluation
