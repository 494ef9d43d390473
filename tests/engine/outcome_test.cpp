// SPDX-License-Identifier: EUPL-1.2
// The table of semantics 2, the truth values of section 1 and how a finding carries them.
#include <string>

#include <gtest/gtest.h>

#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using tests::Facts;
using tests::Rules;
using tests::Screened;

struct Cell {
    const char* applies;
    const char* eis;
    const char* tenzij;
    const char* uitkomst;
};

// Every cell of the table, as the page prints it.
constexpr Cell table[] = {
    {"nee", "nee", "nee", "niet_van_toepassing"}, {"nee", "nee", "", "niet_van_toepassing"}, {"nee", "nee", "ja", "niet_van_toepassing"},
    {"nee", "", "nee", "niet_van_toepassing"},    {"nee", "", "", "niet_van_toepassing"},    {"nee", "", "ja", "niet_van_toepassing"},
    {"nee", "ja", "nee", "niet_van_toepassing"},  {"nee", "ja", "", "niet_van_toepassing"},  {"nee", "ja", "ja", "niet_van_toepassing"},
    {"ja", "nee", "nee", "geraakt"},              {"ja", "nee", "", "onbepaald"},            {"ja", "nee", "ja", "uitzondering"},
    {"ja", "", "nee", "onbepaald"},               {"ja", "", "", "onbepaald"},               {"ja", "", "ja", "uitzondering"},
    {"ja", "ja", "nee", "voldaan"},               {"ja", "ja", "", "voldaan"},               {"ja", "ja", "ja", "voldaan"},
    {"", "nee", "nee", "onbepaald"},              {"", "nee", "", "onbepaald"},              {"", "nee", "ja", "uitzondering"},
    {"", "", "nee", "onbepaald"},                 {"", "", "", "onbepaald"},                 {"", "", "ja", "uitzondering"},
    {"", "ja", "nee", "voldaan"},                 {"", "ja", "", "voldaan"},                 {"", "ja", "ja", "voldaan"},
};

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
aanvraagsoort proef "de proef"
  a : ja_nee
  b : ja_nee
  c : ja_nee
  n : getal
  m : getal niet negatief
  d : datum
  e : duur of geen
  k : keuze (rood; groen; blauw)

regel T-1 "Met als, eis en tenzij"
  grondslag wet art. 1
  als       a
  eis       b
  tenzij    c volgens wet art. 2 lid 1
  gevolg    weigeren verplicht
  motivering "Gezakt."
regel T-2 "Alleen als"
  grondslag wet art. 1
  als       a
  gevolg    weigeren mogelijk
  motivering "Het is zo."
regel T-3 "Delen"
  grondslag wet art. 1
  als       1 / n > 0
  gevolg    weigeren mogelijk
  motivering "Groter."
regel T-4 "Delen met een ander deel"
  grondslag wet art. 1
  als       1 / n > 0 en a
  gevolg    weigeren mogelijk
  motivering "Groter."
regel T-5 "Te groot"
  grondslag wet art. 1
  eis       m * 1000000 < 5
  gevolg    weigeren mogelijk
  motivering "Groter."
regel T-6 "Nooit negatief"
  grondslag wet art. 1
  eis       m >= 0
  gevolg    weigeren mogelijk
  motivering "Kleiner."
regel T-7 "Duur"
  grondslag wet art. 1
  als       e is aanwezig
  eis       e <= 6 maanden
  gevolg    weigeren mogelijk
  motivering "Te lang: {e}."
regel T-8 "Alle kleuren"
  grondslag wet art. 1
  als       k in (rood; groen; blauw)
  gevolg    weigeren mogelijk
  motivering "Kleur {k}."
regel T-9 "Warme kleuren"
  grondslag wet art. 1
  als       k in (rood; groen)
  gevolg    weigeren mogelijk
  motivering "Kleur {k}."
regel T-10 "Delen door nul, of"
  grondslag wet art. 1
  als       1 / n > 0 of a
  gevolg    signaal
  motivering "Groter."
)");
    return result;
}

Screened screen(const Facts& facts) { return {rules(), "proef", "2026-03-01", facts}; }

TEST(Uitkomst, FollowsEveryCellOfTheTable) {
    for (const auto& cell : table) {
        Facts facts;
        if (*cell.applies != 0) facts.emplace_back("/a", cell.applies);
        if (*cell.eis != 0) facts.emplace_back("/b", cell.eis);
        if (*cell.tenzij != 0) facts.emplace_back("/c", cell.tenzij);
        const auto screened = screen(facts);
        EXPECT_EQ(screened.uitkomst("T-1"), cell.uitkomst) << cell.applies << "|" << cell.eis << "|" << cell.tenzij;
        const auto h = screened.finding("T-1").h;
        EXPECT_EQ(h == Oordeel::waar, cell.uitkomst == std::string("geraakt"));
        EXPECT_EQ(h == Oordeel::onbekend, cell.uitkomst == std::string("onbepaald"));
    }
}

TEST(Uitkomst, WithoutEisTheRuleIsHitWhenAlsHolds) {
    EXPECT_EQ(screen({{"/a", "ja"}}).uitkomst("T-2"), "geraakt");
    EXPECT_EQ(screen({{"/a", "nee"}}).uitkomst("T-2"), "niet_van_toepassing");
    EXPECT_EQ(screen({}).uitkomst("T-2"), "onbepaald");
}

TEST(Uitkomst, NamesTheException) {
    const auto screened = screen({{"/a", "ja"}, {"/b", "nee"}, {"/c", "ja"}});
    EXPECT_EQ(screened.finding("T-1").exception, 0U);
    EXPECT_EQ(screened.finding("T-1").motivering, "De uitzondering doet zich voor: c (Proefwet art. 2 lid 1).");
}

TEST(Fout, DivisionByZeroIsReportedAndDecidesOnlyWhereItMust) {
    EXPECT_EQ(screen({{"/n", "0"}}).uitkomst("T-3"), "rekenfout");
    EXPECT_EQ(screen({{"/n", "2"}}).uitkomst("T-3"), "geraakt");
    EXPECT_EQ(screen({}).uitkomst("T-3"), "onbepaald");
    EXPECT_EQ(screen({{"/n", "0"}, {"/a", "nee"}}).uitkomst("T-4"), "niet_van_toepassing");
    EXPECT_EQ(screen({{"/n", "0"}}).uitkomst("T-4"), "onbepaald");
    EXPECT_EQ(screen({{"/n", "0"}, {"/a", "ja"}}).uitkomst("T-4"), "rekenfout");
    EXPECT_EQ(screen({{"/n", "0"}, {"/a", "ja"}}).uitkomst("T-10"), "geraakt");
    EXPECT_EQ(screen({{"/n", "0"}, {"/a", "nee"}}).uitkomst("T-10"), "rekenfout");
}

TEST(Fout, OverflowAtAComparison) {
    EXPECT_EQ(screen({{"/m", "999999999.999999"}}).uitkomst("T-5"), "geraakt");
    EXPECT_EQ(screen({{"/m", "1000000000"}}).uitkomst("T-5"), "rekenfout");
}

TEST(Verzameling, AnUnknownQuantityKeepsItsLimits) {
    EXPECT_EQ(screen({}).uitkomst("T-6"), "voldaan");
    EXPECT_TRUE(screen({}).ontbreekt("T-6").empty());
}

TEST(Verzameling, AllMembersTogetherAreDefinite) {
    EXPECT_EQ(screen({}).uitkomst("T-8"), "geraakt");
    EXPECT_EQ(screen({}).finding("T-8").motivering, "Kleur (onbekend).");
    EXPECT_EQ(screen({}).uitkomst("T-9"), "onbepaald");
    EXPECT_EQ(screen({{"/k", "blauw"}}).uitkomst("T-9"), "niet_van_toepassing");
    EXPECT_EQ(screen({{"/k", "groen"}}).uitkomst("T-9"), "geraakt");
}

TEST(Duur, ExactlySixMonthsIsNotMoreThanSixMonths) {
    EXPECT_EQ(screen({{"/e", "P6M"}}).uitkomst("T-7"), "voldaan");
    EXPECT_EQ(screen({{"/e", "P7M"}}).uitkomst("T-7"), "geraakt");
    EXPECT_EQ(screen({{"/e", "P7M"}}).finding("T-7").motivering, "Te lang: 7 maanden.");
    EXPECT_EQ(screen({{"/e", "null"}}).uitkomst("T-7"), "niet_van_toepassing");
    EXPECT_EQ(screen({}).uitkomst("T-7"), "onbepaald");
}

TEST(Duur, DaysAgainstMonthsAreOpenForWantOfANorm) {
    const auto screened = screen({{"/e", "P210D"}});
    EXPECT_EQ(screened.uitkomst("T-7"), "onbepaald");
    ASSERT_EQ(screened.finding("T-7").ontbreekt.size(), 1U);
    EXPECT_EQ(screened.finding("T-7").ontbreekt[0].soort, Ontbreekt::Soort::norm);
    EXPECT_EQ(screen({{"/e", "P0D"}}).uitkomst("T-7"), "voldaan");
}

TEST(Brandstof, RunningOutIsTheSameNamedOutcomeEveryTime) {
    const Facts facts{{"/a", "ja"}, {"/b", "nee"}};
    const Screened enough(rules(), "proef", "2026-03-01", facts);
    const Screened first(rules(), "proef", "2026-03-01", facts, {20});
    const Screened second(rules(), "proef", "2026-03-01", facts, {20});
    std::size_t out = 0;
    ASSERT_EQ(first.screening.bevindingen.size(), enough.screening.bevindingen.size());
    for (std::size_t i = 0; i < first.screening.bevindingen.size(); ++i) {
        const auto& finding = first.screening.bevindingen[i];
        EXPECT_EQ(finding.uitkomst, second.screening.bevindingen[i].uitkomst);
        if (finding.kenmerken == std::vector{Kenmerk::fuel_op}) {
            EXPECT_EQ(finding.uitkomst, Uitkomst::rekenfout);
            ++out;
        }
    }
    EXPECT_GT(out, 0U);
    EXPECT_LT(out, first.screening.bevindingen.size());
    EXPECT_EQ(first.screening.advies_status, AdviesStatus::voorlopig);
}

}  // namespace
}  // namespace drempel::engine
