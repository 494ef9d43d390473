// SPDX-License-Identifier: EUPL-1.2
// Words of a keuze that can be chosen only on some days: at the door, as what is possible, and as what can settle an answer.
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

constexpr const char* day_before = "2025-12-31";
constexpr const char* day_itself = "2026-01-01";

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
begrip zaal "de zaal" meervoud "de zalen"
  gebruik : keuze (eten; dansen tot en met 31 december 2025)

aanvraagsoort zaak "de zaak"
  soort  : keuze (cafe "café"; theehuis tot 1 januari 2026; lunchroom vanaf 1 januari 2026; kiosk tot 1 januari 2026)
  woord  : keuze (oud tot 1 januari 2026; nieuw vanaf 1 januari 2026)
  terras : ja_nee
  zalen  : lijst van zaal
  talen  : lijst van keuze (nl; fy vanaf 1 januari 2026)

regel K-1 "Café of lunchroom"
  grondslag wet art. 1
  als       soort in (cafe; lunchroom)
  gevolg    weigeren verplicht
  motivering "Het is een {soort}."
regel K-2 "Nieuw woord"
  grondslag wet art. 1
  als       woord = nieuw
  gevolg    weigeren verplicht
  motivering "Het is {woord}."
regel K-3 "Geval voor geval"
  grondslag wet art. 1
  als       (soort = cafe en terras) of (soort = lunchroom en terras) of ((soort = theehuis of soort = kiosk) en niet terras)
  gevolg    weigeren verplicht
  motivering "Proef."
regel K-4 "Elk woord van na de wijziging"
  grondslag wet art. 1
  als       (soort = cafe en niet soort = lunchroom) of (soort = lunchroom en niet soort = cafe)
  gevolg    weigeren verplicht
  motivering "Proef."
regel K-5 "Eetzaal"
  grondslag wet art. 1
  voor elke zaal in zalen
  als       gebruik van zaal = eten
  gevolg    weigeren verplicht
  motivering "Proef."
conclusie uitkomst : keuze (cafe; theehuis; lunchroom; kiosk) "de soort"
  grondslag wet art. 1
  luidt     soort
)");
    return result;
}

std::string outcome(const char* peildatum, const char* rule, const Facts& facts = {}) {
    return Screened(rules(), "zaak", peildatum, facts).uitkomst(rule);
}

std::vector<IntakeProblem> problems(const char* peildatum, const Facts& facts) {
    auto builder = rules().builder("zaak", peildatum);
    tests::fill(builder, rules().set(), facts);
    const auto finished = std::move(builder).finish();
    return finished ? std::vector<IntakeProblem>{} : finished.error();
}

TEST(WordsWithDays, CanBeChosenUntilTheDayBefore) {
    EXPECT_THAT(problems(day_before, {{"/soort", "theehuis"}, {"/zalen/0/gebruik", "dansen"}}), IsEmpty());
    EXPECT_THAT(rules().problems("zaak", day_itself, {{"/soort", "theehuis"}, {"/zalen/0/gebruik", "dansen"}}),
                ElementsAre("/soort keuze.niet_op_peildatum", "/zalen/0/gebruik keuze.niet_op_peildatum"));
}

TEST(WordsWithDays, CanBeChosenFromTheDayItself) {
    EXPECT_THAT(rules().problems("zaak", day_before, {{"/soort", "lunchroom"}}), ElementsAre("/soort keuze.niet_op_peildatum"));
    EXPECT_THAT(problems(day_itself, {{"/soort", "lunchroom"}}), IsEmpty());
}

TEST(WordsWithDays, TheRefusalNamesTheDaysAndWhatCanBeChosen) {
    const auto found = problems(day_itself, {{"/soort", "theehuis"}, {"/woord", "oud"}});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].detail,
              "'theehuis' kan alleen tot 1 januari 2026 worden gekozen, en de peildatum is 1 januari 2026. Hier hoort een van deze woorden: "
              "cafe, lunchroom.");
    EXPECT_EQ(found[0].suggestion, "");
    EXPECT_EQ(found[1].suggestion, "nieuw");
}

TEST(WordsWithDays, ASlipIsNotMendedWithAWordOfAnotherDay) {
    const auto found = problems(day_itself, {{"/soort", "teehuis"}});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].code, "keuze.onbekend");
    EXPECT_EQ(found[0].suggestion, "");
    EXPECT_EQ(problems(day_before, {{"/soort", "teehuis"}})[0].suggestion, "theehuis");
}

TEST(WordsWithDays, AnUnknownFactIsNoWordOfAnotherDay) {
    EXPECT_EQ(outcome(day_before, "K-1"), "onbepaald");
    EXPECT_EQ(outcome(day_itself, "K-1"), "geraakt");
    EXPECT_EQ(outcome(day_before, "K-2"), "niet_van_toepassing");
    EXPECT_EQ(outcome(day_itself, "K-2"), "geraakt");
}

TEST(WordsWithDays, AlsoInTheElementsOfAList) {
    const Facts one = {{"/zalen/0", "{}"}};
    EXPECT_EQ(Screened(rules(), "zaak", day_before, one).uitkomst("K-5", "/zalen/0"), "onbepaald");
    EXPECT_EQ(Screened(rules(), "zaak", day_itself, one).uitkomst("K-5", "/zalen/0"), "geraakt");
}

TEST(WordsWithDays, ACaseSplitTriesOnlyTheWordsOfTheDay) {
    EXPECT_EQ(outcome(day_before, "K-4"), "onbepaald");
    EXPECT_EQ(outcome(day_itself, "K-4"), "geraakt");
}

TEST(WordsWithDays, OnlyAWordOfTheDayCanSettleAnAnswer) {
    // Without terras: on the day before a theehuis would settle it, on the day itself nothing would but the terras.
    const Facts without = {{"/terras", "nee"}};
    EXPECT_THAT(Screened(rules(), "zaak", day_before, without).ontbreekt("K-3"), ElementsAre("/soort!"));
    EXPECT_EQ(outcome(day_itself, "K-3", without), "niet_van_toepassing");
}

TEST(WordsWithDays, AConclusieNamesOnlyWhatIsStillPossible) {
    const Screened before(rules(), "zaak", day_before, {});
    EXPECT_THAT(before.screening.conclusies[0].mogelijk, ElementsAre("cafe", "theehuis", "kiosk"));
    const Screened itself(rules(), "zaak", day_itself, {});
    EXPECT_THAT(itself.screening.conclusies[0].mogelijk, ElementsAre("cafe", "lunchroom"));
}

}  // namespace
}  // namespace drempel::engine
