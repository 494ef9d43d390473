// SPDX-License-Identifier: EUPL-1.2
// Records within records and in several roles: a field of a field, `is een`, definitions with an argument, and limits on size.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using testing::ElementsAre;
using tests::Facts;
using tests::Rules;
using tests::Screened;

const Rules& rules() {
    static const Rules result(std::string(tests::test_header) + R"(
begrip partij sleutel nummer "de partij" meervoud "de partijen"
  nummer   : tekst
  naam     : tekst

begrip rechtspersoon is een partij "de rechtspersoon" meervoud "de rechtspersonen"
  opgericht : datum
  eigenaar  : partij

aanvraagsoort proef "de proef"
  partijen       : lijst van partij
  rechtspersonen : lijst van rechtspersoon
  begin          : datum
  eind           : datum

definitie isOud van rechtspersoon : ja_nee
  luidt opgericht van rechtspersoon < 1 januari 2000

regel V-1 "Eigenaar heet A"
  grondslag wet art. 1
  voor elke rechtspersoon in rechtspersonen
  als       naam van eigenaar van rechtspersoon = "A"
  gevolg    signaal
  motivering "{naam van rechtspersoon} is van {naam van eigenaar van rechtspersoon}."
regel V-2 "Rechtspersoon"
  grondslag wet art. 1
  voor elke partij in partijen
  als       partij is een rechtspersoon
  gevolg    signaal
  motivering "x"
regel V-3 "Oud"
  grondslag wet art. 1
  als       er is een rechtspersoon in rechtspersonen waarvoor isOud van rechtspersoon
  gevolg    signaal
  motivering "x"
)");
    return result;
}

Screened screen(const Facts& facts) { return {rules(), "proef", "2026-03-01", facts}; }

TEST(VeldVanVeld, ReadsTheRecordWithin) {
    const auto screened = screen({{"/rechtspersonen/0/naam", "B"}, {"/rechtspersonen/0/eigenaar/naam", "A"}});
    EXPECT_EQ(screened.uitkomst("V-1", "/rechtspersonen/0"), "geraakt");
    EXPECT_EQ(screened.finding("V-1", "/rechtspersonen/0").motivering, "B is van A.");
    EXPECT_THAT(screened.gebruikt("V-1", "/rechtspersonen/0"), testing::Contains("/rechtspersonen/0/eigenaar/naam"));
}

TEST(VeldVanVeld, OfARecordThatIsNotGivenAsksForTheRecord) {
    const auto screened = screen({{"/rechtspersonen/0/naam", "B"}, {"/rechtspersonen/1/eigenaar", "{}"}});
    EXPECT_EQ(screened.uitkomst("V-1", "/rechtspersonen/0"), "onbepaald");
    EXPECT_THAT(screened.ontbreekt("V-1", "/rechtspersonen/0"), ElementsAre("/rechtspersonen/0/eigenaar!"));
    EXPECT_THAT(screened.ontbreekt("V-1", "/rechtspersonen/1"), ElementsAre("/rechtspersonen/1/eigenaar/naam!"));
}

TEST(IsEen, HoldsWhenAnyRoleOfThePartyHasTheKind) {
    const auto screened = screen({{"/partijen/0/nummer", "p1"}, {"/rechtspersonen/0/nummer", "p1"}, {"/partijen/1/nummer", "p2"}});
    EXPECT_EQ(screened.uitkomst("V-2", "/partijen/0"), "geraakt");
    EXPECT_EQ(screened.uitkomst("V-2", "/partijen/1"), "onbepaald");
}

TEST(Definitie, ReadsItsArgument) {
    EXPECT_EQ(screen({{"/rechtspersonen/0/opgericht", "1999-12-31"}}).uitkomst("V-3"), "geraakt");
    EXPECT_EQ(screen({{"/rechtspersonen/0/opgericht", "2000-01-01"}}).uitkomst("V-3"), "niet_van_toepassing");
    const auto open = screen({{"/rechtspersonen/0/naam", "A"}});
    EXPECT_THAT(open.ontbreekt("V-3"), ElementsAre("/rechtspersonen/0/opgericht!"));
}

TEST(Uitleg, StopsAtAReadableSize) {
    Facts facts;
    for (int i = 0; i < 1500; ++i) facts.emplace_back("/rechtspersonen/" + std::to_string(i) + "/opgericht", "2001-01-01");
    const auto screened = screen(facts);
    EXPECT_EQ(screened.uitkomst("V-3"), "niet_van_toepassing");
    const auto explanation = explain(screened.rules, screened.facts, *parse_iso_date("2026-03-01"), screened.finding("V-3"));
    EXPECT_LT(explanation.nodes.size(), 2'100U);
    const auto said = [](const ExplanationNode& node) { return node.words == "De uitleg is hier afgebroken: er zijn te veel stappen."; };
    EXPECT_EQ(std::count_if(explanation.nodes.begin(), explanation.nodes.end(), said), 1);
}

}  // namespace
}  // namespace drempel::engine
