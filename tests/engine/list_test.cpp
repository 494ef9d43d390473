// SPDX-License-Identifier: EUPL-1.2
// Lists that are unknown, open or closed, and what quantifiers and `voor elke` make of them.
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
begrip ruimte "de ruimte" meervoud "de ruimten"
  groot  : ja_nee
  maat   : getal in m2 niet negatief
  deuren : lijst van deur "de deuren"

begrip deur "de deur" meervoud "de deuren"
  open   : ja_nee

aanvraagsoort proef "de proef"
  ruimten : lijst van ruimte "de ruimten"
  actief  : ja_nee
  grens   : getal in m2 niet negatief

regel L-1 "Er is een grote"
  grondslag wet art. 1
  als       er is een ruimte in ruimten waarvoor groot van ruimte
  gevolg    signaal
  motivering "x"
regel L-2 "Er is geen grote"
  grondslag wet art. 1
  als       er is geen ruimte in ruimten waarvoor groot van ruimte
  gevolg    signaal
  motivering "x"
regel L-3 "Elke is groot"
  grondslag wet art. 1
  eis       elke ruimte in ruimten waarvoor groot van ruimte
  gevolg    signaal
  motivering "x"
regel L-4 "Ten minste twee grote"
  grondslag wet art. 1
  als       ten minste 2 ruimte in ruimten waarvoor groot van ruimte
  gevolg    signaal
  motivering "x"
regel L-5 "Aantal"
  grondslag wet art. 1
  als       (aantal ruimte in ruimten waarvoor groot van ruimte) > 1
  gevolg    signaal
  motivering "{aantal ruimte genaamd r in ruimten}"
regel L-6 "Som"
  grondslag wet art. 1
  als       (som van maat van ruimte over ruimte in ruimten waarvoor groot van ruimte) >= 100 m2
  gevolg    signaal
  motivering "x"
regel L-7 "Per ruimte"
  grondslag wet art. 1
  voor elke ruimte in ruimten
  als       actief
  eis       groot van ruimte
  gevolg    weigeren verplicht
  motivering "{maat van ruimte} van {aantal ruimte genaamd r in ruimten}"
regel L-8 "Per deur"
  grondslag wet art. 1
  voor elke ruimte in ruimten
  voor elke deur in deuren van ruimte
  eis       open van deur
  gevolg    weigeren verplicht
  motivering "x"
regel L-9 "Maat"
  grondslag wet art. 1
  eis       er is een ruimte in ruimten waarvoor maat van ruimte >= 35 m2
  gevolg    weigeren verplicht
  motivering "x"
)");
    return result;
}

Screened screen(const Facts& facts) { return {rules(), "proef", "2026-03-01", facts}; }

const Facts two_one_large{{"/ruimten/0/groot", "ja"}, {"/ruimten/1/groot", "nee"}};

TEST(Lijst, ClosedListIsDecidedByItsElements) {
    const auto screened = screen(two_one_large);
    EXPECT_EQ(screened.uitkomst("L-1"), "geraakt");
    EXPECT_EQ(screened.uitkomst("L-2"), "niet_van_toepassing");
    EXPECT_EQ(screened.uitkomst("L-3"), "geraakt");
    EXPECT_EQ(screened.uitkomst("L-4"), "niet_van_toepassing");
    EXPECT_EQ(screened.uitkomst("L-5"), "niet_van_toepassing");
}

TEST(Lijst, OpenListNeverProvesThatAllAreOrNoneIs) {
    const auto none_large = screen({{"/ruimten/0/groot", "nee"}, {"/ruimten", "open"}});
    EXPECT_EQ(none_large.uitkomst("L-1"), "onbepaald");
    EXPECT_EQ(none_large.uitkomst("L-2"), "onbepaald");
    EXPECT_THAT(none_large.ontbreekt("L-2"), ElementsAre("/ruimten!"));
    EXPECT_TRUE(none_large.has("L-2", "", Kenmerk::open_lijst));
    EXPECT_EQ(none_large.finding("L-2").motivering,
              "Dit is nog niet te beoordelen. Nog niet bekend: of de lijst “de ruimten” volledig is.");
    const auto all_large = screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/1/groot", "ja"}, {"/ruimten", "open"}});
    EXPECT_EQ(all_large.uitkomst("L-3"), "onbepaald");
    EXPECT_EQ(all_large.uitkomst("L-1"), "geraakt");
    EXPECT_EQ(all_large.uitkomst("L-4"), "geraakt");
    EXPECT_EQ(all_large.uitkomst("L-5"), "geraakt");
}

TEST(Lijst, UnknownListIsOneThingToAsk) {
    const auto screened = screen({});
    for (const auto* rule : {"L-1", "L-2", "L-3", "L-4", "L-5", "L-6"}) {
        EXPECT_EQ(screened.uitkomst(rule), "onbepaald") << rule;
        EXPECT_THAT(screened.ontbreekt(rule), ElementsAre("/ruimten!")) << rule;
    }
    EXPECT_EQ(screened.finding("L-1").ontbreekt[0].soort, Ontbreekt::Soort::lijst);
}

TEST(Lijst, EmptyListIsMarkedWhereItMakesAllTrue) {
    const auto screened = screen({{"/ruimten", "[]"}});
    EXPECT_EQ(screened.uitkomst("L-3"), "voldaan");
    EXPECT_TRUE(screened.has("L-3", "", Kenmerk::lege_lijst));
    EXPECT_EQ(screened.finding("L-3").motivering, "Aan de eis van deze regel is voldaan. Er zijn geen ruimten opgegeven.");
    EXPECT_EQ(screened.uitkomst("L-1"), "niet_van_toepassing");
    EXPECT_FALSE(screened.has("L-1", "", Kenmerk::lege_lijst));
}

TEST(Lijst, CountIsARangeWhileElementsAreOpen) {
    EXPECT_EQ(screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/1", "{}"}, {"/ruimten/1/maat", "4"}}).uitkomst("L-4"), "onbepaald");
    EXPECT_THAT(screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/1/maat", "4"}}).ontbreekt("L-5"), ElementsAre("/ruimten/1/groot!"));
    EXPECT_EQ(screen({{"/ruimten/0/groot", "nee"}, {"/ruimten/1/maat", "4"}}).uitkomst("L-5"), "niet_van_toepassing");
}

TEST(Lijst, SumOfAnOpenListOnlyHasALowerBound) {
    EXPECT_EQ(screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/0/maat", "100"}, {"/ruimten", "open"}}).uitkomst("L-6"), "geraakt");
    EXPECT_EQ(screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/0/maat", "99.9"}, {"/ruimten", "open"}}).uitkomst("L-6"), "onbepaald");
    EXPECT_EQ(screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/0/maat", "99.9"}}).uitkomst("L-6"), "niet_van_toepassing");
    EXPECT_EQ(screen({{"/ruimten", "[]"}}).uitkomst("L-6"), "niet_van_toepassing");
    // 60 counts only if the room is large, so the sum lies between 50 and 110.
    EXPECT_EQ(screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/0/maat", "50"}, {"/ruimten/1/maat", "60"}}).uitkomst("L-6"), "onbepaald");
    EXPECT_EQ(screen({{"/ruimten/0/groot", "ja"}, {"/ruimten/0/maat", "100"}, {"/ruimten/1/maat", "60"}}).uitkomst("L-6"), "geraakt");
}

TEST(Lijst, ExactlyTheMinimumAreaIsEnough) {
    EXPECT_EQ(screen({{"/ruimten/0/maat", "34.9"}}).uitkomst("L-9"), "geraakt");
    EXPECT_EQ(screen({{"/ruimten/0/maat", "35.0"}}).uitkomst("L-9"), "voldaan");
    EXPECT_EQ(screen({{"/ruimten/0/maat", "20"}, {"/ruimten/1/maat", "20"}}).uitkomst("L-9"), "geraakt");
}

TEST(VoorElke, GivesOneFindingPerElement) {
    const auto screened = screen({{"/actief", "ja"}, {"/ruimten/0/groot", "ja"}, {"/ruimten/1/groot", "nee"}});
    EXPECT_EQ(screened.uitkomst("L-7", "/ruimten/0"), "voldaan");
    EXPECT_EQ(screened.uitkomst("L-7", "/ruimten/1"), "geraakt");
    EXPECT_EQ(screened.finding("L-7", "/ruimten/1").motivering, "(onbekend) van 2");
    EXPECT_THAT(screened.gebruikt("L-7", "/ruimten/1"), ElementsAre("/actief", "/ruimten/1/groot"));
}

TEST(VoorElke, EmptyListIsOneFindingAtItsPlace) {
    const auto screened = screen({{"/actief", "ja"}, {"/ruimten", "[]"}});
    EXPECT_EQ(screened.uitkomst("L-7", "/ruimten"), "niet_van_toepassing");
    EXPECT_TRUE(screened.has("L-7", "/ruimten", Kenmerk::lege_lijst));
    EXPECT_EQ(screened.finding("L-7", "/ruimten").motivering, "Er zijn geen ruimten opgegeven.");
}

TEST(VoorElke, UnknownListIsNeverHit) {
    EXPECT_EQ(screen({{"/actief", "ja"}}).uitkomst("L-7", "/ruimten"), "onbepaald");
    EXPECT_EQ(screen({{"/actief", "nee"}}).uitkomst("L-7", "/ruimten"), "niet_van_toepassing");
    EXPECT_THAT(screen({}).ontbreekt("L-7", "/ruimten"), ElementsAre("/ruimten!", "/actief!"));
}

TEST(VoorElke, OpenListAddsOneFindingForTheRest) {
    const auto screened = screen({{"/actief", "ja"}, {"/ruimten/0/groot", "nee"}, {"/ruimten", "open"}});
    EXPECT_EQ(screened.uitkomst("L-7", "/ruimten/0"), "geraakt");
    EXPECT_EQ(screened.uitkomst("L-7", "/ruimten"), "onbepaald");
    EXPECT_TRUE(screened.has("L-7", "/ruimten", Kenmerk::open_lijst));
    EXPECT_EQ(screened.advies(), "weigeren_verplicht definitief");
}

TEST(VoorElke, ListsWithinElementsFormAProduct) {
    const auto screened = screen({{"/ruimten/0/deuren/0/open", "ja"}, {"/ruimten/0/deuren/1/open", "nee"}, {"/ruimten/1/deuren", "[]"}, {"/ruimten/2/maat", "5"}});
    EXPECT_EQ(screened.uitkomst("L-8", "/ruimten/0/deuren/0"), "voldaan");
    EXPECT_EQ(screened.uitkomst("L-8", "/ruimten/0/deuren/1"), "geraakt");
    EXPECT_EQ(screened.finding("L-8", "/ruimten/0/deuren/1").objects.size(), 2U);
    EXPECT_EQ(screened.uitkomst("L-8", "/ruimten/1/deuren"), "niet_van_toepassing");
    EXPECT_EQ(screened.uitkomst("L-8", "/ruimten/2/deuren"), "onbepaald");
}

}  // namespace
}  // namespace drempel::engine
