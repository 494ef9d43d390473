// SPDX-License-Identifier: EUPL-1.2
// Chains of parties: who is reached and which share is held along all paths (semantics 6).
#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "drempel/engine/reading.hpp"
#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using tests::Facts;
using tests::Rules;
using tests::Screened;

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
begrip partij sleutel nummer "de partij" meervoud "de partijen"
  nummer : tekst
begrip bedrijf is een partij "het bedrijf" meervoud "de bedrijven"
  belangen : lijst van belang "de belangen"
begrip belang "het belang" meervoud "de belangen"
  houder : verwijzing naar partij
  deel   : percentage niet negatief

aanvraagsoort proef "de proef"
  bedrijven : lijst van bedrijf "de bedrijven"
  aanvrager : bedrijf
  baas      : partij

keten zeggenschap van bedrijf "de zeggenschap"
  grondslag wet art. 1
  via       belang in belangen van bedrijf
  naar      houder van belang
  deel      deel van belang

regel K-1 "De baas zit in de keten"
  grondslag wet art. 1
  als       bereikt(zeggenschap; aanvrager; baas)
  gevolg    signaal
  motivering "x"
regel K-2 "De baas heeft meer dan 25 procent"
  grondslag wet art. 1
  als       aandeel(zeggenschap; aanvrager; baas) > 25 %
  gevolg    signaal
  motivering "{aandeel(zeggenschap; aanvrager; baas)}"
)");
    return result;
}

Screened screen(Facts facts) {
    facts.emplace_back("/baas/nummer", "Z");
    return {rules(), "proef", "2026-03-01", facts};
}

// `A` is the applicant; each link is owner, holder, share ("" is not known).
struct Link {
    std::string of, to, share;
};
Facts chain(const std::vector<std::string>& companies, const std::vector<Link>& links) {
    Facts facts;
    for (std::size_t i = 0; i < companies.size(); ++i) {
        const std::string place = i == 0 ? "/aanvrager" : "/bedrijven/" + std::to_string(i - 1);
        facts.emplace_back(place + "/nummer", companies[i]);
        facts.emplace_back(place + "/belangen", "[]");
        std::size_t next = 0;
        for (const Link& link : links) {
            if (link.of != companies[i]) continue;
            const auto here = place + "/belangen/" + std::to_string(next++);
            facts.emplace_back(here + "/houder", link.to);
            if (!link.share.empty()) facts.emplace_back(here + "/deel", link.share);
        }
    }
    return facts;
}

TEST(Keten, WhatItsLinksReadCountsAsReadByTheRuleThatAsks) {
    const RuleSet& set = rules().set();
    const auto rule = std::ranges::find(set.rules, std::string("K-2"), &Rule::id);
    std::vector<std::string> read;
    visit_reads(set, conditions_of(*rule), [&](const Node& node) {
        if (const FieldId field = field_read_by(set, node); !field.is_none()) read.push_back(set.fields[field.index].name);
    });
    for (const char* name : {"belangen", "houder", "deel"}) EXPECT_TRUE(std::ranges::find(read, name) != read.end()) << name;
}

TEST(Keten, ReachesThroughOtherParties) {
    EXPECT_EQ(screen(chain({"A", "B"}, {{"A", "B", "100"}, {"B", "Z", "1"}})).uitkomst("K-1"), "geraakt");
    EXPECT_EQ(screen(chain({"A", "B"}, {{"A", "B", "100"}})).uitkomst("K-1"), "niet_van_toepassing");
}

TEST(Keten, IsOpenWhereAListOrAPartyIsNotKnown) {
    auto open = chain({"A"}, {});
    open.emplace_back("/aanvrager/belangen", "open");
    EXPECT_EQ(screen(open).uitkomst("K-1"), "onbepaald");
    // Of a party that is only a key nobody knows who holds it.
    EXPECT_EQ(screen(chain({"A"}, {{"A", "B", "100"}})).uitkomst("K-1"), "onbepaald");
}

TEST(Keten, MultipliesAlongAPathAndAddsOverPaths) {
    // 50 % of 40 % and 10 % straight: 30 %.
    const auto two = screen(chain({"A", "B"}, {{"A", "B", "50"}, {"B", "Z", "40"}, {"A", "Z", "10"}}));
    EXPECT_EQ(two.uitkomst("K-2"), "geraakt");
    EXPECT_EQ(two.finding("K-2").motivering, "30\u00a0%");
    // 50 % of 50 % is exactly 25 %: not more.
    EXPECT_EQ(screen(chain({"A", "B"}, {{"A", "B", "50"}, {"B", "Z", "50"}})).uitkomst("K-2"), "niet_van_toepassing");
}

TEST(Keten, SolvesACircleExactlyAndReportsIt) {
    // x = 0,5 * y; y = 0,4 + 0,2 * x: x = 2/9, so not above a quarter; with 0,5 straight it is.
    const auto circle = screen(chain({"A", "B"}, {{"A", "B", "50"}, {"B", "Z", "40"}, {"B", "A", "20"}}));
    EXPECT_EQ(circle.uitkomst("K-2"), "niet_van_toepassing");
    EXPECT_TRUE(circle.has("K-2", "", Kenmerk::kring));
    EXPECT_EQ(screen(chain({"A", "B"}, {{"A", "B", "50"}, {"B", "Z", "50"}, {"B", "A", "20"}})).uitkomst("K-2"), "geraakt");
}

TEST(Keten, ThatGivesOutMoreThanTheWholeIsAnError) {
    EXPECT_EQ(screen(chain({"A", "B"}, {{"A", "B", "60"}, {"A", "Z", "60"}})).uitkomst("K-2"), "rekenfout");
}

TEST(Keten, WithAnUnknownShareGivesARange) {
    const auto low = screen(chain({"A", "B"}, {{"A", "B", ""}, {"A", "Z", "30"}, {"B", "Z", "10"}}));
    EXPECT_EQ(low.uitkomst("K-2"), "geraakt") << "30 % straight, whatever the rest";
    const auto high = screen(chain({"A", "B"}, {{"A", "B", ""}, {"B", "Z", "25"}}));
    EXPECT_EQ(high.uitkomst("K-2"), "niet_van_toepassing") << "at most the whole of 25 %";
    EXPECT_EQ(screen(chain({"A", "B"}, {{"A", "B", ""}, {"B", "Z", "26"}})).uitkomst("K-2"), "onbepaald");
}

}  // namespace
}  // namespace drempel::engine
