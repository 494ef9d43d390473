// SPDX-License-Identifier: EUPL-1.2
// Intake: every problem at once, in words that repeat nothing of the case; parties; provenance.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drempel/engine/dutch.hpp"
#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::Facts;
using tests::Rules;
using tests::Screened;

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
begrip persoon sleutel partij "de persoon" meervoud "de personen"
  partij        : tekst
  naam          : tekst
  geboortedatum : datum ook onvolledig tot en met peildatum

begrip bestuurder is een persoon "de bestuurder" meervoud "de bestuurders"
  inRegister : ja_nee "staat in het register" vraag "Staat {naam van bestuurder} in het register?"

begrip eigenaar is een persoon "de eigenaar" meervoud "de eigenaren"
  aandeel : percentage van 0 % tot en met 100 %

aanvraagsoort proef "de proef"
  bedrag        : bedrag niet negatief
  kamers        : geheel van 1 tot en met 10
  kleur         : keuze (rood; groen; donkerblauw)
  dag           : datum tot en met peildatum
  straf         : duur of geen
  akkoord       : ja_nee
  gezien        : oordeel ja_nee door burgemeester
  namen         : lijst van tekst ten hoogste 2
  bestuurders   : lijst van bestuurder ten minste 1
  eigenaren     : lijst van eigenaar
  contact       : persoon

regel F-1 "Naam"
  grondslag wet art. 1
  voor elke bestuurder in bestuurders
  als       naam van bestuurder = "A"
  gevolg    signaal
  motivering "x"
regel F-2 "Zelfde"
  grondslag wet art. 1
  voor elke bestuurder in bestuurders
  als       er is een eigenaar in eigenaren waarvoor eigenaar = bestuurder
  gevolg    signaal
  motivering "x"
regel F-3 "Register"
  grondslag wet art. 8 lid 1 onder a
  voor elke bestuurder in bestuurders
  eis       inRegister van bestuurder
  tenzij    akkoord volgens wet art. 8 lid 4
  gevolg    weigeren verplicht
  motivering "{naam van bestuurder} staat er niet in."
regel F-4 "Rest"
  grondslag wet art. 1
  als       akkoord en gezien
  eis       bedrag < € 100 en kamers < 5 en kleur = rood en dag < peildatum en straf is afwezig en naam van contact = "C"
  gevolg    signaal
  motivering "x"
)");
    return result;
}

std::vector<std::string> problems(const Facts& facts) { return rules().problems("proef", "2026-03-01", facts); }

TEST(Intake, ReportsEverythingAtOnceInOrderOfPlace) {
    EXPECT_THAT(problems({{"/kleur", "paars"}, {"/bedrag", "-1"}, {"/akkoord", "misschien"}, {"/dag", "2026-02-30"}, {"/straf", "P1M2D"},
                          {"/kamers", "2.5"}, {"/bestuurders/0/geslacht", "x"}}),
                ElementsAre("/akkoord type.verkeerd", "/bedrag getal.buiten_bereik", "/bestuurders/0/geslacht veld.onbekend",
                            "/dag datum.ongeldig", "/kamers getal.niet_geheel", "/kleur keuze.onbekend", "/straf duur.ongeldig"));
}

TEST(Intake, AcceptsTheEdgesOfEachLimitAndNothingBeyond) {
    EXPECT_THAT(problems({{"/kamers", "1"}}), IsEmpty());
    EXPECT_THAT(problems({{"/kamers", "0"}}), ElementsAre("/kamers getal.buiten_bereik"));
    EXPECT_THAT(problems({{"/kamers", "10.0"}}), IsEmpty());
    EXPECT_THAT(problems({{"/kamers", "11"}}), ElementsAre("/kamers getal.buiten_bereik"));
    EXPECT_THAT(problems({{"/bedrag", "0.000001"}}), IsEmpty());
    EXPECT_THAT(problems({{"/bedrag", "0.0000001"}}), ElementsAre("/bedrag getal.decimalen"));
    EXPECT_THAT(problems({{"/bedrag", "999999999999999.999999"}}), IsEmpty());
    EXPECT_THAT(problems({{"/bedrag", "1000000000000000"}}), ElementsAre("/bedrag getal.te_groot"));
    EXPECT_THAT(problems({{"/bedrag", std::string(200, '9')}}), ElementsAre("/bedrag getal.te_groot"));
    EXPECT_THAT(problems({{"/bedrag", "1e3"}}), ElementsAre("/bedrag getal.ongeldig"));
    EXPECT_THAT(problems({{"/dag", "2026-03-01"}}), IsEmpty());
    EXPECT_THAT(problems({{"/dag", "2026-03-02"}}), ElementsAre("/dag datum.buiten_bereik"));
    EXPECT_THAT(problems({{"/dag", "2026-02"}}), ElementsAre("/dag datum.ongeldig"));
    EXPECT_THAT(problems({{"/dag", "1599-12-31"}}), ElementsAre("/dag datum.ongeldig"));
    EXPECT_THAT(problems({{"/straf", "null"}}), IsEmpty());
    EXPECT_THAT(problems({{"/akkoord", "null"}}), ElementsAre("/akkoord geen.niet_toegestaan"));
}

TEST(Intake, ListMinimumCountsOnlyForAClosedListThatIsGiven) {
    EXPECT_THAT(problems({}), IsEmpty());
    EXPECT_THAT(problems({{"/bestuurders", "[]"}}), ElementsAre("/bestuurders lijst.te_kort"));
    EXPECT_THAT(problems({{"/bestuurders", "open"}}), IsEmpty());
    EXPECT_THAT(problems({{"/namen/0", "a"}, {"/namen/1", "b"}}), IsEmpty());
    EXPECT_THAT(problems({{"/namen/0", "a"}, {"/namen/1", "b"}, {"/namen/2", "c"}, {"/namen", "open"}}), ElementsAre("/namen lijst.te_lang"));
}

TEST(Intake, SuggestsANearbyWordAndRepeatsNoValue) {
    auto building = rules().builder("proef", "2026-03-01");
    tests::fill(building, rules().set(), {{"/kleur", "donkerblauww"}, {"/kamer", "3"}, {"/dag", "geheim"}, {"/bedrag", "12345x"}});
    const auto finished = std::move(building).finish();
    ASSERT_FALSE(finished);
    for (const auto& problem : finished.error()) {
        EXPECT_THAT(problem.detail, Not(HasSubstr("geheim")));
        EXPECT_THAT(problem.detail, Not(HasSubstr("12345")));
        EXPECT_THAT(problem.detail, Not(HasSubstr("donkerblauww")));
        if (problem.pointer == "/kleur") {
            EXPECT_EQ(problem.suggestion, "donkerblauw");
        }
        if (problem.pointer == "/kamer") {
            EXPECT_EQ(problem.suggestion, "kamers");
        }
    }
}

TEST(Intake, AJudgmentNeedsItsRoleDayAndReason) {
    const auto with = [](std::string door, std::string op, std::string reden) {
        auto building = rules().builder("proef", "2026-03-01");
        const auto slot = building.find(building.root(), "gezien");
        building.set_truth(slot, true, "/gezien/waarde");
        building.set_oordeel(slot, std::move(door), std::move(op), std::move(reden), "/gezien");
        const auto finished = std::move(building).finish();
        std::vector<std::string> result;
        if (finished) return result;
        for (const auto& problem : finished.error()) result.push_back(problem.pointer + " " + problem.code);
        return result;
    };
    EXPECT_THAT(with("burgemeester", "2026-02-20", "omdat"), IsEmpty());
    EXPECT_THAT(with("wethouder", "2026-02-20", "omdat"), ElementsAre("/gezien/door oordeel.rol"));
    EXPECT_THAT(with("burgemeester", "20-02-2026", "omdat"), ElementsAre("/gezien/op datum.ongeldig"));
    EXPECT_THAT(with("burgemeester", "2026-02-20", ""), ElementsAre("/gezien/reden oordeel.onvolledig"));
    auto bare = rules().builder("proef", "2026-03-01");
    bare.set_truth(bare.find(bare.root(), "gezien"), true, "/gezien");
    EXPECT_FALSE(std::move(bare).finish());
}

TEST(Intake, TooManyRecordsIsOneProblem) {
    CaseBuilder building(rules().set(), SoortId{0}, *parse_iso_date("2026-03-01"), {.max_records = 3});
    const auto list = building.begin_list(building.find(building.root(), "bestuurders"), "/bestuurders");
    for (int i = 0; i < 10; ++i) building.add_record(list, "/bestuurders/" + std::to_string(i));
    const auto finished = std::move(building).finish();
    ASSERT_FALSE(finished);
    EXPECT_EQ(finished.error().front().code, "aanvraag.te_groot");
}

TEST(Aanwijzer, LeadsToTheSlotAndBack) {
    auto building = rules().builder("proef", "2026-03-01");
    tests::fill(building, rules().set(), {{"/bestuurders/1/naam", "B"}, {"/namen/0", "x"}, {"/contact/naam", "C"}});
    for (const std::string pointer : {"/bestuurders", "/bestuurders/1/naam", "/namen/0", "/contact", "/contact/naam", "/bedrag"}) {
        const auto slot = building.find_pointer(pointer);
        ASSERT_FALSE(slot.is_none()) << pointer;
        EXPECT_EQ(building.facts().pointer_of(rules().set(), slot), pointer);
    }
    for (const std::string pointer : {"", "/", "/x", "/bestuurders/2/naam", "/bestuurders/01/naam", "/bestuurders/1", "/namen/1", "/bedrag/0", "bedrag", "/bestuurders/-/naam"}) {
        EXPECT_TRUE(building.find_pointer(pointer).is_none()) << pointer;
    }
}

TEST(Herkomst, DisputedAndExpiredFactsAreUnknownWithThatReason) {
    for (const auto status : {Herkomst::Status::betwist, Herkomst::Status::verlopen}) {
        auto building = rules().builder("proef", "2026-03-01");
        tests::fill(building, rules().set(), {{"/bestuurders/0/inRegister", "nee"}, {"/akkoord", "nee"}});
        building.set_herkomst(building.find_pointer("/bestuurders/0/inRegister"), {.bron = 0xffffffffU, .per = std::nullopt, .status = status});
        const auto facts = std::move(building).finish();
        ASSERT_TRUE(facts);
        const auto screening = evaluate(rules().set(), *facts, *parse_iso_date("2026-03-01"));
        for (const auto& finding : screening.bevindingen) {
            if (rules().set().rules[finding.rule.index].id != "F-3") continue;
            EXPECT_EQ(finding.uitkomst, Uitkomst::onbepaald);
            ASSERT_EQ(finding.ontbreekt.size(), 1U);
            EXPECT_EQ(facts->slots[finding.ontbreekt[0].slot.index].reden,
                      status == Herkomst::Status::betwist ? OnbekendReden::betwist : OnbekendReden::verlopen);
        }
    }
}

TEST(Partij, SameKeyIsOnePartyWhateverItsRole) {
    const Screened screened(rules(), "proef", "2026-03-01",
                            {{"/bestuurders/0/partij", "p1"}, {"/bestuurders/1/partij", "p2"}, {"/eigenaren/0/partij", "p1"},
                             {"/eigenaren/0/naam", "A"}, {"/eigenaren/0/aandeel", "50"}});
    EXPECT_EQ(screened.uitkomst("F-1", "/bestuurders/0"), "geraakt");
    EXPECT_EQ(screened.uitkomst("F-1", "/bestuurders/1"), "onbepaald");
    EXPECT_EQ(screened.uitkomst("F-2", "/bestuurders/0"), "geraakt");
    EXPECT_EQ(screened.uitkomst("F-2", "/bestuurders/1"), "niet_van_toepassing");
}

TEST(Partij, WithoutKeyItIsNotKnownWhetherTheyAreTheSame) {
    const Screened screened(rules(), "proef", "2026-03-01", {{"/bestuurders/0/naam", "B"}, {"/eigenaren/0/partij", "p1"}});
    EXPECT_EQ(screened.uitkomst("F-2", "/bestuurders/0"), "onbepaald");
    EXPECT_THAT(screened.ontbreekt("F-2", "/bestuurders/0"), ElementsAre("/bestuurders/0/partij!"));
}

TEST(Partij, ContradictionNamesBothPlaces) {
    auto building = rules().builder("proef", "2026-03-01");
    tests::fill(building, rules().set(), {{"/bestuurders/0/partij", "p1"}, {"/bestuurders/0/naam", "A"}, {"/eigenaren/0/partij", "p1"}, {"/eigenaren/0/naam", "B"}});
    const auto finished = std::move(building).finish();
    ASSERT_FALSE(finished);
    ASSERT_EQ(finished.error().size(), 1U);
    EXPECT_EQ(finished.error()[0].pointer, "/eigenaren/0/naam");
    EXPECT_EQ(finished.error()[0].code, "partij.tegenstrijdig");
    EXPECT_THAT(finished.error()[0].detail, HasSubstr("/bestuurders/0/naam"));
}

TEST(Partij, AnIncompleteDateIsNarrowedByTheOtherPlace) {
    EXPECT_THAT(problems({{"/bestuurders/0/partij", "p1"}, {"/bestuurders/0/geboortedatum", "1980"}, {"/eigenaren/0/partij", "p1"}, {"/eigenaren/0/geboortedatum", "1980-05-14"}}), IsEmpty());
    EXPECT_THAT(problems({{"/bestuurders/0/partij", "p1"}, {"/bestuurders/0/geboortedatum", "1981"}, {"/eigenaren/0/partij", "p1"}, {"/eigenaren/0/geboortedatum", "1980-05-14"}}),
                ElementsAre("/eigenaren/0/geboortedatum partij.tegenstrijdig"));
}

// ---------------------------------------------------------------------------------------------

TEST(Uitleg, HasStableIdsAndValuesInDutch) {
    const Screened screened(rules(), "proef", "2026-03-01", {{"/bestuurders/0/naam", "A. de Vries"}, {"/bestuurders/0/inRegister", "nee"}});
    const auto explanation = explain(screened.rules, screened.facts, *parse_iso_date("2026-03-01"), screened.finding("F-3", "/bestuurders/0"));
    std::vector<std::string> lines;
    for (const auto& node : explanation.nodes) lines.push_back(node.id + " = " + node.value);
    EXPECT_THAT(lines, ElementsAre("F-3@/bestuurders/0 = onbepaald", "F-3@/bestuurders/0#geldig = waar", "F-3@/bestuurders/0#eis = nee",
                                   "F-3@/bestuurders/0#tenzij = niet bekend", "F-3@/bestuurders/0#gevolg = weigeren verplicht"));
    EXPECT_EQ(explanation.nodes[2].words, "inRegister van bestuurder");
    EXPECT_EQ(screened.facts.pointer_of(screened.rules, explanation.nodes[2].slot), "/bestuurders/0/inRegister");
    EXPECT_EQ(explanation.nodes[0].children.size(), 4U);
}

TEST(Vraag, FillsItsHolesFromTheRecordItIsAbout) {
    const Screened screened(rules(), "proef", "2026-03-01", {{"/bestuurders/0/naam", "A. de Vries"}, {"/bestuurders/1", "{}"}, {"/bestuurders/1/inRegister", "onbekend"}});
    const auto question = [&](std::string_view rule, std::string_view object) {
        return question_for(screened.rules, screened.facts, *parse_iso_date("2026-03-01"), screened.finding(rule, object).ontbreekt.at(0).slot);
    };
    EXPECT_EQ(question("F-3", "/bestuurders/0"), "Staat A. de Vries in het register?");
    EXPECT_EQ(question("F-3", "/bestuurders/1"), "Staat (onbekend) in het register?");
    EXPECT_EQ(question("F-1", "/bestuurders/1"), "Naam (bestuurder 2)?");
}

TEST(Vindplaats, IsShortTextAndALinkOfCheckedParts) {
    const auto& set = rules().set();
    const auto& rule = *std::find_if(set.rules.begin(), set.rules.end(), [](const Rule& r) { return r.id == "F-3"; });
    EXPECT_EQ(to_dutch(set, rule.grounds[0]), "Proefwet art. 8 lid 1 onder a");
    EXPECT_EQ(url_of(set, rule.grounds[0], *parse_iso_date("2026-03-01")),
              "https://wetten.overheid.nl/jci1.31:c:BWBR0002458&artikel=8&lid=1&o=a&g=2026-03-01");
}

TEST(Vindplaats, NoLinkFromWhatIsNoIdentifier) {
    RuleSet set;
    const auto link = [&](Bron bron) {
        set.bronnen = {std::move(bron)};
        return url_of(set, {BronId{0}, {}, {}}, *parse_iso_date("2026-03-01"));
    };
    Bron bron;
    EXPECT_EQ(link(bron), "");
    bron.bwb = "BWBR00024580";
    EXPECT_EQ(link(bron), "");
    bron.bwb = "";
    bron.cvdr = "CVDR603544/1";
    EXPECT_EQ(link(bron), "https://lokaleregelgeving.overheid.nl/CVDR603544/1");
    bron.cvdr = "CVDR603544/../x";
    EXPECT_EQ(link(bron), "");
    bron.cvdr = "";
    bron.publicatie = "gmb-2016-131964";
    EXPECT_EQ(link(bron), "https://zoek.officielebekendmakingen.nl/gmb-2016-131964.html");
}

TEST(Getal, IsWrittenTheDutchWay) {
    RuleSet set;
    set.units = {{"m2", "m2", "m2", {}}, {"persoon", "persoon", "personen", {}}};
    Type type;
    type.kind = ValueKind::getal;
    const auto written = [&](NumberStyle style, std::string_view number, UnitId unit = {}) {
        type.style = style;
        type.unit = unit;
        return to_dutch(set, *Number::parse(number), type);
    };
    EXPECT_EQ(written(NumberStyle::getal, "1234567.5"), "1.234.567,5");
    EXPECT_EQ(written(NumberStyle::getal, "-1000"), "-1.000");
    EXPECT_EQ(written(NumberStyle::bedrag, "10000"), "€\xC2\xA0" "10.000");
    EXPECT_EQ(written(NumberStyle::bedrag, "1250.5"), "€\xC2\xA0" "1.250,50");
    EXPECT_EQ(written(NumberStyle::percentage, "12.5"), "12,5\xC2\xA0%");
    EXPECT_EQ(written(NumberStyle::jaren, "20"), "20 jaar");
    EXPECT_EQ(written(NumberStyle::hoeveelheid, "1", UnitId{1}), "1\xC2\xA0persoon");
    EXPECT_EQ(written(NumberStyle::hoeveelheid, "3", UnitId{1}), "3\xC2\xA0personen");
}

}  // namespace
}  // namespace drempel::engine
