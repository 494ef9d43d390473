// SPDX-License-Identifier: EUPL-1.2
#include "drempel/grammar/format.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <vector>

#include "grammar/read.hpp"

namespace drempel::grammar {
namespace {

namespace fs = std::filesystem;

std::string formatted(std::string_view text) {
    return format(text::SourceText("a", std::string(text))).value_or("niets");
}

std::string set(std::string_view rest) {
    return "regelset p \"P\"\n\n" + std::string(rest);
}

void check_format(std::string_view written, std::string_view expected) {
    EXPECT_EQ(formatted(set(written)), set(expected));
    EXPECT_EQ(formatted(set(expected)), set(expected)) << "not stable";
}

std::vector<std::string> good_texts() {
    std::vector<std::string> result;
    for (const char* folder : {"tests/corpus/ok", "rules"}) {
        for (const auto& entry :
             fs::recursive_directory_iterator(fs::path(DREMPEL_SOURCE_DIR) / folder)) {
            if (entry.path().extension() != ".regels") continue;
            std::ifstream in(entry.path(), std::ios::binary);
            std::stringstream all;
            all << in.rdbuf();
            result.push_back(all.str());
        }
    }
    std::sort(result.begin(), result.end());
    return result;
}

TEST(Format, AlignsTheArgumentsOfClauses) {
    check_format(
        "regel A-1 \"T\"\n    grondslag w art. 1\n eis a=b\n\tgevolg weigeren verplicht volgens w "
        "art. 2\n",
        "regel A-1 \"T\"\n  grondslag  w art. 1\n  eis        a = b\n"
        "  gevolg     weigeren verplicht  volgens w art. 2\n");
}

TEST(Format, AlignsTheColonsOfFields) {
    check_format(
        "begrip b \"het b\"\n  a:tekst \"een\"\n  langeNaam : datum van aanvrager vraag \"Wat?\"\n",
        "begrip b \"het b\"\n  a         : tekst  \"een\"\n"
        "  langeNaam : datum  van aanvrager  vraag \"Wat?\"\n");
}

TEST(Format, KeepsLineBreaksInExpressionsAndIndentsThemByDepth) {
    check_format(
        "regel A-1 \"T\"\n  eis er is een v in L waarvoor\n a = 1\n          en (b = 2\n of c = "
        "3\n )\n",
        "regel A-1 \"T\"\n  eis        er is een v in L waarvoor\n               a = 1\n"
        "               en (b = 2\n                 of c = 3\n               )\n");
}

TEST(Format, WritesLiteralsInOneSpelling) {
    check_format(
        "regel A-1 \"T\"\n  geldig vanaf 2021-07-01 tot 01 juli 2022\n  eis a > 10000 en b > "
        "€1250,50 en c < 5% en d > 35m2 en e = 2021\n",
        "regel A-1 \"T\"\n  geldig     vanaf 1 juli 2021 tot 1 juli 2022\n"
        "  eis        a > 10.000 en b > € 1.250,50 en c < 5 % en d > 35 m2 en e = 2021\n");
}

TEST(Format, WritesArticlesInOneSpellingAndKeepsMarksWhole) {
    check_format("regel A-1 \"T\"\n  grondslag w artikel 4:5 lid 1;w art 8a\n",
                 "regel A-1 \"T\"\n  grondslag  w art. 4:5 lid 1; w art. 8a\n");
}

TEST(Format, TellsASignFromASubtraction) {
    check_format("definitie d : getal\n  luidt -a - -1+f( b;c )*( d-e )\n",
                 "definitie d : getal\n  luidt     -a - -1 + f(b; c) * (d - e)\n");
}

TEST(Format, KeepsCommentsWhereTheyStood) {
    check_format(
        "# boven\nregel A-1 \"T\"   # titel\n# in kolom een\n  eis   # achter het woord\n a\n  # "
        "tussen\n    en b   # achter\n  # onder\n\n\n# bij de volgende\n\nregel A-2 \"U\"\n",
        "# boven\nregel A-1 \"T\"  # titel\n  # in kolom een\n  eis  # achter het woord\n          "
        "   a\n"
        "             # tussen\n             en b  # achter\n  # onder\n\n# bij de "
        "volgende\n\nregel A-2 \"U\"\n");
}

TEST(Format, PutsOneBlankLineBetweenDeclarations) {
    check_format(
        "definitie a : getal\n  luidt 1\ndefinitie b : getal\n  luidt 2\n\n\n\ndefinitie c : "
        "getal\n  luidt 3",
        "definitie a : getal\n  luidt     1\n\ndefinitie b : getal\n  luidt     2\n\ndefinitie c : "
        "getal\n  luidt     3\n");
}

TEST(Format, DropsTheMarksOfOtherSystems) {
    EXPECT_EQ(formatted("\xEF\xBB\xBFregelset\xC2\xA0p \"P\"\r\n\tlaag landelijk\r\n"),
              "regelset p \"P\"\n  laag      landelijk\n");
}

TEST(Format, GivesNothingForATextWithErrors) {
    EXPECT_FALSE(format(text::SourceText("a", "regelset\n")).has_value());
}

TEST(Format, TheCorpusAndTheRulesKeepTheirMeaningAndFormattingIsStable) {
    std::size_t seen = 0;
    for (const std::string& text : good_texts()) {
        const Parsed before = test::read(text);
        if (before.diagnostics.has_errors()) continue;  // reported by the tests of that folder
        ++seen;
        const std::string once = formatted(text);
        EXPECT_EQ(test::show(test::read(once).file), test::show(before.file));
        EXPECT_EQ(formatted(once), once);
    }
    EXPECT_GE(seen, 1u);
}

// Any other layout of the same words: blanks, line breaks and comments between tokens.
std::string relaid(const std::string& text, std::uint64_t seed) {
    std::string result;
    bool in_text = false;
    bool in_comment = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '"' && !in_comment && (i == 0 || text[i - 1] != '\\')) in_text = !in_text;
        if (c == '#' && !in_text) in_comment = true;
        if (c == '\n') in_comment = false;
        const bool is_gap = c == ' ' && !in_text && !in_comment && i > 0 && text[i - 1] != '\n'
                            && text[i - 1] != ' ';
        if (!is_gap) {
            result.push_back(c);
            continue;
        }
        // A break before a word that starts a clause would cut there, and one before `-` or `|`
        // starts an item; so breaks come before brackets and the words of logic only.
        const std::string_view rest = std::string_view(text).substr(i + 1);
        const bool may_break = rest.starts_with("en ") || rest.starts_with("of ")
                               || rest.starts_with("(") || rest.starts_with("waarvoor")
                               || rest.starts_with("volgens") || rest.starts_with("\"");
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        switch ((seed >> 33) % (may_break ? 5 : 2)) {
            case 0:
                result += " ";
                break;
            case 1:
                result += "  \t";
                break;
            case 2:
                result += "\n      ";
                break;
            case 3:
                result += "  # opmerking\n   ";
                break;
            case 4:
                result += "\n   # eigen regel\n\n    ";
                break;
            default:
                break;
        }
    }
    return result;
}

RC_GTEST_PROP(Format, AnyLayoutOfTheSameWordsKeepsItsMeaningAndIsStable, ()) {
    const std::vector<std::string> texts = good_texts();
    const std::string& text = texts[*rc::gen::inRange<std::size_t>(0, texts.size())];
    const auto seed = *rc::gen::arbitrary<std::uint64_t>();
    const Parsed plain = test::read(text);
    RC_PRE(!plain.diagnostics.has_errors());
    const std::string other = relaid(text, seed);
    RC_ASSERT(test::codes_of(test::read(other)) == "");
    const std::string once = formatted(other);
    RC_ASSERT(test::show(test::read(once).file) == test::show(plain.file));
    RC_ASSERT(formatted(once) == once);
}

}  // namespace
}  // namespace drempel::grammar
