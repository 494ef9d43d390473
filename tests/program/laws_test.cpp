// SPDX-License-Identifier: EUPL-1.2
// The two laws of semantics 1 and 4 over generated files that become better known.
#include <algorithm>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "drempel/engine/program.hpp"
#include "program/generate.hpp"

namespace drempel::tests {
namespace {

using namespace engine;

#ifdef NDEBUG
constexpr std::uint64_t sets = 300;
#else
constexpr std::uint64_t sets = 12;
#endif
constexpr std::uint64_t files_per_set = 60;

// H by rule and place; "" for the whole rule.
std::map<std::pair<std::string, std::string>, Oordeel> h_by_place(const RuleSet& rules, const Case& facts, const Verdict& verdict) {
    std::map<std::pair<std::string, std::string>, Oordeel> result;
    for (const auto& one : verdict.uitslagen) {
        const auto& rule = rules.rules[one.rule.index];
        if (rule.is_kennisregel) continue;  // outside law 1
        const auto [at, is_new] = result.try_emplace({rule.id, ""}, one.h);
        if (!is_new) at->second = of(at->second, one.h);
        if (!one.list.is_none() || one.object_count == 0) continue;
        result[{rule.id, facts.pointer_of(rules, verdict.objects_of(one).back())}] = one.h;
    }
    return result;
}

TEST(Wetten, MoreKnowledgeNeverChangesADefiniteAnswerAndOnlyShortensThePossibleAdvices) {
    const Dag peildatum = *parse_iso_date("2026-03-01");
    std::uint64_t compared = 0;
    for (std::uint64_t seed = 77'000'000; seed < 77'000'000 + sets; ++seed) {
        const auto text = generate_rules(seed);
        std::vector<text::SourceText> sources;
        sources.emplace_back("proef.regels", text);
        const auto compiled = compile(std::move(sources));
        if (!compiled.rules) continue;
        const auto& rules = *compiled.rules;
        const Program program(rules, SoortId{0});
        Program::Workspace workspace(program);
        Dice dice(seed);
        for (std::uint64_t i = 0; i < files_per_set; ++i) {
            const auto cases = generate_two_cases(rules, dice, peildatum);
            const auto less = program.screen(cases.less, peildatum, workspace);
            const auto more = program.screen(cases.more, peildatum, workspace);
            const auto h_more = h_by_place(rules, cases.more, more);
            for (const auto& [place, h] : h_by_place(rules, cases.less, less)) {
                if (h != Oordeel::waar && h != Oordeel::onwaar) continue;
                const auto at = h_more.find(place);
                if (at == h_more.end()) continue;  // the rule stands at another list when its law version is known
                ++compared;
                ASSERT_EQ(int(at->second), int(h)) << "law 1: " << place.first << " at " << place.second << ", seed " << seed << " file " << i << "\n" << text;
            }
            for (const auto advice : more.mogelijke_adviezen) {
                ASSERT_NE(std::ranges::find(less.mogelijke_adviezen, advice), less.mogelijke_adviezen.end())
                    << "law 2: seed " << seed << " file " << i << "\n" << text;
            }
        }
    }
    EXPECT_GT(compared, sets * files_per_set);
}

}  // namespace
}  // namespace drempel::tests
