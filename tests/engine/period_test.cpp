// SPDX-License-Identifier: EUPL-1.2
// Perioden: both ends count, an open end is no end, an end that is not known decides nothing. Parts of the day likewise.
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
aanvraagsoort proef "de proef"
  dag      : datum
  eerste   : periode
  ander    : periode
  opent    : tijd
  sluit    : tijd
  gezien   : tijd

regel R-1 "omvat"
  grondslag wet art. 1
  als       eerste omvat dag
  gevolg    signaal
  motivering "x"
regel R-2 "overlapt"
  grondslag wet art. 1
  als       eerste overlapt ander
  gevolg    signaal
  motivering "x"
regel R-3 "lengte"
  grondslag wet art. 1
  als       begin van eerste is aanwezig en einde van eerste is aanwezig en lengte van eerste >= 31 dagen
  gevolg    signaal
  motivering "x"
regel R-4 "open"
  grondslag wet art. 1
  als       gezien in opent tot sluit
  gevolg    signaal
  motivering "x"
)");
    return result;
}

std::string hit(std::string_view rule, const Facts& facts) { return Screened(rules(), "proef", "2026-06-01", facts).uitkomst(rule); }

constexpr const char* yes = "geraakt";
constexpr const char* no = "niet_van_toepassing";
constexpr const char* open = "onbepaald";

TEST(Periode, HoldsBothItsEnds) {
    const auto on = [](std::string_view day) {
        return hit("R-1", {{"/dag", std::string(day)}, {"/eerste/van", "2026-05-01"}, {"/eerste/totEnMet", "2026-05-31"}});
    };
    EXPECT_EQ(on("2026-04-30"), no);
    EXPECT_EQ(on("2026-05-01"), yes);
    EXPECT_EQ(on("2026-05-31"), yes);
    EXPECT_EQ(on("2026-06-01"), no);
}

TEST(Periode, OpenEndIsNoEndAndUnknownEndDecidesNothing) {
    EXPECT_EQ(hit("R-1", {{"/dag", "2026-06-01"}, {"/eerste/van", "2026-05-01"}, {"/eerste/totEnMet", "null"}}), yes);
    EXPECT_EQ(hit("R-1", {{"/dag", "2026-06-01"}, {"/eerste/van", "2026-05-01"}}), open);
    EXPECT_EQ(hit("R-1", {{"/dag", "2026-04-30"}, {"/eerste/van", "2026-05-01"}}), no);
    EXPECT_EQ(hit("R-1", {{"/dag", "2026-04-30"}, {"/eerste/van", "null"}, {"/eerste/totEnMet", "null"}}), yes);
    EXPECT_EQ(hit("R-1", {{"/dag", "2026-04-30"}}), open);
}

TEST(Periode, OverlapsOnOneSharedDay) {
    const auto with = [](std::string_view from, std::string_view until) {
        return hit("R-2", {{"/eerste/van", "2026-05-01"}, {"/eerste/totEnMet", "2026-05-31"}, {"/ander/van", std::string(from)}, {"/ander/totEnMet", std::string(until)}});
    };
    EXPECT_EQ(with("2026-05-31", "2026-06-30"), yes);
    EXPECT_EQ(with("2026-06-01", "2026-06-30"), no);
    EXPECT_EQ(with("null", "2026-05-01"), yes);
    EXPECT_EQ(with("null", "2026-04-30"), no);
    EXPECT_EQ(with("null", "null"), yes);
}

TEST(Periode, LengthCountsBothEnds) {
    EXPECT_EQ(hit("R-3", {{"/eerste/van", "2026-05-01"}, {"/eerste/totEnMet", "2026-05-31"}}), yes);
    EXPECT_EQ(hit("R-3", {{"/eerste/van", "2026-05-01"}, {"/eerste/totEnMet", "2026-05-30"}}), no);
    EXPECT_EQ(hit("R-3", {{"/eerste/van", "2026-05-01"}, {"/eerste/totEnMet", "null"}}), no);
}

TEST(Dagdeel, GoesOnAfterMidnightWhenItEndsBeforeItBegins) {
    const auto at = [](std::string_view opens, std::string_view closes, std::string_view seen) {
        return hit("R-4", {{"/opent", std::string(opens)}, {"/sluit", std::string(closes)}, {"/gezien", std::string(seen)}});
    };
    EXPECT_EQ(at("10:00", "18:00", "10:00"), yes);
    EXPECT_EQ(at("10:00", "18:00", "18:00"), no);
    EXPECT_EQ(at("10:00", "02:00", "01:59"), yes);
    EXPECT_EQ(at("10:00", "02:00", "02:00"), no);
    EXPECT_EQ(at("10:00", "02:00", "09:59"), no);
    EXPECT_EQ(at("10:00", "10:00", "09:00"), yes);
    EXPECT_EQ(at("10:00", "24:00", "23:59"), yes);
    EXPECT_EQ(hit("R-4", {{"/opent", "10:00"}, {"/gezien", "11:00"}}), open);
}

}  // namespace
}  // namespace drempel::engine
