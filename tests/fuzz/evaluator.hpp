// SPDX-License-Identifier: EUPL-1.2
// What must hold of an evaluation for any rules that compile and any case that they take. Used by the fuzz target and, on
// its seeds, by the ordinary tests.
#pragma once

#include <string>
#include <string_view>

#include "checker.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/wire/wire.hpp"

namespace drempel::fuzz {

inline std::string shown(const engine::RuleSet& rules, const engine::Case& facts, const engine::Screening& screening) {
    return wire::write_screening(rules, facts, screening, {"h", std::vector<std::string>(rules.sources.size(), "h"), "1", "k", ""}, false);
}

// The rules, a line with only %%, and the facts as JSON. "" when all is well or the input is not of this form.
inline std::string wrong_with_evaluator(std::string_view bytes) {
    const std::size_t mark = bytes.find("\n%%\n");
    if (mark == std::string_view::npos) return {};
    const engine::Compiled compiled = engine::compile({{"fuzz", std::string(bytes.substr(0, mark + 1))}}, checker_limits());
    if (!compiled.rules) return {};
    const engine::RuleSet& rules = *compiled.rules;
    const engine::Dag peildatum = *engine::parse_iso_date("2026-03-01");
    for (std::uint32_t s = 0; s < rules.soorten.size() && s < 4; ++s) {
        const auto facts = wire::read_case(rules, engine::SoortId{s}, peildatum, bytes.substr(mark + 4));
        if (!facts) continue;
        const engine::Screening screening = engine::evaluate(rules, *facts, peildatum);
        if (shown(rules, *facts, screening) != shown(rules, *facts, engine::evaluate(rules, *facts, peildatum)))
            return "twice the same case gives two answers";
        for (const engine::Bevinding& finding : screening.bevindingen) {
            const bool is_hit = finding.uitkomst == engine::Uitkomst::geraakt;
            if (is_hit != (finding.h == engine::Oordeel::waar)) return "geraakt without a true H: " + rules.rules[finding.rule.index].id;
            if (is_hit && !finding.ontbreekt.empty()) return "a definite finding that misses something";
            if (finding.motivering.empty() && is_hit) return "a hit without a reason";
            if (engine::explain(rules, *facts, peildatum, finding).nodes.empty()) return "nothing to explain";
        }
        // However little fuel: an answer, and never a hit that the whole evaluation does not have.
        for (const std::uint64_t fuel : {std::uint64_t{0}, std::uint64_t{7}, std::uint64_t{60}}) {
            const engine::Screening little = engine::evaluate(rules, *facts, peildatum, {fuel});
            for (const engine::Bevinding& finding : little.bevindingen) {
                if (finding.uitkomst != engine::Uitkomst::geraakt) continue;
                bool is_there = false;
                for (const engine::Bevinding& whole : screening.bevindingen)
                    is_there = is_there || (whole.rule == finding.rule && whole.objects == finding.objects && whole.uitkomst == finding.uitkomst);
                if (!is_there) return "a hit out of nothing when the fuel is gone";
            }
        }
    }
    return {};
}

}  // namespace drempel::fuzz
