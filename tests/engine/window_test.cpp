// SPDX-License-Identifier: EUPL-1.2
// Look-backs, ages and which law applies: each boundary in a pair.
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
aanvraagsoort proef "de proef"
  gebeurdOp     : datum
  geboortedatum : datum ook onvolledig
  boete         : bedrag

regel W-1 "Minder dan"
  grondslag wet art. 1
  als       gebeurdOp minder dan 5 jaar voor peildatum
  gevolg    signaal
  motivering "x"
regel W-2 "Ten hoogste"
  grondslag wet art. 1
  als       gebeurdOp ten hoogste 5 jaar voor peildatum
  gevolg    signaal
  motivering "x"
regel W-3 "Uiterlijk"
  grondslag wet art. 1
  als       peildatum uiterlijk 5 jaar na gebeurdOp
  gevolg    signaal
  motivering "x"
regel W-4 "Leeftijd"
  grondslag wet art. 1
  eis       leeftijdOp(geboortedatum; peildatum) >= 21 jaar
  gevolg    weigeren verplicht
  motivering "{leeftijdOp(geboortedatum; peildatum)}, geboren {geboortedatum}"
regel W-5 "Boete"
  grondslag wet art. 1
  als       boete >= € 500
  gevolg    signaal
  motivering "{boete}"
)");
    return result;
}

std::string hit(std::string_view rule, std::string_view peildatum, const Facts& facts) {
    return Screened(rules(), "proef", peildatum, facts).uitkomst(rule);
}

TEST(Venster, ExactlyFiveYearsIsOutsideMinderDanAndInsideTenHoogste) {
    const Facts exactly{{"/gebeurdOp", "2021-03-01"}};
    const Facts day_later{{"/gebeurdOp", "2021-03-02"}};
    const Facts day_before{{"/gebeurdOp", "2021-02-28"}};
    EXPECT_EQ(hit("W-1", "2026-03-01", exactly), "niet_van_toepassing");
    EXPECT_EQ(hit("W-1", "2026-03-01", day_later), "geraakt");
    EXPECT_EQ(hit("W-2", "2026-03-01", exactly), "geraakt");
    EXPECT_EQ(hit("W-2", "2026-03-01", day_before), "niet_van_toepassing");
    EXPECT_EQ(hit("W-3", "2026-03-01", exactly), "geraakt");
    EXPECT_EQ(hit("W-3", "2026-03-01", day_before), "niet_van_toepassing");
}

TEST(Venster, EndsOnTheAnchorItself) {
    EXPECT_EQ(hit("W-1", "2026-03-01", {{"/gebeurdOp", "2026-03-01"}}), "geraakt");
    EXPECT_EQ(hit("W-1", "2026-03-01", {{"/gebeurdOp", "2026-03-02"}}), "niet_van_toepassing");
    EXPECT_EQ(hit("W-2", "2026-03-01", {{"/gebeurdOp", "2026-03-02"}}), "niet_van_toepassing");
    EXPECT_EQ(hit("W-3", "2026-03-01", {{"/gebeurdOp", "2026-03-02"}}), "niet_van_toepassing");
}

TEST(Venster, BackwardAndForwardDifferAroundALeapDay) {
    // Back from 28 February 2025 is 28 February 2020; forward from 29 February 2020 is 28 February 2025.
    EXPECT_EQ(hit("W-1", "2025-02-28", {{"/gebeurdOp", "2020-02-29"}}), "geraakt");
    EXPECT_EQ(hit("W-3", "2025-02-28", {{"/gebeurdOp", "2020-02-29"}}), "geraakt");
    EXPECT_EQ(hit("W-2", "2025-03-01", {{"/gebeurdOp", "2020-02-29"}}), "niet_van_toepassing");
    EXPECT_EQ(hit("W-3", "2025-03-01", {{"/gebeurdOp", "2020-02-29"}}), "niet_van_toepassing");
    EXPECT_EQ(hit("W-2", "2024-02-29", {{"/gebeurdOp", "2019-02-28"}}), "geraakt");
    EXPECT_EQ(hit("W-3", "2024-02-29", {{"/gebeurdOp", "2019-02-28"}}), "niet_van_toepassing");
}

TEST(Venster, UnknownDateIsOpen) { EXPECT_EQ(hit("W-1", "2026-03-01", {}), "onbepaald"); }

TEST(Leeftijdsgrens, TheBirthdayItselfAndTheDayBefore) {
    const Facts facts{{"/geboortedatum", "2005-03-01"}};
    EXPECT_EQ(hit("W-4", "2026-02-28", facts), "geraakt");
    EXPECT_EQ(hit("W-4", "2026-03-01", facts), "voldaan");
    EXPECT_EQ(Screened(rules(), "proef", "2026-02-28", facts).finding("W-4").motivering, "20 jaar, geboren 1 maart 2005");
}

TEST(Leeftijdsgrens, LeapBirthdayIsMarkedOnlyWhereTheReadingDecides) {
    const Facts facts{{"/geboortedatum", "2004-02-29"}};
    EXPECT_EQ(hit("W-4", "2025-02-28", facts), "geraakt");
    EXPECT_EQ(hit("W-4", "2025-03-01", facts), "voldaan");
    EXPECT_TRUE(Screened(rules(), "proef", "2025-02-28", facts).has("W-4", "", Kenmerk::ongeverifieerd));
    EXPECT_FALSE(Screened(rules(), "proef", "2025-03-01", facts).has("W-4", "", Kenmerk::ongeverifieerd));
    EXPECT_FALSE(Screened(rules(), "proef", "2026-02-28", facts).has("W-4", "", Kenmerk::ongeverifieerd));
}

TEST(Leeftijdsgrens, IncompleteBirthdayIsEveryDayItCanBe) {
    EXPECT_EQ(hit("W-4", "2026-03-01", {{"/geboortedatum", "2004"}}), "voldaan");
    EXPECT_EQ(hit("W-4", "2026-03-01", {{"/geboortedatum", "2006"}}), "geraakt");
    const Screened open(rules(), "proef", "2026-03-01", {{"/geboortedatum", "2005"}});
    EXPECT_EQ(open.uitkomst("W-4"), "onbepaald");
    EXPECT_THAT(open.ontbreekt("W-4"), ElementsAre("/geboortedatum!"));
    EXPECT_EQ(hit("W-4", "2026-03-01", {{"/geboortedatum", "2005-02"}}), "voldaan");
    EXPECT_EQ(hit("W-4", "2026-03-01", {{"/geboortedatum", "2005-04"}}), "geraakt");
}

TEST(Bedrag, ExactlyFiveHundredEuroCounts) {
    EXPECT_EQ(hit("W-5", "2026-03-01", {{"/boete", "499.99"}}), "niet_van_toepassing");
    EXPECT_EQ(hit("W-5", "2026-03-01", {{"/boete", "500"}}), "geraakt");
    EXPECT_EQ(Screened(rules(), "proef", "2026-03-01", {{"/boete", "1250.5"}}).finding("W-5").motivering, "€\xC2\xA0" "1.250,50");
}

// ---------------------------------------------------------------------------------------------

const Rules& dated() {
    static const Rules result(R"(regelset proef.regels "Proef"
  laag      landelijk
  versie    2026.1
  recht op  datumAanvraag
  bron      wet "Proefwet" bwb BWBR0002458

gevolgsoort weigeren_verplicht "weigeren verplicht"
  rang     10
  werking  weigert
  weging   nee
gevolgsoort aanvullen "aanvullen"
  rang     50
  werking  vult_aan
  weging   nee
gevolgsoort nader_onderzoek "nader onderzoek"
  rang     60
  werking  onderzoekt
  weging   nee

aanvraagsoort proef "de proef"
  datumAanvraag : datum
  maat          : getal in m2 niet negatief
  a             : ja_nee

parameter grens : getal in m2
  grondslag wet art. 1
  vanaf     1 januari 2020 tot 1 januari 2026 luidt 20 m2
  vanaf     1 januari 2026 luidt 35 m2

regel D-1 "Grens op de dag van de aanvraag"
  grondslag wet art. 1
  eis       maat >= grens
  gevolg    weigeren verplicht
  motivering "Kleiner dan {grens}."
regel D-2 "Vanaf 2026"
  grondslag wet art. 1
  geldig    vanaf 1 januari 2026
  als       a
  gevolg    weigeren verplicht
  motivering "x"
regel D-3 "Oud en nieuw"
  grondslag wet art. 1
  geldig    vanaf 1 januari 2020 tot 1 januari 2026
  als       a
  gevolg    weigeren verplicht
  motivering "oud"
regel D-3 "Oud en nieuw"
  grondslag wet art. 1
  geldig    vanaf 1 januari 2026
  als       a en maat > 10 m2
  gevolg    weigeren verplicht
  motivering "nieuw"
regel D-4 "Alleen vastgesteld"
  status    concept omdat "nog niet vastgesteld"
  grondslag wet art. 1
  als       a
  gevolg    weigeren verplicht
  motivering "x"
)");
    return result;
}

Screened at(const Facts& facts) { return {dated(), "proef", "2026-03-01", facts}; }

TEST(Rechtsdatum, PicksTheValueOfTheDayOfTheApplication) {
    EXPECT_EQ(at({{"/datumAanvraag", "2025-12-31"}, {"/maat", "20"}}).uitkomst("D-1"), "voldaan");
    EXPECT_EQ(at({{"/datumAanvraag", "2026-01-01"}, {"/maat", "20"}}).uitkomst("D-1"), "geraakt");
    EXPECT_EQ(at({{"/datumAanvraag", "2026-01-01"}, {"/maat", "20"}}).finding("D-1").motivering, "Kleiner dan 35\xC2\xA0m2.");
}

TEST(Rechtsdatum, UnknownIsDefiniteWhereEveryVersionAgrees) {
    EXPECT_EQ(at({{"/maat", "20"}}).uitkomst("D-1"), "onbepaald");
    // Before 2020 nobody had filled the norm, so that is open too.
    EXPECT_THAT(at({{"/maat", "20"}}).ontbreekt("D-1"), ElementsAre("/datumAanvraag!", "grens"));
    EXPECT_EQ(at({{"/a", "nee"}}).uitkomst("D-2"), "niet_van_toepassing");
    EXPECT_EQ(at({{"/a", "ja"}}).uitkomst("D-2"), "onbepaald");
}

TEST(Rechtsdatum, OneFindingPerRuleIdWithTheVersionInForce) {
    EXPECT_EQ(at({{"/datumAanvraag", "2025-12-31"}, {"/a", "ja"}, {"/maat", "5"}}).uitkomst("D-3"), "geraakt");
    EXPECT_EQ(at({{"/datumAanvraag", "2026-01-01"}, {"/a", "ja"}, {"/maat", "5"}}).uitkomst("D-3"), "niet_van_toepassing");
    EXPECT_EQ(at({{"/datumAanvraag", "2026-01-01"}, {"/a", "ja"}, {"/maat", "11"}}).finding("D-3").motivering, "nieuw");
    EXPECT_EQ(at({{"/datumAanvraag", "2019-12-31"}, {"/a", "ja"}}).finding("D-3").motivering, "Deze regel geldt niet op 31 december 2019.");
    EXPECT_EQ(at({{"/datumAanvraag", "2026-01-01"}}).screening.bevindingen.size(), 4U);
}

TEST(Rechtsdatum, ConceptIsNeverInForce) {
    const auto screened = at({{"/datumAanvraag", "2026-01-01"}, {"/a", "ja"}});
    EXPECT_EQ(screened.uitkomst("D-4"), "niet_van_toepassing");
    EXPECT_TRUE(screened.has("D-4", "", Kenmerk::concept_));
    EXPECT_EQ(screened.finding("D-4").motivering, "Deze regel is een concept en telt niet mee: nog niet vastgesteld.");
}

}  // namespace
}  // namespace drempel::engine
