// SPDX-License-Identifier: EUPL-1.2
// Tables (semantics 3), the case split (semantics 1), units of two units and lists that are written down.
#include <string>

#include <gtest/gtest.h>

#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using tests::Facts;
using tests::Rules;
using tests::Screened;

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
begrip werker sleutel nummer "de werker"
  nummer : tekst
  naam : tekst
  proef : ja_nee
  rol : keuze (baas; knecht) of geen

aanvraagsoort proef "de proef"
  a : ja_nee
  b : ja_nee
  k : keuze (rood; groen; blauw)
  deel : percentage niet negatief
  bedrag1 : bedrag niet negatief
  ruimte : getal in m2 niet negatief
  mensen : getal in persoon van 1
  uren : getal in uur niet negatief
  tekst1 : tekst
  dag : datum
  werkers : lijst van werker
  chefs : lijst van werker

beslistabel zwaarte : keuze (licht; zwaar) precies een rij
  grondslag wet art. 4
  | deel          | bedrag1     || uitkomst | volgens      |
  | > 50 %        | -           || zwaar    | art. 4 lid 1 |
  | 10 % t/m 50 % | > € 10.000  || zwaar    | art. 4 lid 2 |
  | 10 % t/m 50 % | <= € 10.000 || licht    | art. 4 lid 3 |
  | < 10 %        | -           || licht    | art. 5       |

beslistabel kleur : keuze (warm; koud) precies een rij
  grondslag wet art. 6
  | k     || uitkomst |
  | rood  || warm     |
  | groen || koud     |
  | blauw || koud     |

beslistabel trede : geheel eerste rij
  grondslag wet art. 7
  | a  | b  || trede |
  | ja | -  || 1     |
  | -  | ja || 2     |
  | -  | -  || 3     |

beslistabel redenen : keuze (nacht; dag2; feest) alle rijen
  grondslag wet art. 8
  | a  | b  || reden |
  | ja | -  || nacht |
  | -  | ja || feest |

parameter vrij : lijst van keuze (rood; groen; blauw)
  grondslag wet art. 9
  vanaf 1 januari 2020 tot 1 januari 2026 luidt (rood)
  vanaf 1 januari 2026 luidt (rood; blauw)
parameter perPersoon : getal in m2 per persoon
  grondslag wet art. 10
  vanaf 1 januari 2020 luidt 12 m2 per persoon
parameter tarief : bedrag per uur
  grondslag wet art. 11
  vanaf 1 januari 2020 luidt € 12,50 per uur

conclusie zwaarteVan : keuze (licht; zwaar) "de zwaarte"
  grondslag wet art. 4
  luidt zwaarte
conclusie kleurVan : keuze (warm; koud) "de kleur"
  grondslag wet art. 6
  luidt kleur

regel T-1 "Zwaar"
  grondslag wet art. 4
  als       zwaarte = zwaar
  gevolg    weigeren verplicht
  motivering "Zwaar."
regel T-2 "Koud of warm"
  grondslag wet art. 6
  als       kleur = koud of kleur = warm
  gevolg    weigeren verplicht
  motivering "Er is een kleur."
regel T-3 "Eerste trede"
  grondslag wet art. 7
  als       trede < 3
  gevolg    weigeren mogelijk
  motivering "Trede {trede}."
regel T-4 "Feest is een reden"
  grondslag wet art. 8
  als       feest in redenen
  gevolg    weigeren mogelijk
  motivering "Feest."
regel T-5 "Niet vrij"
  grondslag wet art. 9
  eis       k in vrij
  gevolg    weigeren mogelijk
  motivering "{k} is niet vrij."
regel T-6 "Niet vrij op de dag"
  grondslag wet art. 9
  eis       k in vrij op dag
  gevolg    weigeren mogelijk
  motivering "Niet vrij."
regel T-7 "Genoeg ruimte"
  grondslag wet art. 10
  eis       ruimte / mensen >= perPersoon en ruimte >= perPersoon * mensen
  gevolg    weigeren mogelijk
  motivering "Nodig is {perPersoon}; er is {ruimte / mensen}."
regel T-8 "Loon"
  grondslag wet art. 11
  eis       tarief * uren <= bedrag1
  gevolg    weigeren mogelijk
  motivering "Het loon is {tarief}, samen {tarief * uren}."
regel T-9 "Dezelfde tekst"
  grondslag wet art. 12
  als       gelijkluidend(tekst1; "Café de Ij")
  gevolg    weigeren mogelijk
  motivering "Dezelfde."
regel T-10 "Waar hoe dan ook"
  grondslag wet art. 13
  als       a of niet a
  eis       (b en a) of (b en niet a)
  gevolg    weigeren mogelijk
  motivering "Nee."
regel T-11 "Elke werker"
  grondslag wet art. 13
  voor elke werker in werkers
  als       proef van werker of niet proef van werker
  gevolg    weigeren mogelijk
  motivering "Ja."
regel T-12 "Rol"
  grondslag wet art. 13
  voor elke werker in werkers
  als       (rol van werker is aanwezig en (rol van werker = baas of rol van werker = knecht)) of rol van werker is afwezig
  gevolg    weigeren mogelijk
  motivering "Ja."
regel T-13 "Een onbekend getal wordt niet gesplitst"
  grondslag wet art. 13
  als       ruimte > 5 m2 of ruimte <= 5 m2
  gevolg    weigeren mogelijk
  motivering "Ja."
regel T-14 "Kennis wordt niet gesplitst"
  grondslag wet art. 13
  als       a is onbekend en (b of niet b)
  gevolg    nader onderzoek
  motivering "Ja."
)");
    return result;
}

Screened screen(const Facts& facts, std::string_view peildatum = "2026-03-01") { return Screened(rules(), "proef", peildatum, facts); }

std::string conclusie(const Screened& screened, std::string_view name) {
    for (const auto& one : screened.screening.conclusies) {
        if (screened.rules.conclusies[one.conclusie.index].name == name) return one.weergave;
    }
    return "";
}

TEST(Tabel, TakesTheRowThatHoldsOnBothSidesOfEachBorder) {
    EXPECT_EQ(screen({{"/deel", "50.000001"}}).uitkomst("T-1"), "geraakt");
    EXPECT_EQ(screen({{"/deel", "50"}, {"/bedrag1", "10000.01"}}).uitkomst("T-1"), "geraakt");
    EXPECT_EQ(screen({{"/deel", "50"}, {"/bedrag1", "10000"}}).uitkomst("T-1"), "niet_van_toepassing");
    EXPECT_EQ(screen({{"/deel", "10"}, {"/bedrag1", "10000.01"}}).uitkomst("T-1"), "geraakt");
    EXPECT_EQ(screen({{"/deel", "9.99"}, {"/bedrag1", "10000.01"}}).uitkomst("T-1"), "niet_van_toepassing");
}

TEST(Tabel, GivesTheGroundsOfTheRowThatCounts) {
    const auto screened = screen({{"/deel", "60"}});
    const auto& conclusies = screened.screening.conclusies;
    const auto at = std::find_if(conclusies.begin(), conclusies.end(), [&](const auto& one) { return rules().set().conclusies[one.conclusie.index].name == "zwaarteVan"; });
    ASSERT_NE(at, conclusies.end());
    EXPECT_EQ(at->waarde, "zwaar");
    ASSERT_EQ(at->grounds.size(), 2U);
    ASSERT_EQ(at->grounds[1].parts.size(), 2U);
    EXPECT_EQ(at->grounds[1].parts[1].label, "1");
}

TEST(Tabel, OfWhichMoreRowsMayHoldIsWhatTheySay) {
    EXPECT_EQ(conclusie(screen({{"/deel", "20"}}), "zwaarteVan"), "nog niet bekend");
    EXPECT_EQ(screen({{"/deel", "20"}}).ontbreekt("T-1"), std::vector<std::string>{"/bedrag1!"});
}

TEST(Tabel, IsDecidedByItsCasesWhenAllAgree) {
    EXPECT_EQ(screen({}).uitkomst("T-2"), "geraakt");
    EXPECT_EQ(conclusie(screen({}), "kleurVan"), "nog niet bekend");
    EXPECT_EQ(conclusie(screen({{"/k", "groen"}}), "kleurVan"), "koud");
}

TEST(Tabel, WithEersteRijStopsAtTheFirst) {
    EXPECT_EQ(screen({{"/a", "ja"}, {"/b", "ja"}}).finding("T-3").motivering, "Trede 1.");
    EXPECT_EQ(screen({{"/a", "nee"}, {"/b", "ja"}}).finding("T-3").motivering, "Trede 2.");
    EXPECT_EQ(screen({{"/a", "nee"}, {"/b", "nee"}}).uitkomst("T-3"), "niet_van_toepassing");
    EXPECT_EQ(screen({{"/b", "ja"}}).uitkomst("T-3"), "geraakt");   // the first row or the second
    EXPECT_EQ(screen({{"/b", "nee"}}).uitkomst("T-3"), "onbepaald");
}

TEST(Tabel, WithAlleRijenHoldsTheOutputsOfTheRowsThatHold) {
    EXPECT_EQ(screen({{"/a", "ja"}, {"/b", "ja"}}).uitkomst("T-4"), "geraakt");
    EXPECT_EQ(screen({{"/a", "ja"}, {"/b", "nee"}}).uitkomst("T-4"), "niet_van_toepassing");
    EXPECT_EQ(screen({{"/a", "ja"}}).uitkomst("T-4"), "onbepaald");
}

TEST(Lijst, OfAParameterIsThatOfTheDay) {
    EXPECT_EQ(screen({{"/k", "blauw"}}, "2025-12-31").uitkomst("T-5"), "geraakt");
    EXPECT_EQ(screen({{"/k", "blauw"}}, "2025-12-31").finding("T-5").motivering, "blauw is niet vrij.");
    EXPECT_EQ(screen({{"/k", "blauw"}}, "2026-01-01").uitkomst("T-5"), "voldaan");
    EXPECT_EQ(screen({{"/k", "groen"}}).finding("T-5").motivering, "groen is niet vrij.");
}

TEST(Lijst, OnADayThatIsNotKnownIsDecidedWhenEveryVersionAgrees) {
    EXPECT_EQ(screen({{"/k", "rood"}, {"/dag", "2025-12-31"}}).uitkomst("T-6"), "voldaan");
    EXPECT_EQ(screen({{"/k", "blauw"}, {"/dag", "2025-12-31"}}).uitkomst("T-6"), "geraakt");
    EXPECT_EQ(screen({{"/k", "blauw"}, {"/dag", "2026-01-01"}}).uitkomst("T-6"), "voldaan");
    EXPECT_EQ(screen({{"/k", "blauw"}}).uitkomst("T-6"), "onbepaald");
}

TEST(Eenheid, OfTwoUnitsComesFromDividingAndGoesWithMultiplying) {
    EXPECT_EQ(screen({{"/ruimte", "36"}, {"/mensen", "3"}}).uitkomst("T-7"), "voldaan");
    const auto small = screen({{"/ruimte", "35"}, {"/mensen", "2.5"}});
    EXPECT_EQ(small.uitkomst("T-7"), "voldaan");
    const auto hit = screen({{"/ruimte", "35"}, {"/mensen", "5"}});
    EXPECT_EQ(hit.uitkomst("T-7"), "geraakt");
    EXPECT_EQ(hit.finding("T-7").motivering, "Nodig is 12\u00a0m2 per persoon; er is 7\u00a0m2 per persoon.");
}

TEST(Eenheid, AnAmountPerHourTimesHoursIsAnAmount) {
    EXPECT_EQ(screen({{"/uren", "10"}, {"/bedrag1", "125"}}).uitkomst("T-8"), "voldaan");
    const auto hit = screen({{"/uren", "10"}, {"/bedrag1", "124.99"}});
    EXPECT_EQ(hit.uitkomst("T-8"), "geraakt");
    EXPECT_EQ(hit.finding("T-8").motivering, "Het loon is €\u00a012,50 per uur, samen €\u00a0125.");
}

TEST(Gelijkluidend, OverlooksCaseSpacesAndDiacritics) {
    EXPECT_EQ(screen({{"/tekst1", "  CAFE  de\u00a0ĳ "}}).uitkomst("T-9"), "geraakt");
    EXPECT_EQ(screen({{"/tekst1", "Cafe\u0301 De ij"}}).uitkomst("T-9"), "geraakt");
    EXPECT_EQ(screen({{"/tekst1", "Cafe de ei"}}).uitkomst("T-9"), "niet_van_toepassing");
    EXPECT_EQ(screen({{"/tekst1", "Cafede ij"}}).uitkomst("T-9"), "niet_van_toepassing");
    EXPECT_EQ(screen({}).uitkomst("T-9"), "onbepaald");
}

TEST(Gevallen, DecideWhatPlainTruthLeavesOpen) {
    EXPECT_EQ(screen({{"/b", "ja"}}).uitkomst("T-10"), "voldaan");
    EXPECT_EQ(screen({{"/b", "nee"}}).uitkomst("T-10"), "geraakt");
    EXPECT_EQ(screen({}).uitkomst("T-10"), "onbepaald");
    EXPECT_TRUE(screen({{"/b", "nee"}}).ontbreekt("T-10").empty());
}

TEST(Gevallen, AreOfTheOwnObjectAndCountGeenAsOne) {
    const auto screened = screen({{"/werkers/0/naam", "A"}});
    EXPECT_EQ(screened.uitkomst("T-11", "/werkers/0"), "geraakt");
    EXPECT_EQ(screened.uitkomst("T-12", "/werkers/0"), "geraakt");
}

TEST(Gevallen, AreNotMadeOfNumbersNorInRulesAboutKnowledge) {
    EXPECT_EQ(screen({}).uitkomst("T-13"), "onbepaald");
    EXPECT_EQ(screen({}).uitkomst("T-14"), "onbepaald");
}

}  // namespace
}  // namespace drempel::engine
