// SPDX-License-Identifier: EUPL-1.2
// The program and the reference evaluator say the same of every generated pair of a rule set and a case.
#include <cstdlib>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "drempel/engine/program.hpp"
#include "program/generate.hpp"
#include "program/mutation.hpp"
#include "program/same_verdict.hpp"

namespace drempel::tests {
namespace {

using namespace engine;

#ifdef NDEBUG
constexpr std::uint64_t pairs_per_part = 126'000;
#else
constexpr std::uint64_t pairs_per_part = 750;
#endif
#ifdef DREMPEL_MUTANTS
constexpr std::uint64_t cases_per_set = 25;  // a fault is seen by another rule set sooner than by another case
#else
constexpr std::uint64_t cases_per_set = 250;
#endif

std::uint64_t wanted_pairs() {
    const char* text = std::getenv("DREMPEL_PAREN");  // fewer for a mutant, more for a long run
    return text == nullptr ? pairs_per_part : std::strtoull(text, nullptr, 10);
}

class Pairs : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Pairs, AgreeOnEveryRuleObjectAndAdvice) {
    choose_mutant();
    const Dag peildatum = *parse_iso_date("2026-03-01");
    std::uint64_t pairs = 0;
    std::uint64_t sets = 0;
    std::uint64_t refused = 0;
    std::uint64_t findings = 0;
    std::uint64_t groups = 0;
    std::uint64_t handed_over = 0;
    std::uint64_t not_compiled = 0;
    const auto wanted = wanted_pairs();
    for (std::uint64_t seed = GetParam() * 1'000'000; pairs < wanted; ++seed) {
        const auto text = generate_rules(seed);
        std::vector<text::SourceText> sources;
        sources.emplace_back("proef.regels", text);
        const auto compiled = compile(std::move(sources));
        if (!compiled.rules) {
            ++refused;
            if (std::getenv("DREMPEL_TOON") != nullptr) {
                for (const auto& diagnostic : compiled.diagnostics.all()) {
                    const auto at = compiled.sources[0].position_of(diagnostic.span.begin);
                    fmt::print("{}: {}:{} {} | {}\n", seed, at.line, at.column, diagnostic.message, compiled.sources[0].slice(diagnostic.span));
                }
            }
            ASSERT_LT(refused, 50 + sets) << "the generator writes too much that the checker refuses";
            continue;
        }
        ++sets;
        const auto& rules = *compiled.rules;
        const Program program(rules, SoortId{0});
        Program::Workspace workspace(program);
        not_compiled += program.not_compiled().size();
        if (std::getenv("DREMPEL_TOON") != nullptr) {
            for (const auto& one : program.not_compiled()) fmt::print("not compiled: {}\n", one.reason);
        }
        Dice dice(seed ^ 0x5eedULL);
        for (std::uint64_t i = 0; i < cases_per_set && pairs < wanted; ++i, ++pairs) {
            const auto facts = generate_case(rules, dice, peildatum);
            const auto by_program = program.screen(facts, peildatum, workspace);
            const auto by_reference = verdict_by_reference(rules, facts, peildatum);
            findings += by_program.uitslagen.size();
            groups += program.rule_count();
            handed_over += by_program.rules_by_reference;
            ASSERT_EQ(difference(rules, by_program, by_reference), "") << "seed " << seed << " case " << i << "\n" << text;
            if (i % 50 == 0) {
                const auto screening = evaluate(rules, facts, peildatum);
                if (ran_out_of_fuel(screening)) continue;
                ASSERT_EQ(difference(rules, by_program, verdict_of(screening)), "") << "seed " << seed << " case " << i << "\n" << text;
            }
        }
    }
    fmt::print("{} pairs, {} rule sets ({} refused by the checker), {} findings; rules handed to the reference: {} of {}; {} never compiled\n", pairs, sets, refused, findings,
               handed_over, groups, not_compiled);
    EXPECT_LT(handed_over * 2, groups) << "the program decides too little itself";
}

INSTANTIATE_TEST_SUITE_P(Seeds, Pairs, testing::Range<std::uint64_t>(1, 9));

}  // namespace
}  // namespace drempel::tests
