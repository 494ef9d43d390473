// SPDX-License-Identifier: EUPL-1.2
#include "drempel/engine/date.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace drempel::engine {
namespace {

Dag day(std::string_view iso) { return *parse_iso_date(iso); }
Duur months(std::int32_t count) { return {Duur::Unit::maanden, count}; }
Duur days(std::int32_t count) { return {Duur::Unit::dagen, count}; }

TEST(Datum, AcceptsOnlyDaysThatExist) {
    EXPECT_TRUE(parse_iso_date("2024-02-29"));
    EXPECT_FALSE(parse_iso_date("2026-02-29"));
    EXPECT_FALSE(parse_iso_date("2026-02-30"));
    EXPECT_FALSE(parse_iso_date("2026-13-01"));
    EXPECT_FALSE(parse_iso_date("2026-00-10"));
    EXPECT_FALSE(parse_iso_date("2026-1-10"));
    EXPECT_FALSE(parse_iso_date("2026-01-10T00:00"));
    EXPECT_TRUE(parse_iso_date("1600-01-01"));
    EXPECT_FALSE(parse_iso_date("1599-12-31"));
    EXPECT_TRUE(parse_iso_date("2999-12-31"));
    EXPECT_FALSE(parse_iso_date("3000-01-01"));
}

TEST(Datum, IncompleteIsAllDaysItCanBe) {
    EXPECT_EQ(parse_incomplete_date("2024-02"), (DagInterval{day("2024-02-01"), day("2024-02-29")}));
    EXPECT_EQ(parse_incomplete_date("1985"), (DagInterval{day("1985-01-01"), day("1985-12-31")}));
    EXPECT_FALSE(parse_incomplete_date("2024-13"));
    EXPECT_EQ(to_dutch(*parse_incomplete_date("2024-02")), "februari 2024");
    EXPECT_EQ(to_dutch(*parse_incomplete_date("1985")), "1985");
    EXPECT_EQ(to_dutch(day("2026-03-01")), "1 maart 2026");
}

TEST(Datum, MonthsClampToTheEndOfTheMonth) {
    EXPECT_EQ(add(day("2026-01-31"), months(1)), day("2026-02-28"));
    EXPECT_EQ(add(day("2024-01-31"), months(1)), day("2024-02-29"));
    EXPECT_EQ(subtract(day("2026-03-31"), months(1)), day("2026-02-28"));
    EXPECT_EQ(add(day("2024-02-29"), months(60)), day("2029-02-28"));
    EXPECT_EQ(subtract(day("2026-03-01"), months(60)), day("2021-03-01"));
    EXPECT_EQ(add(day("2026-12-31"), days(1)), day("2027-01-01"));
    EXPECT_EQ(subtract(day("2026-01-15"), months(1)), day("2025-12-15"));
}

TEST(Datum, NeverLeavesTheCalendar) {
    EXPECT_GT(add(day("2999-12-31"), months(2'000'000'000)), day("2999-12-31"));
    EXPECT_LT(subtract(day("1600-01-01"), days(2'000'000'000)), day("1600-01-01"));
}

TEST(Leeftijd, IsReachedOnTheBirthdayItself) {
    EXPECT_EQ(leeftijd_op(day("2005-03-01"), day("2026-02-28")), 20);
    EXPECT_EQ(leeftijd_op(day("2005-03-01"), day("2026-03-01")), 21);
    EXPECT_EQ(leeftijd_op(day("2005-03-01"), day("2005-03-01")), 0);
}

TEST(Leeftijd, LeapBirthdayIsOnTheFirstOfMarchInOtherYears) {
    EXPECT_EQ(leeftijd_op(day("2004-02-29"), day("2025-02-28")), 20);
    EXPECT_EQ(leeftijd_op(day("2004-02-29"), day("2025-03-01")), 21);
    EXPECT_EQ(leeftijd_op(day("2004-02-29"), day("2024-02-29")), 20);
    EXPECT_TRUE(turns_on_leap_birthday(day("2004-02-29"), day("2025-02-28")));
    EXPECT_FALSE(turns_on_leap_birthday(day("2004-02-29"), day("2025-03-01")));
    EXPECT_FALSE(turns_on_leap_birthday(day("2004-02-29"), day("2024-02-28")));
    EXPECT_FALSE(turns_on_leap_birthday(day("2004-02-28"), day("2025-02-28")));
}

TEST(Duur, ReadsIso8601WithoutMixingMonthsAndDays) {
    EXPECT_EQ(parse_iso_duration("P7M"), months(7));
    EXPECT_EQ(parse_iso_duration("P1Y6M"), months(18));
    EXPECT_EQ(parse_iso_duration("P210D"), days(210));
    EXPECT_EQ(parse_iso_duration("P3W"), days(21));
    for (const auto* text : {"P", "P1", "7M", "P1M2D", "P1Y3W", "PT5H", "P-1M", "P1.5M", "P6M1Y", "P1M1M", "P9999999M", "p7m"}) {
        EXPECT_FALSE(parse_iso_duration(text)) << text;
    }
}

TEST(Duur, IsWrittenInDutch) {
    EXPECT_EQ(to_dutch(months(7)), "7 maanden");
    EXPECT_EQ(to_dutch(months(1)), "1 maand");
    EXPECT_EQ(to_dutch(months(60)), "5 jaar");
    EXPECT_EQ(to_dutch(months(18)), "1 jaar en 6 maanden");
    EXPECT_EQ(to_dutch(days(210)), "210 dagen");
    EXPECT_EQ(to_dutch(days(1)), "1 dag");
    EXPECT_EQ(to_iso(months(18)), "P18M");
}

RC_GTEST_PROP(DatumLaws, IsoTextReadsBack, ()) {
    const auto number = *rc::gen::inRange(first_supported_day().number, last_supported_day().number + 1);
    RC_ASSERT(parse_iso_date(to_iso(Dag{number})) == Dag{number});
}

RC_GTEST_PROP(DatumLaws, AgeNeverFallsAsDaysPass, ()) {
    const auto born = *rc::gen::inRange(-40'000, 40'000);
    const auto asked = born + *rc::gen::inRange(0, 40'000);
    RC_ASSERT(leeftijd_op(Dag{born}, Dag{asked}) <= leeftijd_op(Dag{born}, Dag{asked + 1}));
}

}  // namespace
}  // namespace drempel::engine
