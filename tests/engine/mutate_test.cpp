// SPDX-License-Identifier: EUPL-1.2
// Coverage of conditions, and which changes of the law the examples notice.
#include <gtest/gtest.h>

#include <algorithm>

#include "drempel/engine/coverage.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/engine/mutate.hpp"

namespace drempel::engine {
namespace {

constexpr std::string_view head = R"(regelset proef "Proef"
  laag landelijk
  bron wet "Wet" bwb BWBR0000001

gevolgsoort weigeren_verplicht "weigeren verplicht"
  rang 10
  werking weigert
  weging nee
gevolgsoort aanvullen "aanvullen"
  rang 50
  werking vult_aan
  weging nee
gevolgsoort nader_onderzoek "nader onderzoek"
  rang 60
  werking onderzoekt
  weging nee

aanvraagsoort k "k"
  oppervlakte : getal in m2
  monument : ja_nee
  markt : ja_nee

parameter minimum : getal in m2
  grondslag wet art. 2
  vanaf 1 juli 2021 luidt 35 m2

regel P-1 "Groot genoeg"
  grondslag wet art. 1
  geldig vanaf 1 juli 2021
  als markt
  eis oppervlakte >= minimum
  tenzij monument
  gevolg weigeren verplicht
  motivering "Te klein."
)";

struct Asked {
    std::string_view peildatum = "1 maart 2026";
    std::string_view facts, outcome;
};

std::string example(const Asked& asked) {
    static int number = 0;
    std::string text = "\nvoorbeeld \"v" + std::to_string(++number) + "\"\n  aanvraagsoort k\n  gegeven peildatum = ";
    text += asked.peildatum;
    text += "\n";
    text += asked.facts;
    text += "  verwacht P-1 ";
    text += asked.outcome;
    return text + "\n";
}

Compiled with(std::initializer_list<Asked> examples, std::string_view rules = head) {
    std::string text(rules);
    for (const Asked& one : examples) text += example(one);
    Compiled compiled = compile({{"proef.regels", std::move(text)}});
    for (const auto& d : compiled.diagnostics.all())
        if (text::severity_of(d.code) == text::Severity::fout) ADD_FAILURE() << d.message;
    return compiled;
}

// Whether the change with these words in it is noticed; false, with a failure, when there is no such change.
bool is_noticed(const Compiled& compiled, std::string_view change) {
    MutationRun run(compiled);
    for (std::size_t i = 0; i < run.mutants().size(); ++i)
        if (run.mutants()[i].change.find(change) != std::string::npos) return run.run(i).noticed;
    ADD_FAILURE() << "no change " << change;
    return false;
}

constexpr Asked exactly{"1 maart 2026", "  gegeven markt = ja\n  gegeven oppervlakte = 35 m2\n  gegeven monument = nee\n", "voldaan"};
constexpr Asked just_below{"1 maart 2026", "  gegeven markt = ja\n  gegeven oppervlakte = 34,9 m2\n  gegeven monument = nee\n", "geraakt"};
constexpr Asked far_above{"1 maart 2026", "  gegeven markt = ja\n  gegeven oppervlakte = 90 m2\n  gegeven monument = nee\n", "voldaan"};

TEST(Mutation, TheExactBorderNoticesThatAtLeastBecomesMoreThan) {
    EXPECT_TRUE(is_noticed(with({exactly}), "'>=' wordt '>'"));
    EXPECT_FALSE(is_noticed(with({far_above}), "'>=' wordt '>'"));
}

TEST(Mutation, EachSideOfTheBorderNoticesItsOwnShiftOfTheNumber) {
    EXPECT_TRUE(is_noticed(with({exactly}), "'35 m2' wordt 36"));
    EXPECT_FALSE(is_noticed(with({exactly}), "'35 m2' wordt 34"));
    EXPECT_TRUE(is_noticed(with({just_below}), "'35 m2' wordt 34"));
    EXPECT_FALSE(is_noticed(with({just_below}), "'35 m2' wordt 36"));
}

TEST(Mutation, AnExceptionIsMissedOnlyWhereItHolds) {
    const Asked monument{"1 maart 2026", "  gegeven markt = ja\n  gegeven oppervlakte = 10 m2\n  gegeven monument = ja\n", "uitzondering"};
    EXPECT_TRUE(is_noticed(with({monument}), "'tenzij' weggelaten"));
    EXPECT_FALSE(is_noticed(with({just_below}), "'tenzij' weggelaten"));
}

TEST(Mutation, ALeftOutConditionIsMissedOnlyWhereItFails) {
    const Asked elsewhere{"1 maart 2026", "  gegeven markt = nee\n  gegeven oppervlakte = 10 m2\n  gegeven monument = nee\n",
                          "niet van toepassing"};
    EXPECT_TRUE(is_noticed(with({elsewhere}), "'als' weggelaten"));
    EXPECT_FALSE(is_noticed(with({just_below}), "'als' weggelaten"));
    EXPECT_TRUE(is_noticed(with({just_below}), "'eis' weggelaten"));
    EXPECT_FALSE(is_noticed(with({far_above}), "'eis' weggelaten"));
}

TEST(Mutation, TheFirstDayOfARuleIsNoticedOnThatDayOnly) {
    const Asked first_day{"1 juli 2021", "  gegeven markt = ja\n  gegeven oppervlakte = 10 m2\n  gegeven monument = nee\n", "geraakt"};
    const Asked day_before{"30 juni 2021", "  gegeven markt = ja\n  gegeven oppervlakte = 10 m2\n  gegeven monument = nee\n",
                           "niet van toepassing"};
    EXPECT_TRUE(is_noticed(with({first_day}), "geldig vanaf 1 juli 2021 wordt 2 juli 2021"));
    EXPECT_FALSE(is_noticed(with({day_before}), "geldig vanaf 1 juli 2021 wordt 2 juli 2021"));
    EXPECT_TRUE(is_noticed(with({day_before}), "geldig vanaf 1 juli 2021 wordt 30 juni 2021"));
    EXPECT_FALSE(is_noticed(with({first_day}), "geldig vanaf 1 juli 2021 wordt 30 juni 2021"));
}

TEST(Mutation, APartOfAnEnIsMissedOnlyByAnExampleThatNeedsIt) {
    std::string rules(head);
    rules.replace(rules.find("als markt"), 9, "als markt en oppervlakte < 100 m2");
    const Asked large{"1 maart 2026", "  gegeven markt = ja\n  gegeven oppervlakte = 200 m2\n  gegeven monument = nee\n", "niet van toepassing"};
    EXPECT_TRUE(is_noticed(with({large}, rules), "'oppervlakte < 100 m2' weggelaten uit de 'en'"));
    EXPECT_FALSE(is_noticed(with({large}, rules), "'markt' weggelaten uit de 'en'"));
}

TEST(Mutation, NamesAnExampleThatChangesButExpectsNothingOfIt) {
    std::string rules(head);
    rules += "\nvoorbeeld \"kijkt weg\"\n  aanvraagsoort k\n  gegeven peildatum = 1 maart 2026\n  gegeven markt = ja\n"
             "  gegeven oppervlakte = 35 m2\n  gegeven monument = nee\n  verwacht advies geen beletsel\n";
    rules.replace(rules.find("  motivering \"Te klein.\""), 0, "");
    const Compiled compiled = with({}, rules);
    MutationRun run(compiled);
    for (std::size_t i = 0; i < run.mutants().size(); ++i) {
        if (run.mutants()[i].change.find("'als' weggelaten") == std::string::npos) continue;
        const MutantResult result = run.run(i);
        EXPECT_FALSE(result.noticed);
        EXPECT_FALSE(result.changed_only.has_value());
        EXPECT_EQ(result.examples, 1U);
    }
    // The advice is an expectation too.
    EXPECT_TRUE(is_noticed(compiled, "'>=' wordt '>'"));
}

TEST(Mutation, ConceptRulesAreLeftAlone) {
    std::string rules(head);
    rules.replace(rules.find("  grondslag wet art. 1\n"), 23, "  status concept omdat \"nog niet\"\n  grondslag wet art. 1\n");
    const Compiled compiled = with({}, rules);
    EXPECT_TRUE(MutationRun(compiled).mutants().empty());
}

TEST(Mutation, LeavesTheRulesAsTheyWere) {
    const Compiled compiled = with({exactly, just_below});
    MutationRun run(compiled);
    std::vector<bool> first;
    for (std::size_t i = 0; i < run.mutants().size(); ++i) first.push_back(run.run(i).noticed);
    for (std::size_t i = run.mutants().size(); i > 0; --i) EXPECT_EQ(run.run(i - 1).noticed, first[i - 1]) << run.mutants()[i - 1].change;
    EXPECT_TRUE(std::ranges::any_of(first, [](bool noticed) { return noticed; }));
    for (const ExampleResult& result : run_examples(*compiled.rules, compiled.examples)) EXPECT_TRUE(result.failures.empty());
}

TEST(Coverage, SeesAConditionFromBothSidesOnlyWithAnExampleOfEach) {
    const auto seen = [](const Compiled& compiled, ConditionCoverage::Clause clause) {
        for (const ConditionCoverage& one : coverage_of(*compiled.rules, compiled.examples).conditions)
            if (one.clause == clause) return std::pair{one.waar, one.onwaar};
        return std::pair{false, false};
    };
    using Clause = ConditionCoverage::Clause;
    EXPECT_EQ(seen(with({exactly}), Clause::eis), std::pair(true, false));
    EXPECT_EQ(seen(with({exactly, just_below}), Clause::eis), std::pair(true, true));
    // Where the requirement is met the exception does not matter, so it is not seen.
    EXPECT_EQ(seen(with({exactly}), Clause::tenzij), std::pair(false, false));
    EXPECT_EQ(seen(with({just_below}), Clause::tenzij), std::pair(false, true));
}

TEST(Coverage, CountsThePartsOfAnEnApart) {
    std::string rules(head);
    rules.replace(rules.find("als markt"), 9, "als markt en oppervlakte < 100 m2");
    const Compiled compiled = with({exactly}, rules);
    std::size_t parts = 0;
    for (const ConditionCoverage& one : coverage_of(*compiled.rules, compiled.examples).conditions) {
        if (!one.is_part) continue;
        ++parts;
        EXPECT_TRUE(one.waar);
        EXPECT_FALSE(one.onwaar);
    }
    EXPECT_EQ(parts, 2U);
}

}  // namespace
}  // namespace drempel::engine
