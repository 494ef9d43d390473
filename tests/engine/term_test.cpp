// SPDX-License-Identifier: EUPL-1.2
// Terms (semantics 6): where they start, what moves their end, and what is still known when something is not.
#include <optional>
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
kalender werk "werk"
  grondslag wet art. 1
  vrij      zaterdag; zondag
  feestdag  "Goede Vrijdag" pasen - 2 dagen
  feestdag  "Tweede Paasdag" pasen + 1 dag
  feestdag  "Koningsdag" 27 april op zondag 26 april
  feestdag  "Aangewezen" 14 augustus 2026
  einde     naar werkdag
  bevat     ten minste 2 werkdagen bij ten minste 3 dagen
  geldt tot en met 90 dagen; 3 maanden

begrip vraag "de vraag"
  gevraagd : datum
  klaar    : datum of geen

aanvraagsoort proef "de proef"
  start     : datum
  lang      : duur
  vragen    : lijst van vraag
  gestopt   : datum of geen
  hervat    : datum of geen
  verlengd  : ja_nee
  loopt     : ja_nee

termijn gewoon "gewoon"
  grondslag wet art. 1
  begint    na start
  duurt     8 weken
termijn dagEen "de dag telt mee"
  grondslag wet art. 1
  begint    op start
  duurt     8 weken
termijn vanLengte "van lengte"
  grondslag wet art. 1
  begint    na start
  duurt     lang
  volgens kalender werk
termijn stil "stil"
  grondslag  wet art. 1
  begint     na start
  duurt      8 weken
  opgeschort na gestopt tot hervat met ten hoogste 20 dagen
termijn openStil "open"
  grondslag  wet art. 1
  begint     na start
  duurt      8 weken
  opgeschort vanaf gestopt tot en met hervat
termijn perVraag "per vraag"
  grondslag  wet art. 1
  begint     na start
  duurt      8 weken
  opgeschort voor elke vraag in vragen na gevraagd van vraag tot klaar van vraag
  eindigt    uiterlijk na 10 weken
termijn misschien "misschien"
  grondslag  wet art. 1
  geldt als  loopt
  begint     na start
  duurt      8 weken
  verlengd   met 2 weken als verlengd
termijn werkdagen "in werkdagen"
  grondslag  wet art. 1
  begint     na start
  duurt      5 werkdagen
regel R-1 "verstreken"
  grondslag  wet art. 1
  als        openStil is verstreken
  gevolg     signaal
  motivering "x"
regel R-2 "een dag later"
  grondslag  wet art. 1
  als        start - 2 werkdagen = peildatum
  gevolg     signaal
  motivering "x"
regel R-3 "zomer"
  grondslag  wet art. 1
  als        start valt jaarlijks van 1 december tot en met 28 februari
  gevolg     signaal
  motivering "x"
)");
    return result;
}

TermijnUitkomst term(std::string_view name, const Facts& facts, std::string_view peildatum = "2026-12-01") {
    const Screened screened(rules(), "proef", peildatum, facts);
    for (const auto& one : screened.screening.termijnen)
        if (screened.rules.termijnen[one.termijn.index].name == name) return one;
    ADD_FAILURE() << "no term " << name;
    return {};
}

std::string day(const std::optional<Dag>& dag) { return dag ? to_iso(*dag) : "-"; }

std::string end_of(std::string_view name, const Facts& facts, std::string_view peildatum = "2026-12-01") {
    const auto found = term(name, facts, peildatum);
    const std::string low = day(found.einde_vroegst);
    const std::string high = day(found.einde_laatst);
    return low == high ? low : low + " " + high;
}

using Staat = TermijnUitkomst::Staat;

TEST(Termijn, EndsOnTheSameWeekdayWhenTheFirstDayDoesNotCount) {
    EXPECT_EQ(end_of("gewoon", {{"/start", "2026-11-24"}}), "2027-01-19");
    EXPECT_EQ(end_of("dagEen", {{"/start", "2026-11-24"}}), "2027-01-18");
}

TEST(Termijn, RunsOnItsLastDayAndIsOverTheDayAfter) {
    const Facts facts{{"/start", "2026-11-24"}};
    EXPECT_EQ(term("gewoon", facts, "2026-11-24").staat, Staat::niet_begonnen);
    EXPECT_EQ(term("gewoon", facts, "2026-11-25").staat, Staat::loopt);
    EXPECT_EQ(term("gewoon", facts, "2027-01-19").staat, Staat::loopt);
    EXPECT_EQ(term("gewoon", facts, "2027-01-20").staat, Staat::verstreken);
}

TEST(Termijn, SuspensionIsExclusiveOrInclusiveAsWritten) {
    const Facts facts{{"/start", "2026-11-24"}, {"/gestopt", "2026-12-03"}, {"/hervat", "2026-12-17"}};
    EXPECT_EQ(end_of("stil", facts), "2027-02-01");      // 13 days
    EXPECT_EQ(end_of("openStil", facts), "2027-02-03");  // 15 days
    EXPECT_EQ(term("stil", facts).dagen_stil, 13);
    EXPECT_EQ(term("stil", facts, "2026-12-03").staat, Staat::loopt);
    EXPECT_EQ(term("stil", facts, "2026-12-04").staat, Staat::staat_stil);
    EXPECT_EQ(term("stil", facts, "2026-12-16").staat, Staat::staat_stil);
    EXPECT_EQ(term("stil", facts, "2026-12-17").staat, Staat::loopt);
}

TEST(Termijn, SuspensionThatGoesOnGivesAnEarliestEnd) {
    const Facts facts{{"/start", "2026-11-24"}, {"/gestopt", "2026-12-03"}, {"/hervat", "null"}};
    EXPECT_EQ(end_of("openStil", facts, "2026-12-10"), "2027-01-27 -");  // 3 up to and including 10 December: 8 days
    EXPECT_EQ(term("openStil", facts, "2026-12-10").staat, Staat::staat_stil);
    EXPECT_EQ(Screened(rules(), "proef", "2027-06-01", facts).uitkomst("R-1"), "niet_van_toepassing");
    // The cap bounds it: at most 20 days, 4 up to and including 23 December.
    EXPECT_EQ(end_of("stil", facts, "2026-12-10"), "2027-01-26 2027-02-08");
}

TEST(Termijn, NoSuspensionAndASuspensionAfterTheEndChangeNothing) {
    EXPECT_EQ(end_of("stil", {{"/start", "2026-11-24"}, {"/gestopt", "null"}}), "2027-01-19");
    EXPECT_EQ(end_of("stil", {{"/start", "2026-11-24"}, {"/gestopt", "2027-01-19"}, {"/hervat", "2027-02-01"}}), "2027-01-19");
    EXPECT_EQ(end_of("stil", {{"/start", "2026-11-24"}, {"/gestopt", "2027-01-18"}, {"/hervat", "2027-01-20"}}), "2027-01-20");
}

TEST(Termijn, WhatIsNotKnownWidensTheEnd) {
    EXPECT_EQ(end_of("stil", {{"/start", "2026-11-24"}, {"/gestopt", "2026-12-03"}}), "2027-01-19 2027-02-08");
    EXPECT_EQ(end_of("openStil", {{"/start", "2026-11-24"}}), "2027-01-19 -");
    EXPECT_EQ(term("openStil", {{"/start", "2026-11-24"}}).ontbreekt.size(), 2U);
    EXPECT_EQ(end_of("gewoon", {}), "-");
}

TEST(Termijn, OverlappingSuspensionsCountOnceAndTheCapHolds) {
    Facts facts{{"/start", "2026-02-03"},          {"/vragen/0/gevraagd", "2026-02-10"}, {"/vragen/0/klaar", "2026-02-14"},
                {"/vragen/1/gevraagd", "2026-02-11"},    {"/vragen/1/klaar", "2026-02-16"}};
    EXPECT_EQ(end_of("perVraag", facts), "2026-04-05");  // 11 up to and including 15 February
    facts.back().second = "2026-05-01";
    EXPECT_EQ(end_of("perVraag", facts), "2026-04-14");
    EXPECT_EQ(end_of("perVraag", {{"/start", "2026-02-03"}, {"/vragen", "[]"}}), "2026-03-31");
    EXPECT_EQ(end_of("perVraag", {{"/start", "2026-02-03"}, {"/vragen", "open"}}), "2026-03-31 2026-04-14");
}

TEST(Termijn, IsThereOnlyWhenItsConditionHolds) {
    EXPECT_EQ(term("misschien", {{"/start", "2026-11-24"}, {"/loopt", "nee"}}).staat, Staat::niet_van_toepassing);
    const Facts facts{{"/start", "2026-11-24"}, {"/loopt", "ja"}, {"/verlengd", "ja"}};
    EXPECT_EQ(end_of("misschien", facts), "2027-02-02");
    EXPECT_EQ(end_of("misschien", {{"/start", "2026-11-24"}, {"/loopt", "ja"}}), "2027-01-19 2027-02-02");
    EXPECT_EQ(term("misschien", {{"/start", "2026-11-24"}}, "2026-12-01").staat, Staat::onbekend);
}

TEST(Termijn, MovesByTheKalenderUpToTheLongestLength) {
    // Each ends on Saturday 18 April 2026.
    EXPECT_EQ(end_of("vanLengte", {{"/start", "2026-01-18"}, {"/lang", "P90D"}}), "2026-04-20");
    EXPECT_EQ(end_of("vanLengte", {{"/start", "2026-01-17"}, {"/lang", "P91D"}}), "2026-04-18");
    EXPECT_EQ(end_of("vanLengte", {{"/start", "2026-01-18"}, {"/lang", "P3M"}}), "2026-04-20");
    EXPECT_EQ(end_of("vanLengte", {{"/start", "2025-12-18"}, {"/lang", "P4M"}}), "2026-04-18");
}

TEST(Termijn, HoldsTwoWorkdaysWhenItIsThreeDaysOrLonger) {
    EXPECT_EQ(end_of("vanLengte", {{"/start", "2026-04-02"}, {"/lang", "P3D"}}), "2026-04-08");
    EXPECT_EQ(end_of("vanLengte", {{"/start", "2026-04-02"}, {"/lang", "P2D"}}), "2026-04-07");
}

TEST(Termijn, InWorkdaysSkipsTheDaysOfTheKalender) {
    EXPECT_EQ(end_of("werkdagen", {{"/start", "2026-04-02"}}), "2026-04-13");  // not 3, 4, 5, 6 April
    EXPECT_EQ(end_of("werkdagen", {{"/start", "2026-08-10"}}), "2026-08-18");  // not 14 August 2026
    EXPECT_EQ(end_of("werkdagen", {{"/start", "2027-08-09"}}), "2027-08-16");
    EXPECT_EQ(end_of("werkdagen", {{"/start", "2031-04-24"}}), "2031-05-01");  // Koningsdag on Saturday 26 April
}

TEST(Werkdagen, CountBackwardsAndNotTheDayItself) {
    EXPECT_EQ(Screened(rules(), "proef", "2026-04-01", {{"/start", "2026-04-07"}}).uitkomst("R-2"), "geraakt");
    EXPECT_EQ(Screened(rules(), "proef", "2026-04-02", {{"/start", "2026-04-07"}}).uitkomst("R-2"), "niet_van_toepassing");
}

TEST(Jaarlijks, MayPassTheTurnOfTheYear) {
    const auto hit = [](std::string_view start) { return Screened(rules(), "proef", "2026-01-01", {{"/start", std::string(start)}}).uitkomst("R-3"); };
    EXPECT_EQ(hit("2025-11-30"), "niet_van_toepassing");
    EXPECT_EQ(hit("2025-12-01"), "geraakt");
    EXPECT_EQ(hit("2026-02-28"), "geraakt");
    EXPECT_EQ(hit("2028-02-29"), "niet_van_toepassing");
    EXPECT_EQ(Screened(rules(), "proef", "2026-01-01", {}).uitkomst("R-3"), "onbepaald");
}

}  // namespace
}  // namespace drempel::engine
