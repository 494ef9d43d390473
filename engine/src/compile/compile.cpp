// SPDX-License-Identifier: EUPL-1.2
// The order of the passes.
#include "drempel/engine/compile.hpp"

#include <algorithm>

#include "compile/checker.hpp"
#include "compile/example_cases.hpp"

namespace drempel::engine {

Compiled compile(std::vector<text::SourceText> sources, const grammar::Limits& limits) {
    // By path, then by content: two files of one path cannot depend on the order they were given in.
    std::ranges::sort(sources, [](const text::SourceText& a, const text::SourceText& b) {
        return a.path() != b.path() ? a.path() < b.path() : a.bytes() < b.bytes();
    });
    Compiled compiled;
    compiled.sources = sources;

    checking::Checker checker(std::move(sources), limits);
    checker.collect_regelsets();
    checker.resolve_areas();
    checker.collect_names();
    checker.declare_begrippen();
    checker.declare_facts();
    checker.declare_soorten();
    checker.check_protected();
    checker.declare_values();
    checker.check_definities();
    checker.check_conclusies();
    checker.check_tabellen();
    checker.check_termijnen();
    checker.fill_parameters();
    checker.check_definition_graph();
    checker.check_rules();
    checker.check_layers();
    checker.check_days_of_words();
    checker.check_rule_graph();
    checker.assign_kinds();
    checker.check_stricter();
    checker.assign_parameters();
    checker.find_splits();
    checker.check_questions();
    std::vector<checking::ExamplePlan> plans = checking::plan_examples(checker);
    checker.warn_unused();
    checker.check_size();
    checker.check_whole();
    if (checker.report.has_errors()) {
        compiled.diagnostics = std::move(checker.report);
        return compiled;
    }
    const auto rules = std::make_shared<const RuleSet>(std::move(checker.rules));
    std::vector<Example> examples = checking::build_examples(*rules, std::move(plans), checker.report);
    compiled.diagnostics = std::move(checker.report);
    if (compiled.diagnostics.has_errors()) return compiled;
    compiled.rules = rules;
    compiled.examples = std::move(examples);
    return compiled;
}

}  // namespace drempel::engine
