// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "drempel/engine/facts.hpp"
#include "drempel/engine/screening.hpp"

namespace drempel::engine {

// Charged before work and allocation (security checklist 7); running out is a named outcome, the same
// on every machine: the rules not finished are rekenfout with Kenmerk::fuel_op.
struct EvaluationLimits {
    std::uint64_t fuel = 1'000'000;
};

// Screens one case. Pure: no clock, no locale, no threads; the same rules, case and peildatum give the
// same Screening. The case must have been built with these rules.
Screening evaluate(const RuleSet& rules, const Case& facts, Dag peildatum, const EvaluationLimits& limits = {});

// ---------------------------------------------------------------------------------------------
// Explanation: the same evaluation, of one rule and object, with every step kept.

struct ExplanationNode {
    std::string id;      // stable and addressable: "HOR-02@/leidinggevenden/0#eis.0.1"
    std::string clause;  // geldig als eis tenzij gevolg
    Span span;           // where the rule says so
    std::string words;   // the words of the rule
    std::string value;   // Dutch: "waar", "onwaar", "onbekend", "35 m2", "20 jaar", "niet bekend"
    SlotId slot;         // the fact it reads, if it is one
    std::vector<std::uint32_t> children;  // indexes in Explanation::nodes
};

struct Explanation {
    RuleId rule;
    std::vector<RecordId> objects;
    std::vector<ExplanationNode> nodes;  // [0] is the rule itself
};

Explanation explain(const RuleSet& rules, const Case& facts, Dag peildatum, const Bevinding& finding,
                    const EvaluationLimits& limits = {});

// Whether a consequence of this effect can be the advice; plicht, signaal and the like never set it (semantics 4).
bool sets_advice(Werking werking);

// Dutch rendering of a `vraag` for one slot: "Staat A. de Vries in het register?"
std::string question_for(const RuleSet& rules, const Case& facts, Dag peildatum, SlotId slot);

}  // namespace drempel::engine
