// SPDX-License-Identifier: EUPL-1.2
// The advice table of semantics 4, row by row.
#include <string>

#include <gtest/gtest.h>

#include "drempel/engine/dutch.hpp"
#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using tests::Facts;
using tests::Rules;
using tests::Screened;

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
aanvraagsoort proef "de proef"
  vervalt      : ja_nee "vervalt" van aanvrager
  weigert      : ja_nee van aanvrager
  register     : ja_nee van register "KVK"
  mag          : ja_nee van gemeente
  vulAan       : ja_nee
  onderzoek    : ja_nee
  voorwaarde   : ja_nee van gemeente
  taak         : ja_nee
  let          : ja_nee
  formulier    : ja_nee
  n            : getal

regel A-1 "Weigert"
  grondslag wet art. 1
  als       weigert
  gevolg    weigeren verplicht
  motivering "x"
regel A-2 "Weigert op een register"
  grondslag wet art. 1
  als       register
  gevolg    weigeren verplicht
  motivering "x"
regel A-3 "Mag"
  grondslag wet art. 1
  als       mag
  gevolg    weigeren mogelijk
  motivering "x"
regel A-4 "Vul aan"
  grondslag wet art. 1
  als       vulAan
  gevolg    aanvullen
  motivering "x"
regel A-5 "Onderzoek"
  grondslag wet art. 1
  als       onderzoek
  gevolg    nader onderzoek
  motivering "x"
regel A-6 "Voorwaarde"
  grondslag wet art. 1
  als       voorwaarde
  gevolg    voorschrift "Doe dit."
  motivering "x"
regel A-7 "Taak"
  grondslag wet art. 1
  als       taak
  gevolg    plicht "Hoor de buren."
  motivering "x"
regel A-8 "Signaal"
  grondslag wet art. 1
  als       let
  gevolg    signaal naar jurist
  motivering "x"
regel A-9 "Formulier"
  grondslag wet art. 1
  als       formulier is onbekend
  gevolg    aanvullen
  motivering "Het formulier ontbreekt."
regel A-10 "Deling"
  grondslag wet art. 1
  als       1 / n > 0
  gevolg    weigeren mogelijk
  motivering "x"
)");
    return result;
}

// Everything known and nothing hit; a test changes one or two facts.
Facts nothing_hit() {
    return {{"/weigert", "nee"}, {"/register", "nee"}, {"/mag", "nee"},        {"/vulAan", "nee"}, {"/onderzoek", "nee"},
            {"/voorwaarde", "nee"}, {"/taak", "nee"},  {"/let", "nee"}, {"/formulier", "ja"}, {"/n", "-1"}};
}

Screened screen(const Facts& changes) {
    auto facts = nothing_hit();
    for (const auto& [pointer, value] : changes) {
        std::erase_if(facts, [&](const auto& fact) { return fact.first == pointer; });
        if (!value.empty()) facts.emplace_back(pointer, value);
    }
    return {rules(), "proef", "2026-03-01", facts};
}

TEST(Advies, NothingHitAndNothingOpenIsNoObstacle) {
    const auto screened = screen({});
    EXPECT_EQ(screened.advies(), "geen_beletsel definitief");
    EXPECT_EQ(screened.mogelijk(), "geen_beletsel");
    EXPECT_TRUE(screened.screening.besluitrijp);
}

TEST(Advies, AHitStandsWhateverIsOpenBelowIt) {
    const auto screened = screen({{"/weigert", "ja"}, {"/mag", ""}, {"/voorwaarde", ""}});
    EXPECT_EQ(screened.advies(), "weigeren_verplicht definitief");
    EXPECT_EQ(screened.mogelijk(), "weigeren_verplicht");
}

TEST(Advies, AHitOfTheSameRankIsDefinite) {
    EXPECT_EQ(screen({{"/weigert", "ja"}, {"/register", ""}}).advies(), "weigeren_verplicht definitief");
}

TEST(Advies, ARefusalThatIsHitStaysWhileAHeavierOneIsOpen) {
    const auto screened = screen({{"/mag", "ja"}, {"/register", ""}});
    EXPECT_EQ(screened.advies(), "weigeren_mogelijk voorlopig");
    EXPECT_EQ(screened.mogelijk(), "weigeren_verplicht weigeren_mogelijk");
    EXPECT_FALSE(screened.screening.besluitrijp);
}

TEST(Advies, AnOpenRefusalAsksTheApplicantOrLooksFurther) {
    EXPECT_EQ(screen({{"/weigert", ""}}).advies(), "aanvullen voorlopig");
    EXPECT_EQ(screen({{"/register", ""}}).advies(), "nader_onderzoek voorlopig");
    EXPECT_EQ(screen({{"/weigert", ""}, {"/register", ""}}).advies(), "aanvullen voorlopig");
    EXPECT_EQ(screen({{"/register", ""}}).mogelijk(), "weigeren_verplicht aanvullen nader_onderzoek geen_beletsel");
}

TEST(Advies, AnOpenConditionLooksFurther) {
    EXPECT_EQ(screen({{"/voorwaarde", ""}}).advies(), "nader_onderzoek voorlopig");
    EXPECT_EQ(screen({{"/voorwaarde", ""}}).mogelijk(), "aanvullen nader_onderzoek voorschrift geen_beletsel");
}

TEST(Advies, AnOpenRefusalKeepsAHigherHitThatDoesNotRefuse) {
    EXPECT_EQ(screen({{"/register", ""}, {"/vulAan", "ja"}}).advies(), "aanvullen voorlopig");
    EXPECT_EQ(screen({{"/register", ""}, {"/voorwaarde", "ja"}}).advies(), "nader_onderzoek voorlopig");
}

TEST(Advies, OpenSupplementOrResearchIsItselfTheAdvice) {
    EXPECT_EQ(screen({{"/vulAan", ""}}).advies(), "aanvullen voorlopig");
    EXPECT_EQ(screen({{"/onderzoek", ""}}).advies(), "nader_onderzoek voorlopig");
    EXPECT_EQ(screen({{"/onderzoek", ""}, {"/voorwaarde", "ja"}}).advies(), "nader_onderzoek voorlopig");
}

TEST(Advies, AFailedComputationCountsAsOpen) {
    const auto screened = screen({{"/n", "0"}});
    EXPECT_EQ(screened.uitkomst("A-10"), "rekenfout");
    EXPECT_EQ(screened.advies(), "nader_onderzoek voorlopig");
    EXPECT_EQ(screened.mogelijk(), "weigeren_mogelijk aanvullen nader_onderzoek geen_beletsel");
}

TEST(Advies, AHitRuleAboutKnowledgeIsProvisional) {
    const auto screened = screen({{"/formulier", ""}});
    EXPECT_EQ(screened.uitkomst("A-9"), "geraakt");
    EXPECT_EQ(screened.advies(), "aanvullen voorlopig");
    EXPECT_EQ(screened.mogelijk(), "aanvullen geen_beletsel");
    EXPECT_EQ(screen({{"/formulier", ""}, {"/register", ""}}).advies(), "aanvullen voorlopig");
}

TEST(Advies, DutiesAndSignalsNeverSetIt) {
    const auto hit = screen({{"/taak", "ja"}, {"/let", "ja"}});
    EXPECT_EQ(hit.advies(), "geen_beletsel definitief");
    EXPECT_FALSE(hit.screening.besluitrijp);
    EXPECT_EQ(screen({{"/let", ""}}).advies(), "geen_beletsel definitief");
    EXPECT_TRUE(screen({{"/let", ""}}).screening.besluitrijp);
    EXPECT_FALSE(screen({{"/taak", ""}}).screening.besluitrijp);
}

// "Geen beletsel" of a kind that only signals would promise what nobody looked at.
TEST(Advies, IsNamedNoAdviceWhereNoRuleOfTheKindCanGiveOne) {
    const Rules rules(std::string(tests::test_header) + R"(
aanvraagsoort melding "de melding"
  let : ja_nee
aanvraagsoort aanvraag "de aanvraag"
  met zaak
feitengroep zaak
  fout : ja_nee
regel S-1 "Signaal"
  grondslag wet art. 1
  als       let
  gevolg    signaal naar jurist
  motivering "Let op."
regel S-2 "Weigering"
  grondslag wet art. 2
  als       fout
  gevolg    weigeren verplicht
  motivering "Fout."
)");
    const Screened only_signals(rules, "melding", "2026-03-01", {{"/let", "nee"}});
    const Screened can_refuse(rules, "aanvraag", "2026-03-01", {{"/fout", "nee"}});
    EXPECT_EQ(advies_in_words(rules.set(), only_signals.screening.soort, only_signals.screening.advies),
              "geen advies; zie de signalen, plichten en conclusies");
    EXPECT_EQ(advies_in_words(rules.set(), can_refuse.screening.soort, can_refuse.screening.advies), "geen beletsel");
}

TEST(Advies, SaysWhatWasHitBesideItWhereNothingStandsInTheWay) {
    const auto words = [](const Screened& screened) { return advies_in_words(screened.rules, screened.screening); };
    EXPECT_EQ(words(screen({{"/taak", "ja"}, {"/let", "ja"}})), "geen beletsel; wel: plicht, signaal");
    EXPECT_EQ(words(screen({{"/taak", "nee"}, {"/let", "ja"}})), "geen beletsel; wel: signaal");
    EXPECT_EQ(words(screen({{"/taak", "nee"}, {"/let", "nee"}})), "geen beletsel");
}

TEST(Advies, FindingsStandInOrderOfRankAndRule) {
    const auto screened = screen({});
    std::string order;
    for (const auto& finding : screened.screening.bevindingen) order += screened.rules.rules[finding.rule.index].id + " ";
    EXPECT_EQ(order, "A-1 A-2 A-10 A-3 A-4 A-9 A-5 A-6 A-7 A-8 ");
}

}  // namespace
}  // namespace drempel::engine
