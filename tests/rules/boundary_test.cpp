// SPDX-License-Identifier: EUPL-1.2
// Day by day and cent by cent over the boundaries that the two rule sets draw differently.
#include <string>

#include <gtest/gtest.h>

#include "rules/bundle.hpp"

namespace drempel::rules_test {
namespace {

struct Dates {
    std::string peildatum, aanvraag, onherroepelijk;
};

std::string uitkomst(const app::Question& question, const std::string& facts, const std::string& finding) {
    const auto screened = app::screen(bundle(), question, facts, false);
    if (!screened) return wire::write_problems(screened.error().question, "") + wire::write_problems(screened.error().facts, "");
    return uitkomsten_of(screened->result)[finding];
}

std::string antecedent(const std::string& onherroepelijk, const std::string& straf) {
    return R"({"soort":"misdrijf","onherroepelijkOp":")" + onherroepelijk + R"(","onvoorwaardelijkeVrijheidsstraf":")" + straf + R"("})";
}

// Alcoholwet: five years back from the decision, both ends included.
std::string hor_08(const Dates& dates, const std::string& straf = "P7M") {
    return uitkomst({"alcoholvergunning", dates.peildatum, ""},
                    R"({"datumAanvraag":")" + dates.aanvraag + R"(","leidinggevenden":[{"antecedenten":[)" + antecedent(dates.onherroepelijk, straf) + "]}]}",
                    "HOR-08 /leidinggevenden/0");
}

// Schiedam: less than five years before the application.
std::string sek_24(const Dates& dates, const std::string& straf = "P7M") {
    return uitkomst({"seksbedrijf", dates.peildatum, "schiedam"},
                    R"({"datumAanvraag":")" + dates.aanvraag + R"(","betrokkenen":[{"antecedenten":[)" + antecedent(dates.onherroepelijk, straf) + "]}]}",
                    "SEK-24 /betrokkenen/0");
}

TEST(FiveYears, AlcoholwetIncludesExactlyFiveYearsBeforeTheDecision) {
    EXPECT_EQ(hor_08({"2026-03-01", "2026-01-05", "2021-03-01"}), "geraakt");
    EXPECT_EQ(hor_08({"2026-03-01", "2026-01-05", "2021-02-28"}), "voldaan");
}

TEST(FiveYears, SchiedamExcludesExactlyFiveYearsBeforeTheApplication) {
    EXPECT_EQ(sek_24({"2026-03-01", "2026-01-05", "2021-01-06"}), "geraakt");
    EXPECT_EQ(sek_24({"2026-03-01", "2026-01-05", "2021-01-05"}), "voldaan");
}

TEST(FiveYears, AlcoholwetDoesNotLookAtTheApplication) {
    EXPECT_EQ(hor_08({"2026-03-01", "2026-02-28", "2021-02-28"}), "voldaan");
    EXPECT_EQ(hor_08({"2026-03-01", "2021-03-01", "2021-03-01"}), "geraakt");
}

TEST(FiveYears, SchiedamDoesNotLookAtTheDecision) {
    EXPECT_EQ(sek_24({"2026-12-31", "2026-01-05", "2021-01-06"}), "geraakt");
    EXPECT_EQ(sek_24({"2026-01-05", "2026-01-05", "2021-01-05"}), "voldaan");
}

// Five years before 29 February 2024 is clamped to 28 February 2019.
TEST(FiveYears, EndOnTheLastDayOfFebruaryWhenCountedFromTheLeapDay) {
    EXPECT_EQ(hor_08({"2024-02-29", "2024-01-05", "2019-02-28"}), "geraakt");
    EXPECT_EQ(hor_08({"2024-02-29", "2024-01-05", "2019-02-27"}), "voldaan");
    EXPECT_EQ(sek_24({"2024-06-01", "2024-02-29", "2019-03-01"}), "geraakt");
    EXPECT_EQ(sek_24({"2024-06-01", "2024-02-29", "2019-02-28"}), "voldaan");
}

TEST(SixMonths, AreNotMoreThanSixMonths) {
    EXPECT_EQ(hor_08({"2026-03-01", "2026-01-05", "2024-05-10"}, "P6M"), "voldaan");
    EXPECT_EQ(hor_08({"2026-03-01", "2026-01-05", "2024-05-10"}, "P7M"), "geraakt");
    EXPECT_EQ(sek_24({"2026-03-01", "2026-01-05", "2024-05-10"}, "P6M"), "voldaan");
    EXPECT_EQ(sek_24({"2026-03-01", "2026-01-05", "2024-05-10"}, "P7M"), "geraakt");
}

TEST(SixMonths, CannotBeComparedWithDays) {
    EXPECT_EQ(hor_08({"2026-03-01", "2026-01-05", "2024-05-10"}, "P30D"), "onbepaald");
    EXPECT_EQ(hor_08({"2026-03-01", "2026-01-05", "2024-05-10"}, "P400D"), "onbepaald");
}

std::string hor_09(const std::string& first, const std::string& second) {
    const auto judgment = [](const std::string& boete) {
        return R"({"soort":"misdrijf","onherroepelijkOp":"2024-05-10","boete":)" + boete + R"(,"aangewezenFeit":true})";
    };
    return uitkomst({"alcoholvergunning", "2026-03-01", ""},
                    R"({"leidinggevenden":[{"antecedenten":[)" + judgment(first) + "," + judgment(second) + "]}]}", "HOR-09 /leidinggevenden/0");
}

TEST(FiveHundredEuro, CountsFromTheExactAmount) {
    EXPECT_EQ(hor_09("500", "\"500.00\""), "geraakt");
    EXPECT_EQ(hor_09("500", "499.99"), "voldaan");
    EXPECT_EQ(hor_09("500", "499.999999"), "voldaan");
    EXPECT_EQ(hor_09("1000000", "null"), "voldaan");
}

std::string hor_02(const std::string& born, const std::string& peildatum) {
    return uitkomst({"alcoholvergunning", peildatum, ""}, R"({"leidinggevenden":[{"geboortedatum":")" + born + R"("}]})", "HOR-02 /leidinggevenden/0");
}

TEST(TwentyOne, IsReachedOnTheBirthdayItself) {
    EXPECT_EQ(hor_02("2005-03-01", "2026-02-28"), "geraakt");
    EXPECT_EQ(hor_02("2005-03-01", "2026-03-01"), "voldaan");
}

TEST(TwentyOne, IsReachedOnTheFirstOfMarchWhenBornOnALeapDay) {
    EXPECT_EQ(hor_02("2004-02-29", "2025-02-28"), "geraakt");
    EXPECT_EQ(hor_02("2004-02-29", "2025-03-01"), "voldaan");
}

TEST(TwentyOne, IsOpenWhileOnlyTheYearOfBirthIsKnownAndCouldGoEitherWay) {
    EXPECT_EQ(hor_02("2004", "2025-06-01"), "onbepaald");
    EXPECT_EQ(hor_02("2004", "2025-12-31"), "voldaan");
    EXPECT_EQ(hor_02("2004", "2024-12-31"), "geraakt");
}

std::string hor_20(const std::string& rooms, const std::string& rest = R"("rijksmonument":false)") {
    return uitkomst({"alcoholvergunning", "2026-03-01", ""}, R"({"soortBedrijf":"horeca",)" + rest + R"(,"lokaliteiten":[)" + rooms + "]}", "HOR-20");
}

std::string room(const std::string& soort, const std::string& m2) { return R"({"soort":")" + soort + R"(","oppervlakte":)" + m2 + "}"; }

TEST(ThirtyFiveSquareMetres, MustBeReachedByOneHorecalokaliteit) {
    EXPECT_EQ(hor_20(room("horecalokaliteit", "35.0")), "voldaan");
    EXPECT_EQ(hor_20(room("horecalokaliteit", "34.999999")), "geraakt");
    EXPECT_EQ(hor_20(room("horecalokaliteit", "20") + "," + room("horecalokaliteit", "20") + "," + room("horecalokaliteit", "20")), "geraakt");
    EXPECT_EQ(hor_20(room("slijtlokaliteit", "40")), "geraakt");
}

TEST(ThirtyFiveSquareMetres, MayBeDeviatedFromInAMonumentByTheMayorOnly) {
    const std::string verdict = R"(,"afwijkingVerleend":{"waarde":true,"door":"burgemeester","op":"2026-02-20","reden":"proef"})";
    EXPECT_EQ(hor_20(room("horecalokaliteit", "28"), R"("rijksmonument":true)" + verdict), "uitzondering");
    EXPECT_EQ(hor_20(room("horecalokaliteit", "28"), R"("rijksmonument":false)" + verdict), "geraakt");
    EXPECT_EQ(hor_20(room("horecalokaliteit", "28"), R"("rijksmonument":true)"), "onbepaald");
}

}  // namespace
}  // namespace drempel::rules_test
