// SPDX-License-Identifier: EUPL-1.2
// Weekroosters and perioden joined: both sides of every limit, what is not known decides nothing, and one more fact never
// changes a definite answer.
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
kalender werk "werkdagen"
  grondslag wet art. 1
  vrij      zondag

aanvraagsoort proef "de proef"
  nacht    : weekrooster dag tot 06:00
  terras   : weekrooster dag tot 06:00
  dagen    : weekrooster
  balie    : weekrooster
  feest    : weekrooster dag tot 06:00 feestdagen van werk (feestdag gaat voor dag_voor_feestdag)
  opent    : tijd
  sluit    : tijd
  dag      : datum
  eerste   : periode
  ander    : periode
  derde    : periode

regel R-1 "past midnight"
  grondslag wet art. 1
  als       nacht valt binnen 08:00 tot 01:00
  gevolg    signaal
  motivering "x"
regel R-2 "same day"
  grondslag wet art. 1
  als       nacht valt binnen 08:00 tot 22:00
  gevolg    signaal
  motivering "x"
regel R-3 "calendar day"
  grondslag wet art. 1
  als       dagen valt binnen 08:00 tot 22:00
  gevolg    signaal
  motivering "x"
regel R-4 "calendar day, closed in the night"
  grondslag wet art. 1
  als       dagen valt binnen 06:00 tot 01:00
  gevolg    signaal
  motivering "x"
regel R-5 "limits that are facts"
  grondslag wet art. 1
  als       nacht valt op (vrijdag) binnen opent tot sluit
  gevolg    signaal
  motivering "x"
regel R-6 "one in the other"
  grondslag wet art. 1
  als       terras valt binnen nacht
  gevolg    signaal
  motivering "x"
regel R-7 "hours"
  grondslag wet art. 1
  als       uren van nacht >= 40 uur
  gevolg    signaal
  motivering "x"
regel R-8 "feestdag"
  grondslag wet art. 1
  als       feest valt op (feestdag) binnen 08:00 tot 22:00
  gevolg    signaal
  motivering "x"
regel R-9 "hours without special days"
  grondslag wet art. 1
  als       uren van feest = 2 uur
  gevolg    signaal
  motivering "x"
regel R-10 "one in the other, by calendar day"
  grondslag wet art. 1
  als       balie valt binnen dagen
  gevolg    signaal
  motivering "x"
regel R-11 "one line"
  grondslag wet art. 1
  als       er is een tijdvak in nacht waarvoor (dag van tijdvak = zondag en opent van tijdvak < 10:00)
  gevolg    signaal
  motivering "x"
regel R-12 "shared days"
  grondslag wet art. 1
  als       begin van eerste is aanwezig en einde van eerste is aanwezig en lengte van doorsnede(eerste; ander) >= 10 dagen
  gevolg    signaal
  motivering "x"
regel R-13 "days of either"
  grondslag wet art. 1
  als       begin van eerste is aanwezig en einde van eerste is aanwezig en begin van ander is aanwezig en einde van ander is aanwezig
            en lengte van vereniging(eerste; ander) = 41 dagen
  gevolg    signaal
  motivering "x"
regel R-14 "in both"
  grondslag wet art. 1
  als       doorsnede(eerste; ander) omvat dag
  gevolg    signaal
  motivering "x"
regel R-15 "in either"
  grondslag wet art. 1
  als       vereniging(eerste; ander) omvat dag
  gevolg    signaal
  motivering "x"
regel R-16 "a day in all three"
  grondslag wet art. 1
  als       doorsnede(eerste; ander) overlapt derde
  gevolg    signaal
  motivering "x"
regel R-17 "a day of either"
  grondslag wet art. 1
  als       derde overlapt vereniging(eerste; ander)
  gevolg    signaal
  motivering "x"
)");
    return result;
}

std::string hit(std::string_view rule, const Facts& facts) { return Screened(rules(), "proef", "2026-06-01", facts).uitkomst(rule); }

constexpr const char* yes = "geraakt";
constexpr const char* no = "niet_van_toepassing";
constexpr const char* open = "onbepaald";

// "/nacht/0" maandag 10:00 02:00
Facts line(const std::string& at, const std::string& day, const std::string& from, const std::string& until) {
    return {{at + "/dag", day}, {at + "/van", from}, {at + "/tot", until}};
}

Facts operator+(Facts a, const Facts& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

TEST(Weekrooster, RunsPastMidnightUntilTheNorm) {
    EXPECT_EQ(hit("R-1", line("/nacht/0", "maandag", "08:00", "01:00")), yes);
    EXPECT_EQ(hit("R-1", line("/nacht/0", "maandag", "08:00", "01:01")), no);
    EXPECT_EQ(hit("R-1", line("/nacht/0", "maandag", "07:59", "01:00")), no);
    EXPECT_EQ(hit("R-1", line("/nacht/0", "maandag", "23:00", "24:00")), yes);
}

TEST(Weekrooster, PassesMidnightWhereTheNormDoesNot) {
    EXPECT_EQ(hit("R-2", line("/nacht/0", "maandag", "08:00", "22:00")), yes);
    EXPECT_EQ(hit("R-2", line("/nacht/0", "maandag", "08:00", "22:01")), no);
    EXPECT_EQ(hit("R-2", line("/nacht/0", "maandag", "20:00", "02:00")), no);
}

TEST(Weekrooster, EndsItsDayAtMidnightUnlessSaidOtherwise) {
    EXPECT_EQ(hit("R-3", line("/dagen/0", "maandag", "08:00", "22:00")), yes);
    EXPECT_EQ(hit("R-3", line("/dagen/0", "maandag", "07:59", "22:00")), no);
    EXPECT_EQ(hit("R-4", line("/dagen/0", "maandag", "00:00", "01:00")), yes);
    EXPECT_EQ(hit("R-4", line("/dagen/0", "maandag", "00:00", "01:01")), no);
    EXPECT_EQ(hit("R-4", line("/dagen/0", "maandag", "06:00", "24:00")), yes);
    EXPECT_EQ(hit("R-4", line("/dagen/0", "maandag", "05:59", "24:00")), no);
}

TEST(Weekrooster, AsksOnlyTheDaysThatAreNamed) {
    const Facts limits{{"/opent", "08:00"}, {"/sluit", "02:00"}};
    EXPECT_EQ(hit("R-5", limits + line("/nacht/0", "vrijdag", "08:00", "02:00")), yes);
    EXPECT_EQ(hit("R-5", limits + line("/nacht/0", "vrijdag", "08:00", "02:01")), no);
    EXPECT_EQ(hit("R-5", limits + line("/nacht/0", "zaterdag", "08:00", "02:01")), yes);
    EXPECT_EQ(hit("R-5", {{"/opent", "08:00"}, {"/sluit", "22:00"}, {"/nacht/0/dag", "vrijdag"}, {"/nacht/0/van", "20:00"}, {"/nacht/0/tot", "22:01"}}), no);
}

TEST(Weekrooster, WhatIsNotKnownDecidesNothing) {
    EXPECT_EQ(hit("R-1", {}), open);
    EXPECT_EQ(hit("R-1", {{"/nacht/0/dag", "maandag"}, {"/nacht/0/van", "10:00"}}), open);
    // It opens too early whenever it closes.
    EXPECT_EQ(hit("R-1", {{"/nacht/0/dag", "maandag"}, {"/nacht/0/van", "07:00"}}), no);
    EXPECT_EQ(hit("R-5", line("/nacht/0", "vrijdag", "10:00", "12:00")), open);
    EXPECT_EQ(hit("R-5", line("/nacht/0", "zondag", "10:00", "12:00")), yes);
    EXPECT_EQ(hit("R-1", line("/nacht/0", "maandag", "08:00", "01:00") + Facts{{"/nacht", "open"}}), open);
    EXPECT_EQ(hit("R-1", line("/nacht/0", "maandag", "08:00", "02:00") + Facts{{"/nacht", "open"}}), no);
}

TEST(Weekrooster, FitsInALineOfAnother) {
    const auto both = [](const char* from, const char* until) {
        return line("/nacht/0", "maandag", "10:00", "02:00") + line("/terras/0", "maandag", from, until);
    };
    EXPECT_EQ(hit("R-6", both("10:00", "02:00")), yes);
    EXPECT_EQ(hit("R-6", both("10:00", "02:01")), no);
    EXPECT_EQ(hit("R-6", both("09:59", "12:00")), no);
    EXPECT_EQ(hit("R-6", both("12:00", "23:00")), yes);
    EXPECT_EQ(hit("R-6", line("/nacht/0", "maandag", "10:00", "23:00") + line("/terras/0", "maandag", "10:00", "01:00")), no);
    EXPECT_EQ(hit("R-6", line("/nacht/0", "maandag", "10:00", "23:00") + line("/terras/0", "dinsdag", "10:00", "11:00")), no);
    EXPECT_EQ(hit("R-10", line("/dagen/0", "maandag", "10:00", "23:00") + line("/balie/0", "maandag", "10:00", "23:00")), yes);
    EXPECT_EQ(hit("R-10", line("/dagen/0", "maandag", "10:00", "23:00") + line("/balie/0", "maandag", "10:00", "23:01")), no);
}

TEST(Weekrooster, CountsTheHoursOfAWeek) {
    const auto week = [](const char* until) {
        return line("/nacht/0", "maandag", "06:00", "06:00") + line("/nacht/1", "vrijdag", "12:00", until);
    };
    EXPECT_EQ(hit("R-7", week("04:00")), yes);
    EXPECT_EQ(hit("R-7", week("03:59")), no);
    EXPECT_EQ(hit("R-9", line("/feest/0", "zondag", "10:00", "12:00") + line("/feest/1", "feestdag", "10:00", "22:00")), yes);
}

TEST(Weekrooster, SpecialDayHasItsOwnHoursOrThoseOfOtherDays) {
    const Facts monday = line("/feest/0", "maandag", "10:00", "02:00");
    EXPECT_EQ(hit("R-8", monday + line("/feest/1", "feestdag", "10:00", "22:00")), yes);
    EXPECT_EQ(hit("R-8", monday + line("/feest/1", "feestdag", "10:00", "22:01")), no);
    EXPECT_EQ(hit("R-8", monday), no);
    EXPECT_EQ(hit("R-8", line("/feest/0", "maandag", "10:00", "22:00")), yes);
    EXPECT_EQ(hit("R-8", line("/feest/0", "maandag", "10:00", "22:00") + line("/feest/1", "dag_voor_feestdag", "10:00", "23:00")), no);
}

TEST(Weekrooster, LinesCanBeAskedOneByOne) {
    EXPECT_EQ(hit("R-11", line("/nacht/0", "zondag", "09:59", "12:00")), yes);
    EXPECT_EQ(hit("R-11", line("/nacht/0", "zondag", "10:00", "12:00")), no);
}

std::vector<std::string> problems(const Facts& facts) { return rules().problems("proef", "2026-06-01", facts); }

TEST(Weekrooster, RefusesLinesThatOverlapOrTouch) {
    const auto two = [](const char* from, const char* day) {
        return line("/nacht/0", "maandag", "10:00", "14:00") + line("/nacht/1", day, from, "02:00");
    };
    EXPECT_EQ(problems(two("14:01", "maandag")), std::vector<std::string>{});
    EXPECT_EQ(problems(two("14:00", "maandag")), std::vector<std::string>{"/nacht/1 rooster.overlap"});
    EXPECT_EQ(problems(two("13:59", "maandag")), std::vector<std::string>{"/nacht/1 rooster.overlap"});
    EXPECT_EQ(problems(two("13:59", "dinsdag")), std::vector<std::string>{});
    EXPECT_EQ(problems(line("/nacht/0", "maandag", "10:00", "03:00") + line("/nacht/1", "maandag", "11:00", "12:00")
                       + line("/nacht/2", "maandag", "20:00", "21:00")),
              (std::vector<std::string>{"/nacht/1 rooster.overlap", "/nacht/2 rooster.overlap"}));
}

TEST(Weekrooster, RefusesLinesThatPassTheEndOfTheirDay) {
    EXPECT_EQ(problems(line("/dagen/0", "maandag", "10:00", "24:00")), std::vector<std::string>{});
    EXPECT_EQ(problems(line("/dagen/0", "maandag", "10:00", "02:00")), std::vector<std::string>{"/dagen/0/tot rooster.dag_einde"});
    EXPECT_EQ(problems(line("/dagen/0", "maandag", "10:00", "10:00")), std::vector<std::string>{"/dagen/0/tot rooster.dag_einde"});
    EXPECT_EQ(problems(line("/nacht/0", "maandag", "10:00", "06:00")), std::vector<std::string>{});
    EXPECT_EQ(problems(line("/nacht/0", "maandag", "10:00", "06:01")), std::vector<std::string>{"/nacht/0/tot rooster.dag_einde"});
    EXPECT_EQ(problems(line("/nacht/0", "maandag", "05:59", "12:00")), std::vector<std::string>{"/nacht/0/van getal.buiten_bereik"});
    EXPECT_EQ(problems(line("/dagen/0", "maandag", "10:00", "00:00")), std::vector<std::string>{"/dagen/0/tot getal.buiten_bereik"});
}

Facts period(const std::string& at, const char* from, const char* until) { return {{at + "/van", from}, {at + "/totEnMet", until}}; }

TEST(PeriodenSamen, CountTheDaysTheyShare) {
    const Facts may = period("/eerste", "2026-05-01", "2026-05-31");
    EXPECT_EQ(hit("R-12", may + period("/ander", "2026-05-22", "2026-06-30")), yes);
    EXPECT_EQ(hit("R-12", may + period("/ander", "2026-05-23", "2026-06-30")), no);
    EXPECT_EQ(hit("R-12", may + period("/ander", "2026-05-22", "null")), yes);
    EXPECT_EQ(hit("R-12", may + period("/ander", "null", "2026-05-10")), yes);
    EXPECT_EQ(hit("R-12", may + period("/ander", "null", "2026-05-09")), no);
    EXPECT_EQ(hit("R-12", may + period("/ander", "2026-06-01", "2026-06-30")), no);
    EXPECT_EQ(hit("R-12", may + Facts{{"/ander/van", "2026-05-01"}}), open);
    EXPECT_EQ(hit("R-12", may + Facts{{"/ander/van", "2026-06-01"}}), no);
}

TEST(PeriodenSamen, CountEachDayOnce) {
    const Facts may = period("/eerste", "2026-05-01", "2026-05-31");
    EXPECT_EQ(hit("R-13", may + period("/ander", "2026-05-22", "2026-06-10")), yes);
    EXPECT_EQ(hit("R-13", may + period("/ander", "2026-05-22", "2026-06-11")), no);
    EXPECT_EQ(hit("R-13", may + period("/ander", "2026-08-01", "2026-08-10")), yes);
    EXPECT_EQ(hit("R-13", may + period("/ander", "2026-08-01", "2026-08-11")), no);
}

TEST(PeriodenSamen, HoldADay) {
    const auto on = [](std::string_view rule, const char* day) {
        return hit(rule, period("/eerste", "2026-05-01", "2026-05-31") + period("/ander", "2026-05-20", "2026-06-10") + Facts{{"/dag", day}});
    };
    EXPECT_EQ(on("R-14", "2026-05-20"), yes);
    EXPECT_EQ(on("R-14", "2026-05-19"), no);
    EXPECT_EQ(on("R-14", "2026-05-31"), yes);
    EXPECT_EQ(on("R-14", "2026-06-01"), no);
    EXPECT_EQ(on("R-15", "2026-06-10"), yes);
    EXPECT_EQ(on("R-15", "2026-06-11"), no);
    EXPECT_EQ(hit("R-15", period("/eerste", "2026-05-01", "2026-05-31") + Facts{{"/dag", "2026-05-01"}}), yes);
    EXPECT_EQ(hit("R-14", period("/eerste", "2026-05-01", "2026-05-31") + Facts{{"/dag", "2026-05-01"}}), open);
}

TEST(PeriodenSamen, OverlapOnADayOfAll) {
    const auto third = [](std::string_view rule, const char* from, const char* until) {
        return hit(rule, period("/eerste", "2026-05-01", "2026-05-31") + period("/ander", "2026-05-20", "2026-06-10") + period("/derde", from, until));
    };
    EXPECT_EQ(third("R-16", "2026-05-31", "2026-06-30"), yes);
    EXPECT_EQ(third("R-16", "2026-06-01", "2026-06-30"), no);
    EXPECT_EQ(third("R-17", "2026-06-10", "2026-06-30"), yes);
    EXPECT_EQ(third("R-17", "2026-06-11", "2026-06-30"), no);
    // Each overlaps the third, but not on one day.
    EXPECT_EQ(hit("R-16", period("/eerste", "2026-05-01", "2026-05-10") + period("/ander", "2026-05-20", "2026-06-10")
                              + period("/derde", "2026-05-01", "2026-06-30")),
              no);
}

// Law 1, on every way to leave facts of one case out.
TEST(Weekrooster, MoreKnowledgeNeverChangesADefiniteAnswer) {
    const Facts whole = line("/nacht/0", "vrijdag", "20:00", "01:30") + line("/terras/0", "vrijdag", "21:00", "01:00")
                        + line("/feest/0", "zondag", "20:00", "22:00") + Facts{{"/opent", "18:00"}, {"/sluit", "02:00"}};
    const std::vector<std::string> asked{"R-1", "R-2", "R-5", "R-6", "R-7", "R-8", "R-9", "R-11"};
    const Screened complete(rules(), "proef", "2026-06-01", whole);
    for (std::uint32_t mask = 0; mask < (1U << whole.size()); ++mask) {
        Facts part;
        for (std::size_t i = 0; i < whole.size(); ++i) {
            // The first field of a line keeps the line, so that the list stays closed with one element.
            const bool keeps = i % 3 == 0 && i < 9;
            if (keeps || ((mask >> i) & 1U) != 0) part.push_back(whole[i]);
            else if (i < 9) part.emplace_back(whole[i].first, "onbekend");
        }
        const Screened partial(rules(), "proef", "2026-06-01", part);
        for (const std::string& rule : asked) {
            const std::string answer = partial.uitkomst(rule);
            if (answer == open) continue;
            EXPECT_EQ(answer, complete.uitkomst(rule)) << rule << " mask " << mask;
        }
    }
}

}  // namespace
}  // namespace drempel::engine
