// SPDX-License-Identifier: EUPL-1.2
// What holds for the whole case: groups of rules, overgangsrecht, verbanden, derived facts and registers that were consulted.
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
groep tekens "de tekens"

begrip kavel "de kavel" meervoud "de kavels"
  breedte : getal niet negatief
  diepte  : getal niet negatief
  maat    : getal niet negatief  anders afgeleid als breedte van kavel * diepte van kavel

aanvraagsoort proef "de proef"
  a       : ja_nee
  b       : ja_nee
  d1      : ja_nee
  d2      : ja_nee
  datum   : datum
  einde   : ja_nee
  groot   : getal niet negatief
  klein   : getal niet negatief
  begin   : datum
  slot    : datum
  kavels  : lijst van kavel "de kavels"
  bericht : tekst of geen  "bericht"  van register "Kadaster"
  zaken   : lijst van kavel  "zaken"  van register "Kadaster"
  vrij    : ja_nee  "vrij"  van register "Kadaster"

verband "groot is niet kleiner dan klein"
  grondslag wet art. 9
  altijd    groot >= klein
verband "het slot ligt na het begin"
  grondslag wet art. 9
  altijd    slot > begin

regel G-1 "a"
  grondslag wet art. 1
  groep     tekens
  als       a
  gevolg    signaal
  motivering "x"
regel G-2 "b"
  grondslag wet art. 1
  groep     tekens
  als       b
  gevolg    signaal
  motivering "x"
regel G-3 "beide"
  grondslag wet art. 1
  als       (aantal geraakt in tekens) >= 2
  gevolg    signaal
  motivering "{aantal geraakt in tekens}"
regel D-1 "wijkt af van de groep"
  grondslag wet art. 2
  in afwijking van groep tekens
  gaat voor D-2
  als       d1
  gevolg    signaal
  motivering "x"
regel D-2 "wijkt af van b"
  grondslag wet art. 2
  in afwijking van G-2
  als       d2
  gevolg    signaal
  motivering "x"

regel O-1 "nieuw recht"
  grondslag wet art. 3
  geldig    vanaf 1 januari 2025
  als       groot > 10
  gevolg    signaal
  motivering "x"
overgangsrecht oud "het oude recht"
  grondslag wet art. 4
  regels    O-1
  als       datum < 1 januari 2025
  recht op  31 december 2024
  totdat    einde

regel V-1 "groot is te groot"
  grondslag wet art. 5
  eis       groot <= 100
  gevolg    signaal
  motivering "x"
regel V-2 "het slot ligt in 2026 of later"
  grondslag wet art. 5
  eis       slot >= 1 januari 2026
  gevolg    signaal
  motivering "x"

regel A-1 "een grote kavel"
  grondslag wet art. 6
  voor elke kavel in kavels
  als       maat van kavel > 10
  gevolg    signaal
  motivering "{maat van kavel}"

regel R-1 "geen bericht"
  grondslag wet art. 7
  als       bericht is afwezig
  gevolg    signaal
  motivering "x"
regel R-2 "geen zaken"
  grondslag wet art. 7
  als       er is geen kavel in zaken
  gevolg    signaal
  motivering "x"
regel R-3 "vrij"
  grondslag wet art. 7
  als       vrij
  gevolg    signaal
  motivering "x"
)");
    return result;
}

Screened screen(const Facts& facts) { return {rules(), "proef", "2026-03-01", facts}; }

TEST(Groep, CountsTheRulesThatAreHit) {
    const Facts none{{"/d1", "nee"}, {"/d2", "nee"}};
    const auto with = [&](const std::string& a, const std::string& b) {
        Facts facts = none;
        facts.emplace_back("/a", a);
        if (!b.empty()) facts.emplace_back("/b", b);
        return screen(facts);
    };
    EXPECT_EQ(with("ja", "ja").uitkomst("G-3"), "geraakt");
    EXPECT_EQ(with("ja", "ja").finding("G-3").motivering, "2");
    EXPECT_EQ(with("ja", "nee").uitkomst("G-3"), "niet_van_toepassing");
    EXPECT_EQ(with("nee", "").uitkomst("G-3"), "niet_van_toepassing") << "one at most is not two";
    EXPECT_EQ(with("ja", "").uitkomst("G-3"), "onbepaald");
    EXPECT_THAT(with("ja", "").ontbreekt("G-3"), ElementsAre("/b!"));
}

TEST(Groep, CanBeDeviatedFromAsAWhole) {
    const auto both = screen({{"/a", "ja"}, {"/b", "ja"}, {"/d1", "ja"}, {"/d2", "ja"}});
    EXPECT_EQ(both.uitkomst("G-1"), "uitzondering");
    EXPECT_EQ(both.uitkomst("G-3"), "niet_van_toepassing");
    // D-1 goes before D-2, so no conflict is shown.
    ASSERT_EQ(both.finding("G-2").defeated_by.size(), 1U);
    EXPECT_EQ(both.rules.rules[both.finding("G-2").defeated_by[0].index].id, "D-1");
    EXPECT_FALSE(both.has("G-2", "", Kenmerk::botsing));
}

TEST(Overgangsrecht, ReadsTheLawOnAnotherDay) {
    const auto on = [](const std::string& date, const std::string& ended) {
        Facts facts{{"/groot", "11"}};
        if (!date.empty()) facts.emplace_back("/datum", date);
        if (!ended.empty()) facts.emplace_back("/einde", ended);
        return screen(facts);
    };
    EXPECT_EQ(on("2024-12-31", "nee").uitkomst("O-1"), "niet_van_toepassing");
    EXPECT_FALSE(on("2024-12-31", "nee").finding("O-1").transition.is_none());
    EXPECT_EQ(on("2025-01-01", "nee").uitkomst("O-1"), "geraakt");
    EXPECT_TRUE(on("2025-01-01", "nee").finding("O-1").transition.is_none());
    EXPECT_EQ(on("2024-12-31", "ja").uitkomst("O-1"), "geraakt");
    EXPECT_EQ(on("", "nee").uitkomst("O-1"), "onbepaald");
    EXPECT_THAT(on("", "nee").ontbreekt("O-1"), ElementsAre("/datum!"));
    EXPECT_EQ(screen({{"/groot", "10"}}).uitkomst("O-1"), "niet_van_toepassing") << "either law says the same";
}

TEST(Verband, KeepsWhatIsNotKnownWithinWhatIs) {
    EXPECT_EQ(screen({{"/klein", "101"}}).uitkomst("V-1"), "geraakt");
    EXPECT_EQ(screen({{"/klein", "100"}}).uitkomst("V-1"), "onbepaald");
    EXPECT_EQ(screen({{"/begin", "2025-12-31"}}).uitkomst("V-2"), "voldaan");
    EXPECT_EQ(screen({{"/begin", "2025-12-30"}}).uitkomst("V-2"), "onbepaald");
}

TEST(Verband, ThatIsBrokenIsRefusedAtTheDoor) {
    EXPECT_THAT(rules().problems("proef", "2026-03-01", {{"/groot", "5"}, {"/klein", "6"}}), ElementsAre("/groot verband.geschonden"));
    EXPECT_THAT(rules().problems("proef", "2026-03-01", {{"/groot", "6"}, {"/klein", "6"}}), IsEmpty());
    EXPECT_THAT(rules().problems("proef", "2026-03-01", {{"/slot", "2026-01-01"}, {"/begin", "2026-01-01"}}),
                ElementsAre("/slot verband.geschonden"));
}

TEST(Afgeleid, GivesAFactThatNobodyGave) {
    const auto derived = screen({{"/kavels/0/breedte", "4"}, {"/kavels/0/diepte", "3"}});
    EXPECT_EQ(derived.uitkomst("A-1", "/kavels/0"), "geraakt");
    EXPECT_EQ(derived.finding("A-1", "/kavels/0").motivering, "12");
    const auto open = screen({{"/kavels/0/breedte", "4"}});
    EXPECT_EQ(open.uitkomst("A-1", "/kavels/0"), "onbepaald");
    EXPECT_THAT(open.ontbreekt("A-1", "/kavels/0"), ElementsAre("/kavels/0/maat!"));
    EXPECT_EQ(screen({{"/kavels/0/maat", "11"}}).uitkomst("A-1", "/kavels/0"), "geraakt");
}

TEST(Afgeleid, MustAgreeWithWhatWasGiven) {
    const Facts given{{"/kavels/0/breedte", "4"}, {"/kavels/0/diepte", "3"}};
    auto same = given;
    same.emplace_back("/kavels/0/maat", "12");
    EXPECT_THAT(rules().problems("proef", "2026-03-01", same), IsEmpty());
    auto other = given;
    other.emplace_back("/kavels/0/maat", "13");
    EXPECT_THAT(rules().problems("proef", "2026-03-01", other), ElementsAre("/kavels/0/maat gegeven.anders_afgeleid"));
}

TEST(Register, ThatWasConsultedTurnsWhatItDidNotGiveIntoNothing) {
    const auto with = [](std::optional<Dag> consulted) {
        auto builder = rules().builder("proef", "2026-03-01");
        builder.add_bron({"k", "register", "Kadaster", consulted});
        auto facts = std::move(builder).finish();
        return evaluate(rules().set(), *facts, *parse_iso_date("2026-03-01"));
    };
    const auto outcome = [](const Screening& screening, std::string_view id) {
        for (const auto& one : screening.bevindingen)
            if (rules().set().rules[one.rule.index].id == id) return tests::name_of(one.uitkomst);
        return std::string();
    };
    const auto consulted = with(parse_iso_date("2026-02-01"));
    EXPECT_EQ(outcome(consulted, "R-1"), "geraakt");
    EXPECT_EQ(outcome(consulted, "R-2"), "geraakt");
    EXPECT_EQ(outcome(consulted, "R-3"), "onbepaald") << "a fact that must have a value is still to be asked";
    const auto named_only = with(std::nullopt);
    EXPECT_EQ(outcome(named_only, "R-1"), "onbepaald");
    EXPECT_EQ(outcome(named_only, "R-2"), "onbepaald");
}

}  // namespace
}  // namespace drempel::engine
