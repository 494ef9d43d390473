// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <array>
#include <string_view>

#include "drempel/text/diagnostic.hpp"
#include "drempel/text/source_text.hpp"
#include "drempel/text/suggest.hpp"
#include "grammar/read.hpp"

namespace drempel::text {
namespace {

constexpr std::array<std::string_view, 4> clauses = {"eis", "gevolg", "grondslag", "tenzij"};

TEST(SourceText, CountsCharactersAndNotBytes) {
    const SourceText source("a", "één\ntwee ë x");
    EXPECT_EQ(source.position_of(0), (Position{1, 1}));
    EXPECT_EQ(source.position_of(2), (Position{1, 2}));  // behind the first é
    EXPECT_EQ(source.position_of(5), (Position{1, 4}));  // the line break
    EXPECT_EQ(source.position_of(6), (Position{2, 1}));
    EXPECT_EQ(source.position_of(14), (Position{2, 8}));  // x, behind ë
}

TEST(SourceText, ClampsAPlaceBehindTheEnd) {
    const SourceText source("a", "ab\n");
    EXPECT_EQ(source.position_of(99), (Position{2, 1}));
    EXPECT_EQ(source.slice({0, 1, 99}), "b\n");
    EXPECT_EQ(source.slice({0, 2, 1}), "");
}

TEST(SourceText, GivesLinesWithoutTheirBreak) {
    const SourceText source("a", "een\r\ntwee\n\nvier");
    EXPECT_EQ(source.line(1), "een");
    EXPECT_EQ(source.line(2), "twee");
    EXPECT_EQ(source.line(3), "");
    EXPECT_EQ(source.line(4), "vier");
    EXPECT_EQ(source.line(0), "");
    EXPECT_EQ(source.line(5), "");
}

TEST(SourceText, AByteOrderMarkTakesNoColumn) {
    const SourceText source("a", "\xEF\xBB\xBFregelset");
    EXPECT_EQ(source.position_of(3), (Position{1, 1}));
    EXPECT_EQ(source.position_of(4), (Position{1, 2}));
}

TEST(Nearest, FindsSwapsOmissionsAndOtherCase) {
    EXPECT_EQ(nearest("gevlog", clauses), "gevolg");
    EXPECT_EQ(nearest("grondslg", clauses), "grondslag");
    EXPECT_EQ(nearest("Tenzij", clauses), "tenzij");
}

TEST(Nearest, GivesNothingForAnotherWordAndForTheWordItself) {
    EXPECT_EQ(nearest("sanctie", clauses), "");
    EXPECT_EQ(nearest("eis", clauses), "");
    EXPECT_EQ(nearest("", clauses), "");
}

TEST(Nearest, AllowsAThirdOfTheLengthAndNotMore) {
    constexpr std::array<std::string_view, 1> known = {"abcdef"};
    EXPECT_EQ(nearest("abcdxx", known), "abcdef");
    EXPECT_EQ(nearest("abcxxx", known), "");
}

TEST(Nearest, TiesGoToTheFirstInByteOrder) {
    constexpr std::array<std::string_view, 3> known = {"band", "land", "hand"};
    EXPECT_EQ(nearest("xand", known), "band");
}

TEST(Diagnostics, SortsByPlaceAndKeepsTheCode) {
    Diagnostics report;
    report.at({0, 9, 10}, Code::T006_TekstNietGesloten);
    report.at({0, 2, 3}, Code::T007_Regelnummer).suggest("HOR-02").suggest("");
    const auto sorted = report.sorted();
    ASSERT_EQ(sorted.size(), 2u);
    EXPECT_EQ(code_of(sorted[0].code), "T007");
    EXPECT_EQ(sorted[0].suggestions, std::vector<std::string>{"HOR-02"});
    EXPECT_TRUE(report.has_errors());
}

TEST(Reading, AcceptsWindowsLineEndsNoBreakSpacesTabsAndAByteOrderMark) {
    const auto plain = grammar::test::read("regelset a \"A\"\n  laag landelijk\n");
    const auto other = grammar::test::read("\xEF\xBB\xBFregelset\tа\xC2\xA0\"A\"\r\n");
    EXPECT_EQ(grammar::test::codes_of(other),
              "T004");  // the second a is Cyrillic: the control of this test
    const auto pasted = grammar::test::read(
        "\xEF\xBB\xBFregelset\ta\xC2\xA0\"A\"\r\n\xC2\xA0 laag\xC2\xA0landelijk\r\n");
    EXPECT_EQ(grammar::test::codes_of(pasted), "");
    EXPECT_EQ(grammar::test::show(plain.file), grammar::test::show(pasted.file));
}

TEST(Reading, PointsBehindLettersWithAccentsByCharacter) {
    const SourceText source("a", "regelset a \"coöperatie\" 3\n");
    const auto parsed = grammar::parse(source, 0);
    ASSERT_EQ(parsed.diagnostics.all().size(), 1u);
    EXPECT_EQ(source.position_of(parsed.diagnostics.all().front().span.begin), (Position{1, 25}));
}

}  // namespace
}  // namespace drempel::text
