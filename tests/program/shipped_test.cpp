// SPDX-License-Identifier: EUPL-1.2
// The program and the reference evaluator say the same of every example in rules/ and of the applications in fixtures/.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "drempel/engine/program.hpp"
#include "drempel/wire/wire.hpp"
#include "program/mutation.hpp"
#include "program/same_verdict.hpp"

namespace drempel::tests {
namespace {

using namespace engine;

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> files_under(std::string_view folder, std::string_view extension) {
    std::vector<std::filesystem::path> result;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(DREMPEL_SOURCE_DIR) / folder)) {
        if (entry.is_regular_file() && entry.path().extension() == extension) result.push_back(entry.path());
    }
    std::ranges::sort(result);
    return result;
}

const Compiled& shipped() {
    static const Compiled compiled = [] {
        std::vector<text::SourceText> sources;
        for (const auto& path : files_under("rules", ".regels")) sources.emplace_back(path.string(), read(path));
        return compile(std::move(sources));
    }();
    return compiled;
}

// One program per kind, made when it is first asked for.
class Programs {
public:
    explicit Programs(const RuleSet& rules) : rules_(rules) {}
    const Program& of(SoortId soort) {
        const auto at = made_.find(soort);
        return at != made_.end() ? at->second : made_.emplace(soort, Program(rules_, soort)).first->second;
    }

private:
    const RuleSet& rules_;
    std::map<SoortId, Program> made_;
};

#ifdef NDEBUG
constexpr std::size_t each_nth = 1;
#else
constexpr std::size_t each_nth = 12;  // the builds with checks are many times slower
#endif
constexpr std::size_t each_nth_in_full = 10;  // the whole screening, with reasons

struct Score {
    std::size_t cases = 0, out_of_fuel = 0, rules = 0, handed_over = 0;
};

void compare(const RuleSet& rules, const Case& facts, Dag peildatum, const Program& program, Score& score, const std::string& what) {
    Program::Workspace workspace(program);
    const auto by_program = program.screen(facts, peildatum, workspace);
    EXPECT_EQ(difference(rules, by_program, verdict_by_reference(rules, facts, peildatum)), "") << what;
    ++score.cases;
    score.rules += program.rule_count();
    score.handed_over += by_program.rules_by_reference;
    if (score.cases % each_nth_in_full != 0) return;
    const auto screening = evaluate(rules, facts, peildatum);
    if (ran_out_of_fuel(screening)) {
        ++score.out_of_fuel;
        return;
    }
    EXPECT_EQ(difference(rules, by_program, verdict_of(screening)), "") << what;
}

TEST(Meegeleverd, ExamplesGetTheSameVerdictFromBothEvaluators) {
    choose_mutant();
    const auto& compiled = shipped();
    ASSERT_TRUE(compiled.rules);
    Programs programs(*compiled.rules);
    Score score;
    for (std::size_t i = 0; i < compiled.examples.size(); i += each_nth) {
        const auto& example = compiled.examples[i];
        compare(*compiled.rules, example.facts, example.peildatum, programs.of(example.soort), score, example.title);
        if (testing::Test::HasFailure()) break;
    }
    EXPECT_GT(score.cases, 50U);
    EXPECT_EQ(score.out_of_fuel, 0U);
    fmt::print("{} examples; rules handed to the reference: {} of {}\n", score.cases, score.handed_over, score.rules);
}

TEST(Meegeleverd, ApplicationsInFixturesGetTheSameVerdictForEveryKindThatTakesThem) {
    choose_mutant();
    const auto& compiled = shipped();
    ASSERT_TRUE(compiled.rules);
    const auto& rules = *compiled.rules;
    Programs programs(rules);
    Score score;
    const Dag peildatum = *parse_iso_date("2026-03-01");
    const auto files = files_under("fixtures", ".json");
    for (std::size_t file = 0; file < files.size(); file += each_nth) {
        const auto& path = files[file];
        const auto json = read(path);
        for (std::uint32_t i = 0; i < rules.soorten.size(); ++i) {
            const auto facts = wire::read_case(rules, SoortId{i}, peildatum, json);
            if (facts) compare(rules, *facts, peildatum, programs.of(SoortId{i}), score, path.filename().string() + " as " + rules.soorten[i].name);
        }
    }
    EXPECT_GT(score.cases, 5U);
    fmt::print("{} cases; rules handed to the reference: {} of {}\n", score.cases, score.handed_over, score.rules);
}

TEST(Meegeleverd, AnExampleFailsExactlyWhenItExpectsAnotherOutcome) {
    choose_mutant();
    const auto& compiled = shipped();
    ASSERT_TRUE(compiled.rules);
    std::vector<Example> right;
    std::vector<Example> wrong;
    for (std::size_t i = 0; i < compiled.examples.size(); i += each_nth * 5) {
        const auto& example = compiled.examples[i];
        right.push_back(example);
        for (std::size_t k = 0; k < example.expectations.size(); ++k) {
            if (example.expectations[k].kind != Expectation::Kind::uitkomst) continue;
            wrong.push_back(example);
            auto& outcome = wrong.back().expectations[k].uitkomst;
            outcome = outcome == Uitkomst::geraakt ? Uitkomst::voldaan : Uitkomst::geraakt;
            break;
        }
    }
    for (const auto& result : run_examples(*compiled.rules, right)) EXPECT_TRUE(result.failures.empty()) << right[result.example].title;
    for (const auto& result : run_examples(*compiled.rules, wrong)) EXPECT_EQ(result.failures.size(), 1U) << wrong[result.example].title;
    EXPECT_GT(wrong.size(), 10U);
}

TEST(Meegeleverd, WhatIsNotCompiledIsNamedWithAReason) {
    const auto& compiled = shipped();
    ASSERT_TRUE(compiled.rules);
    const auto& rules = *compiled.rules;
    std::map<std::string_view, std::size_t> reasons;
    std::size_t total = 0;
    std::size_t handed_over = 0;
    for (std::uint32_t i = 0; i < rules.soorten.size(); ++i) {
        const Program program(rules, SoortId{i});
        total += program.rule_count();
        for (const auto& one : program.not_compiled()) {
            EXPECT_FALSE(one.reason.empty());
            ++reasons[one.reason];
            ++handed_over;
        }
    }
    fmt::print("{} rules per kind, {} not compiled\n", total, handed_over);
    for (const auto& [reason, count] : reasons) fmt::print("  {:5} {}\n", count, reason);
    EXPECT_LT(handed_over, total);
}

}  // namespace
}  // namespace drempel::tests
