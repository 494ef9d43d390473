// SPDX-License-Identifier: EUPL-1.2
// Blokkades: what they hold back, and what stays open while it is not known whether they hold (semantics 3 and 4).
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::Facts;
using tests::Rules;
using tests::Screened;

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
gevolgsoort blokkade "blokkade"
  rang     130
  werking  geen
  weging   nee

begrip feit "het feit" meervoud "de feiten"
  oud     : ja_nee
  ernstig : ja_nee
  punten  : geheel niet negatief

aanvraagsoort proef "de proef"
  feiten   : lijst van feit "de feiten"
  omzet    : bedrag "de omzet"
  geheim   : ja_nee
  gevraagd : ja_nee
  gekregen : ja_nee

blokkade B-1 "Oude feiten tellen niet mee"
  grondslag wet art. 1
  voor elke feit in feiten
  van       feit
  als       oud van feit
  motivering "Oud."
blokkade B-2 "De omzet is geheim"
  grondslag wet art. 2
  van       omzet
  als       geheim
  motivering "Geheim."
blokkade B-3 "Wachten op advies"
  grondslag wet art. 3
  van       besluit "het besluit"
  als       gevraagd
  totdat    gekregen
  motivering "Wachten."

regel R-1 "Er is een ernstig feit"
  grondslag wet art. 4
  als       er is een feit in feiten waarvoor ernstig van feit
  gevolg    weigeren mogelijk
  motivering "x"
regel R-2 "Elk feit is licht"
  grondslag wet art. 4
  eis       elke feit in feiten waarvoor niet ernstig van feit
  gevolg    weigeren mogelijk
  motivering "x"
regel R-3 "Niet meer dan tien punten"
  grondslag wet art. 4
  eis       (som van punten van feit over feit in feiten) <= 10
  gevolg    weigeren mogelijk
  motivering "x"
regel R-4 "Geen enkel ernstig feit"
  grondslag wet art. 4
  voor elke feit in feiten
  eis       niet ernstig van feit
  gevolg    weigeren mogelijk
  motivering "x"
regel R-5 "Genoeg omzet"
  grondslag wet art. 5
  eis       omzet >= € 100
  gevolg    weigeren mogelijk
  motivering "x"
)");
    return result;
}

Screened screen(const Facts& facts) { return {rules(), "proef", "2026-03-01", facts}; }

Facts one_fact(const std::string& old) {
    Facts facts{{"/feiten/0/ernstig", "ja"}, {"/feiten/0/punten", "20"}};
    if (!old.empty()) facts.emplace_back("/feiten/0/oud", old);
    return facts;
}

TEST(Blokkade, OfAnElementTakesItOutOfEveryList) {
    const auto free = screen(one_fact("nee"));
    EXPECT_EQ(free.uitkomst("R-1"), "geraakt");
    EXPECT_EQ(free.uitkomst("R-2"), "geraakt");
    EXPECT_EQ(free.uitkomst("R-3"), "geraakt");
    const auto held = screen(one_fact("ja"));
    EXPECT_EQ(held.uitkomst("B-1", "/feiten/0"), "geraakt");
    EXPECT_EQ(held.uitkomst("R-1"), "niet_van_toepassing");
    EXPECT_EQ(held.uitkomst("R-2"), "voldaan");
    EXPECT_EQ(held.uitkomst("R-3"), "voldaan");
}

TEST(Blokkade, OfAnElementIsShownAtTheRuleAboutIt) {
    const auto held = screen(one_fact("ja"));
    EXPECT_EQ(held.uitkomst("R-4", "/feiten/0"), "niet_van_toepassing");
    EXPECT_TRUE(held.has("R-4", "/feiten/0", Kenmerk::geblokkeerd));
    EXPECT_EQ(held.finding("R-4", "/feiten/0").motivering, "Dit telt niet mee: B-1, Oude feiten tellen niet mee (Proefwet art. 1).");
    EXPECT_FALSE(screen(one_fact("nee")).has("R-4", "/feiten/0", Kenmerk::geblokkeerd));
}

TEST(Blokkade, ThatIsNotKnownLeavesMembershipOpen) {
    const auto open = screen(one_fact(""));
    for (const auto* rule : {"R-1", "R-2", "R-3"}) {
        EXPECT_EQ(open.uitkomst(rule), "onbepaald") << rule;
        EXPECT_THAT(open.ontbreekt(rule), ElementsAre("/feiten/0/oud!")) << rule;
    }
    EXPECT_EQ(open.uitkomst("R-4", "/feiten/0"), "onbepaald");
}

TEST(Blokkade, OfAFactIsAnExceptionToTheRulesThatReadIt) {
    const auto held = screen({{"/omzet", "50"}, {"/geheim", "ja"}});
    EXPECT_EQ(held.uitkomst("R-5"), "uitzondering");
    EXPECT_TRUE(held.has("R-5", "", Kenmerk::geblokkeerd));
    EXPECT_EQ(screen({{"/omzet", "50"}, {"/geheim", "nee"}}).uitkomst("R-5"), "geraakt");
    EXPECT_EQ(screen({{"/omzet", "50"}}).uitkomst("R-5"), "onbepaald");
    // An unknown fact that may not be used is not asked for either.
    const auto unasked = screen({{"/geheim", "ja"}});
    EXPECT_EQ(unasked.uitkomst("R-5"), "uitzondering");
    EXPECT_THAT(unasked.ontbreekt("R-5"), IsEmpty());
}

TEST(Blokkade, OfTheDecisionHoldsUntilItsEvent) {
    Facts calm{{"/feiten", "[]"}, {"/omzet", "100"}, {"/geheim", "nee"}, {"/gevraagd", "ja"}};
    const auto with = [&](const std::string& received) {
        Facts facts = calm;
        facts.emplace_back("/gekregen", received);
        return screen(facts);
    };
    EXPECT_EQ(with("nee").uitkomst("B-3"), "geraakt");
    EXPECT_FALSE(with("nee").screening.besluitrijp);
    EXPECT_EQ(with("nee").advies(), "geen_beletsel definitief");
    EXPECT_EQ(with("ja").uitkomst("B-3"), "voldaan");
    EXPECT_TRUE(with("ja").screening.besluitrijp);
    EXPECT_FALSE(screen(calm).screening.besluitrijp) << "not known to be free is not free";
}

}  // namespace
}  // namespace drempel::engine
