// SPDX-License-Identifier: EUPL-1.2
// Voorbeelden: first checked against the model like any other text, then built into cases.
#pragma once

#include <string>
#include <vector>

#include "compile/checker.hpp"
#include "drempel/engine/compile.hpp"

namespace drempel::engine::checking {

struct Assignment {  // one `gegeven`, its place resolved
    std::string pointer;
    std::size_t depth = 0;  // of the place: what is deeper is filled in later
    const grammar::Expression* value = nullptr;
    Span path;
};

struct ExamplePlan {
    Example example;  // everything but the facts
    std::vector<Assignment> assignments;
};

// Reads trees that the checker owns: it must outlive the plans.
std::vector<ExamplePlan> plan_examples(Checker& checker);
std::vector<Example> build_examples(const RuleSet& rules, std::vector<ExamplePlan> plans, text::Diagnostics& report);

// `6 maanden` as ISO 8601, or nothing when the words are no length of time.
std::optional<std::string> iso_duration_of(const grammar::Expression& e);
// The explicit unknown inside a list.
bool is_unknown_word(const grammar::Expression& e);

}  // namespace drempel::engine::checking
