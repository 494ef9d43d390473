// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "grammar/read.hpp"

namespace drempel::grammar {
namespace {

using test::expression;
using test::value;

TEST(Expression, OfBindsLooserThanEnWithinBrackets) {
    EXPECT_EQ(expression("(a en b) of c"), "(of (en (name a) (name b)) (name c))");
    EXPECT_EQ(expression("a en (b of c)"), "(en (name a) (of (name b) (name c)))");
    EXPECT_EQ(expression("a en b of c"), "T017");
}

TEST(Expression, EnTakesAllItsPartsInOneNode) {
    EXPECT_EQ(expression("a en b en c"), "(en (name a) (name b) (name c))");
}

TEST(Expression, NietBindsLooserThanAComparison) {
    EXPECT_EQ(expression("niet a = b"), "(niet (comparison = (name a) (name b)))");
    EXPECT_EQ(expression("niet a en b"), "(en (niet (name a)) (name b))");
    EXPECT_EQ(expression("niet niet a"), "(niet (niet (name a)))");
}

TEST(Expression, ArithmeticIsLeftAssociativeAndTimesBindsTighter) {
    EXPECT_EQ(expression("a - b - c > 0"),
              "(comparison > (arithmetic - (arithmetic - (name a) (name b)) (name c)) (number 0))");
    EXPECT_EQ(expression("a + b * c > 0"),
              "(comparison > (arithmetic + (name a) (arithmetic * (name b) (name c))) (number 0))");
    EXPECT_EQ(expression("-a < -1"), "(comparison < (negate (name a)) (negate (number 1)))");
}

TEST(Expression, VanIsRightAssociative) {
    EXPECT_EQ(expression("naam van eigenaar van onderneming = \"A\""),
              "(comparison = (field naam (field eigenaar (name onderneming))) (string A))");
}

TEST(Expression, VanAfterAPercentageIsAShareAndAfterANumberIsNot) {
    EXPECT_EQ(expression("x < 10 % van investering"),
              "(comparison < (name x) (share (number 10 %) (name investering)))");
    EXPECT_EQ(expression("x < 10 van investering"), "T011");
}

TEST(Expression, EachComparisonHasTwoSides) {
    for (const char* op : {"=", "<>", "<", "<=", ">", ">="}) {
        EXPECT_EQ(expression(std::string("a ") + op + " b"),
                  std::string("(comparison ") + op + " (name a) (name b))");
    }
    EXPECT_EQ(expression("a < b < c"), "T018");
    EXPECT_EQ(expression("(a < b) = c"),
              "(comparison = (comparison < (name a) (name b)) (name c))");
}

TEST(Expression, RangesSayWhetherTheUpperLimitCounts) {
    EXPECT_EQ(expression("x in 1 t/m 5"), "(in_range t/m (name x) (number 1) (number 5))");
    EXPECT_EQ(expression("x in 1 tot 5"), "(in_range tot (name x) (number 1) (number 5))");
    EXPECT_EQ(expression("x in (a; b)"), "(in_set (name x) (name a) (name b))");
    EXPECT_EQ(expression("x in 1 5"), "T011");
}

TEST(Expression, WindowsNameTheirAnchor) {
    EXPECT_EQ(expression("op1 minder dan 5 jaar voor D"),
              "(window minder_dan_voor (name op1) (number 5 jaar) (name D))");
    EXPECT_EQ(expression("op1 ten hoogste 5 jaar voor D"),
              "(window ten_hoogste_voor (name op1) (number 5 jaar) (name D))");
    EXPECT_EQ(expression("D uiterlijk 8 weken na op1"),
              "(window uiterlijk_na (name D) (number 8 weken) (name op1))");
    EXPECT_EQ(expression("op1 binnen 5 jaar"), "T019");
}

TEST(Expression, TestsOfPresenceAndKnowledge) {
    EXPECT_EQ(expression("straf van x is aanwezig"), "(aanwezig (field straf (name x)))");
    EXPECT_EQ(expression("a is afwezig"), "(afwezig (name a))");
    EXPECT_EQ(expression("a is bekend"), "(bekend (name a))");
    EXPECT_EQ(expression("a is onbekend"), "(onbekend (name a))");
    EXPECT_EQ(expression("a is een rechtspersoon"), "(is_een rechtspersoon (name a))");
}

TEST(Expression, AWaarvoorBodyRunsToTheBracketOrTheEnd) {
    EXPECT_EQ(expression("er is een v in L waarvoor a en b"),
              "(quantifier er_is_een v waarvoor (name L) (en (name a) (name b)))");
    EXPECT_EQ(expression("(er is een v in L waarvoor a) en b"),
              "(en (quantifier er_is_een v waarvoor (name L) (name a)) (name b))");
}

TEST(Expression, AllQuantifiers) {
    EXPECT_EQ(expression("er is geen v in L"), "(quantifier er_is_geen v (name L))");
    EXPECT_EQ(expression("elke v in L waarvoor a"),
              "(quantifier elke v waarvoor (name L) (name a))");
    EXPECT_EQ(expression("ten minste 2 v in L"), "(quantifier ten_minste v (number 2) (name L))");
    EXPECT_EQ(expression("aantal v in L > 3"),
              "(comparison > (quantifier aantal v (name L)) (number 3))");
    EXPECT_EQ(expression("som van waarde van v over v in L >= € 5"),
              "(comparison >= (quantifier som v (field waarde (name v)) (name L)) (number 5 €))");
    EXPECT_EQ(expression("er is een persoon genaamd p in personen van x"),
              "(quantifier er_is_een persoon genaamd p (field personen (name x)))");
    EXPECT_EQ(expression("elke v in L"), "T012");  // without a condition it says nothing
}

TEST(Expression, CallsHaveArgumentsBetweenSemicolons) {
    EXPECT_EQ(
        expression("leeftijdOp(a van b; peildatum) >= 21 jaar"),
        "(comparison >= (call leeftijdOp (field a (name b)) (name peildatum)) (number 21 jaar))");
}

TEST(Literal, NumbersAreExactAndDutch) {
    EXPECT_EQ(value("1.250,50"), "(number 1250.5)");
    EXPECT_EQ(value("€ 10.000"), "(number 10000 €)");
    EXPECT_EQ(value("12,5 %"), "(number 12.5 %)");
    EXPECT_EQ(value("5 procentpunt"), "(number 5 procentpunt)");
    EXPECT_EQ(value("35 m2"), "(number 35 m2)");
    EXPECT_EQ(value("-3"), "(negate (number 3))");
    EXPECT_EQ(value("0,1"), "(number 0.1)");
    EXPECT_EQ(value("123456789012345678901234,5"), "(number 123456789012345678901234.5)");
}

TEST(Literal, GroupsHaveThreeDigits) {
    EXPECT_EQ(value("1.000.000"), "(number 1000000)");
    EXPECT_EQ(value("1.00.000"), "T014");
    EXPECT_EQ(value("1000.000"), "T014");
    EXPECT_EQ(value("1.0000"), "T014");
    EXPECT_EQ(value("1,5,5"), "T014");
    EXPECT_EQ(value("1,000.5"), "T014");
}

TEST(Literal, DatesAreDaysOfTheCalendar) {
    EXPECT_EQ(value("1 juli 2021"), "(date 2021-07-01)");
    EXPECT_EQ(value("2021-07-01"), "(date 2021-07-01)");
    EXPECT_EQ(value("29 februari 2024"), "(date 2024-02-29)");
    EXPECT_EQ(value("29 februari 2023"), "T015");
    EXPECT_EQ(value("29 februari 2000"), "(date 2000-02-29)");
    EXPECT_EQ(value("29 februari 1900"), "T015");
    EXPECT_EQ(value("31 december 2025"), "(date 2025-12-31)");
    EXPECT_EQ(value("32 december 2025"), "T015");
    EXPECT_EQ(value("0 december 2025"), "T015");
    EXPECT_EQ(value("1 juli 0000"), "T016");
    EXPECT_EQ(value("2021-7-1"), "T016");
}

TEST(ExampleValue, ListsRecordsAndOpenLists) {
    EXPECT_EQ(value("()"), "(list)");
    EXPECT_EQ(value("(a; b)"), "(list (name a) (name b))");
    EXPECT_EQ(value("(a; mogelijk meer)"), "(list open (name a))");
    EXPECT_EQ(value("(mogelijk meer)"), "(list open)");
    EXPECT_EQ(value("(naam = \"A\"; leeftijd = 21 jaar)"),
              "(record (entry naam (string A)) (entry leeftijd (number 21 jaar)))");
    EXPECT_EQ(value("((naam = \"A\"); onbekend; geen)"),
              "(list (record (entry naam (string A))) (onbekend) (geen))");
    EXPECT_EQ(value("((a; mogelijk meer); b)"), "(list (list open (name a)) (name b))");
}

TEST(ExampleValue, OutsideAnExampleListsAreNotThere) {
    EXPECT_EQ(expression("x = (a; b)"), "T037");
    EXPECT_EQ(expression("x[1] = a"), "T033");
}

TEST(ExampleValue, AValueHoldsNoCalculation) {
    EXPECT_EQ(value("1 + 1"), "T011");
}

TEST(Expression, KeepsThePlaceOfEachPart) {
    const std::string text = "regelset p \"P\"\n\nregel A-1 \"T\"\n  eis a van b >= 21 jaar\n";
    const text::SourceText source("a", text);
    const Parsed parsed = parse(source, 3);
    const Expression& eis = *std::get<Regel>(parsed.file.declarations.back().node).eis;
    EXPECT_EQ(eis.span.file, 3u);
    EXPECT_EQ(source.slice(eis.span), "a van b >= 21 jaar");
    EXPECT_EQ(source.slice(eis.operands[0].span), "a van b");
    EXPECT_EQ(source.slice(eis.operands[0].text_span), "a");
    EXPECT_EQ(source.slice(eis.operands[1].span), "21 jaar");
    EXPECT_EQ(source.slice(eis.operands[1].unit_span), "jaar");
}

std::string declaration_of_regel(std::string_view clauses) {
    const std::string shown = test::declaration("regel A-1 \"T\"\n" + std::string(clauses));
    const std::size_t at = shown.find("\n  afwijking");
    return at == std::string::npos ? shown : shown.substr(at);
}

std::string body(std::string_view text) {
    const std::string shown =
        test::declaration("definitie d : getal\n  luidt " + std::string(text) + "\n");
    const std::size_t at = shown.find("luidt ");
    return at == std::string::npos ? shown : shown.substr(at + 6);
}

TEST(Choice, StandsAfterLuidtAfterAndersAndBetweenBrackets) {
    EXPECT_EQ(body("als a dan 1 anders als b dan 2 anders 3"),
              "(conditional (name a) (number 1) (conditional (name b) (number 2) (number 3)))");
    EXPECT_EQ(body("1 + (als a dan 1 anders 2)"),
              "(arithmetic + (number 1) (conditional (name a) (number 1) (number 2)))");
    EXPECT_EQ(body("1 + als a dan 1 anders 2"), "T042");
    EXPECT_EQ(body("als a dan als b dan 1 anders 2 anders 3"), "T042");
    EXPECT_EQ(expression("als a dan b anders c"), "T042");
    EXPECT_EQ(expression("(als a dan b anders c)"), "T042");
}

TEST(Conditions, AreLinesWithADash) {
    EXPECT_EQ(expression("ten minste 2 van deze voorwaarden\n - a = b\n - c\n - d"),
              "(conditions ten_minste_van (number 2) (comparison = (name a) (name b)) (name c) "
              "(name d))");
    EXPECT_EQ(expression("een van deze voorwaarden\n - a\n - b"),
              "(conditions een_van (name a) (name b))");
    EXPECT_EQ(expression("alle van deze voorwaarden\n - a\n - (een van deze voorwaarden\n - b)\n "
                         "- c"),
              "(conditions alle_van (name a) (conditions een_van (name b)) (name c))");
    EXPECT_EQ(expression("alle van deze voorwaarden\n - een van deze voorwaarden\n - b"), "T043");
    EXPECT_EQ(expression("a\n - b"), "T044");
}

TEST(Quantifier, TheExtremesAreWrittenLikeASum) {
    for (const char* word : {"hoogste", "laagste", "vroegste", "laatste", "gemiddelde"}) {
        EXPECT_EQ(expression(std::string(word) + " van x van v over v in L waarvoor c = 1"),
                  "(quantifier " + std::string(word)
                      + " v waarvoor (field x (name v)) (name L) (comparison = (name c) (number "
                        "1)))");
    }
}

TEST(Rounded, HasADirectionAStepAndAValue) {
    EXPECT_EQ(body("afgerond naar boven op 0,1 m2 van (a + b)"),
              "(rounded naar_boven (number 0.1 m2) (arithmetic + (name a) (name b)))");
    EXPECT_EQ(body("afgerond naar beneden op € 1 van a + b"),
              "(arithmetic + (rounded naar_beneden (number 1 €) (name a)) (name b))");
    EXPECT_EQ(body("afgerond rekenkundig op 1 % van a"),
              "(rounded rekenkundig (number 1 %) (name a))");
}

TEST(AtDate, FollowsTheNameOfAParameter) {
    EXPECT_EQ(expression("loon op datumAanvraag > € 10"),
              "(comparison > (at_date loon (name datumAanvraag)) (number 10 €))");
    EXPECT_EQ(expression("loon op 1 juli 2021 > € 10"),
              "(comparison > (at_date loon (date 2021-07-01)) (number 10 €))");
    EXPECT_EQ(expression("loon van v op 1 juli 2021 > € 10"), "T045");
}

TEST(Hit, NamesARuleAndPerhapsAnObject) {
    EXPECT_EQ(expression("geraakt(HOR-02)"), "(hit HOR-02)");
    EXPECT_EQ(expression("niet geraakt(HOR-02 voor v) en a"),
              "(en (niet (hit HOR-02 (name v))) (name a))");
}

TEST(Regel, DeviatesAndIsRebutted) {
    EXPECT_EQ(declaration_of_regel("  in afwijking van A-2; A-3\n  als a\n  tenzij b tegenbewijs "
                                   "volgens w art. 1\n"),
              "\n  afwijking A-2 A-3\n  als (name a)\n  tenzij (name b) tegenbewijs[w art:1]");
}

}  // namespace
}  // namespace drempel::grammar
