// SPDX-License-Identifier: EUPL-1.2
// What the declared limits say before anything is known: sizes of lists, and the size of numbers (semantics 1 and 6).
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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
begrip zaal "de zaal" meervoud "de zalen"
  groot : ja_nee
  maat  : getal in m2 van 10 tot en met 50

aanvraagsoort proef "de proef"
  zalen  : lijst van zaal ten minste 1 ten hoogste 3
  n      : getal van 0 tot en met 900000000000000
  m      : getal van 0 tot en met 900000000000000
  k      : getal van -1000000 tot en met 1000000000

definitie samen : getal
  luidt n + m

regel G-1 "Er is een zaal"
  grondslag wet art. 1
  als       er is een zaal in zalen
  gevolg    signaal
  motivering "x"
regel G-2 "Er is geen zaal"
  grondslag wet art. 1
  als       er is geen zaal in zalen
  gevolg    signaal
  motivering "x"
regel G-3 "Een"
  grondslag wet art. 1
  als       (aantal zaal in zalen) >= 1
  gevolg    signaal
  motivering "x"
regel G-4 "Twee"
  grondslag wet art. 1
  als       (aantal zaal in zalen) >= 2
  gevolg    signaal
  motivering "x"
regel G-5 "Meer dan drie"
  grondslag wet art. 1
  als       (aantal zaal in zalen) > 3
  gevolg    signaal
  motivering "x"
regel G-6 "Ten minste een"
  grondslag wet art. 1
  als       ten minste 1 zaal in zalen waarvoor maat van zaal >= 10 m2
  gevolg    signaal
  motivering "x"
regel G-7 "Een grote"
  grondslag wet art. 1
  als       er is een zaal in zalen waarvoor groot van zaal
  gevolg    signaal
  motivering "x"
regel G-8 "Elke"
  grondslag wet art. 1
  eis       elke zaal in zalen waarvoor maat van zaal >= 10 m2
  gevolg    signaal
  motivering "x"
regel G-9 "Som"
  grondslag wet art. 1
  als       (som van maat van zaal over zaal in zalen) in 10 m2 t/m 150 m2
  gevolg    signaal
  motivering "x"
regel G-10 "Som boven"
  grondslag wet art. 1
  als       (som van maat van zaal over zaal in zalen) > 150 m2
  gevolg    signaal
  motivering "x"
regel O-1 "Naam"
  grondslag wet art. 1
  als       samen >= 0
  gevolg    signaal
  motivering "x"
regel O-2 "Vergelijking"
  grondslag wet art. 1
  als       n + m >= 5
  gevolg    signaal
  motivering "x"
regel O-3 "Keer"
  grondslag wet art. 1
  als       k * k >= 0
  gevolg    signaal
  motivering "x"
regel O-4 "Tussenstap"
  grondslag wet art. 1
  als       n + m - m >= 0
  gevolg    signaal
  motivering "x"
regel O-5 "Bereik"
  grondslag wet art. 1
  als       n + m in 0 t/m 900000000000000
  gevolg    signaal
  motivering "x"
)");
    return result;
}

Screened screen(const Facts& facts) { return {rules(), "proef", "2026-03-01", facts}; }

TEST(LijstGrenzen, AnUnknownListHasTheSizeItsTypeAsksFor) {
    const auto nothing = screen({});
    EXPECT_EQ(nothing.uitkomst("G-1"), "geraakt");
    EXPECT_EQ(nothing.uitkomst("G-2"), "niet_van_toepassing");
    EXPECT_EQ(nothing.uitkomst("G-3"), "geraakt");
    EXPECT_EQ(nothing.uitkomst("G-4"), "onbepaald");
    EXPECT_EQ(nothing.uitkomst("G-5"), "niet_van_toepassing");
    EXPECT_EQ(nothing.uitkomst("G-6"), "geraakt");
    EXPECT_EQ(nothing.uitkomst("G-7"), "onbepaald");
    EXPECT_EQ(nothing.uitkomst("G-8"), "onbepaald");
    EXPECT_EQ(nothing.uitkomst("G-9"), "geraakt");
    EXPECT_EQ(nothing.uitkomst("G-10"), "niet_van_toepassing");
    EXPECT_THAT(nothing.ontbreekt("G-1"), IsEmpty());
    EXPECT_THAT(nothing.ontbreekt("G-4"), ElementsAre("/zalen!"));
}

TEST(LijstGrenzen, AnOpenListCountsWhatIsKnownToo) {
    const auto one = screen({{"/zalen/0/groot", "nee"}, {"/zalen", "open"}});
    EXPECT_EQ(one.uitkomst("G-1"), "geraakt");
    EXPECT_EQ(one.uitkomst("G-4"), "onbepaald");
    EXPECT_EQ(one.uitkomst("G-7"), "onbepaald");
    const auto two = screen({{"/zalen/0/groot", "nee"}, {"/zalen/1/groot", "nee"}, {"/zalen", "open"}});
    EXPECT_EQ(two.uitkomst("G-4"), "geraakt");
    EXPECT_EQ(two.uitkomst("G-7"), "onbepaald");
    // With three the list is as long as it can be, so there is nothing left to ask.
    const auto three = screen({{"/zalen/0/groot", "nee"}, {"/zalen/1/groot", "nee"}, {"/zalen/2/groot", "nee"}, {"/zalen", "open"}});
    EXPECT_EQ(three.uitkomst("G-7"), "niet_van_toepassing");
    EXPECT_EQ(three.uitkomst("G-8"), "voldaan");
    const auto empty = screen({{"/zalen", "open"}});
    EXPECT_EQ(empty.uitkomst("G-1"), "geraakt");
    EXPECT_EQ(empty.uitkomst("G-4"), "onbepaald");
}

TEST(Overloop, IsOpenWhileOnlySomeValuesAreTooLarge) {
    EXPECT_EQ(screen({}).uitkomst("O-1"), "onbepaald");
    EXPECT_EQ(screen({{"/n", "100000000000000"}}).uitkomst("O-1"), "onbepaald");
    EXPECT_EQ(screen({{"/n", "99999999999999.999999"}}).uitkomst("O-1"), "geraakt");
    EXPECT_EQ(screen({{"/n", "900000000000000"}, {"/m", "100000000000000"}}).uitkomst("O-1"), "rekenfout");
    EXPECT_EQ(screen({{"/n", "6"}}).uitkomst("O-2"), "geraakt");
    EXPECT_EQ(screen({{"/n", "600000000000000"}}).uitkomst("O-2"), "onbepaald");
    EXPECT_EQ(screen({}).uitkomst("O-3"), "onbepaald");
    EXPECT_EQ(screen({{"/k", "1000000"}}).uitkomst("O-3"), "geraakt");
    EXPECT_EQ(screen({{"/k", "100000000"}}).uitkomst("O-3"), "rekenfout");
}

TEST(Overloop, DoesNotLookAtStepsInBetween) {
    EXPECT_EQ(screen({{"/n", "900000000000000"}, {"/m", "900000000000000"}}).uitkomst("O-4"), "geraakt");
}

// Law 1 near the limit: what is definite stays so when the rest becomes known.
RC_GTEST_PROP(OverloopLaws, MoreKnowledgeNeverChangesADefiniteAnswer, ()) {
    const auto number = [] { return std::to_string(*rc::gen::inRange<std::int64_t>(0, 10) * 99'999'999'999'999 % 900'000'000'000'001); };
    const Facts all{{"/n", number()}, {"/m", number()}, {"/k", std::to_string(*rc::gen::inRange<std::int64_t>(-1'000'000, 1'000'000'000))}};
    const Screened full(rules(), "proef", "2026-03-01", all);
    for (std::uint32_t bits = 0; bits < 8; ++bits) {
        Facts part;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (((bits >> i) & 1U) != 0) part.push_back(all[i]);
        }
        const Screened some(rules(), "proef", "2026-03-01", part);
        for (const auto* rule : {"O-1", "O-2", "O-3", "O-4", "O-5"}) {
            const auto before = some.finding(rule).h;
            if (before == Oordeel::waar || before == Oordeel::onwaar) RC_ASSERT(full.finding(rule).h == before);
        }
    }
}

}  // namespace
}  // namespace drempel::engine
