// SPDX-License-Identifier: EUPL-1.2
// Texts that nobody writes by hand. Each gives a named error, no crash, in linear memory.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "drempel/grammar/format.hpp"
#include "grammar/read.hpp"

namespace drempel::grammar {
namespace {

std::string repeat(std::string_view piece, std::size_t times) {
    std::string result;
    result.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += piece;
    return result;
}

std::string eis(const std::string& expression) {
    return "regelset p \"P\"\n\nregel A-1 \"T\"\n  eis " + expression + "\n";
}

TEST(Hostile, AFileOverTheLimitIsRefusedAndOneAtTheLimitIsRead) {
    const std::string head = "regelset p \"P\"\n#";
    const Limits limits;
    const std::string at_limit = head + std::string(limits.max_file_bytes - head.size(), 'x');
    EXPECT_EQ(test::codes_of(test::read(at_limit)), "");
    EXPECT_EQ(test::codes_of(test::read(at_limit + "x")), "T002");
    EXPECT_EQ(test::codes_of(test::read(std::string(300 * 1024, '('))), "T002");
}

TEST(Hostile, TenThousandBracketsAreANamedError) {
    EXPECT_EQ(test::codes_of(test::read(eis(repeat("(", 10'000)))), "T023");
    EXPECT_EQ(test::codes_of(test::read(eis(repeat("(", 10'000) + "a" + repeat(")", 10'000)))),
              "T023");
}

TEST(Hostile, NestingIsAllowedUpToTheLimit) {
    const std::size_t limit = Limits{}.max_nesting;
    EXPECT_EQ(test::codes_of(test::read(eis(repeat("(", limit) + "a" + repeat(")", limit)))), "");
    EXPECT_EQ(
        test::codes_of(test::read(eis(repeat("(", limit + 1) + "a" + repeat(")", limit + 1)))),
        "T023");
}

TEST(Hostile, EveryWayToGoDeeperIsCounted) {
    for (const char* piece :
         {"niet ", "- ", "a van ", "f(", "er is een v in L waarvoor ", "10 % van ", "(een van deze voorwaarden\n - ",
          "afgerond rekenkundig op 1 van ", "p op "}) {
        EXPECT_EQ(test::codes_of(test::read(eis("x = 1 en " + repeat(piece, 5'000) + "a"))), "T023")
            << piece;
    }
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\"\n\ndefinitie d : getal\n  luidt "
                                        + repeat("als a dan b anders ", 5'000) + "c\n")),
              "T023");
    EXPECT_EQ(test::codes_of(test::read(eis("a" + repeat(" + a", 5'000) + " > 1"))), "T023");
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\"\n\nbegrip b \"het b\"\n  a : "
                                        + repeat("lijst van ", 5'000) + "tekst\n")),
              "T023");
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\"\n\nvoorbeeld \"v\"\n  gegeven x = "
                                        + repeat("(", 5'000) + "\n")),
              "T023");
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\"\n\nvoorbeeld \"v\"\n  gegeven x = "
                                        + repeat("(a = ", 5'000) + "\n")),
              "T023");
}

TEST(Hostile, AThousandPartsSideBySideAreNoDepth) {
    EXPECT_EQ(test::codes_of(test::read(eis("a" + repeat(" en a", 1'000)))), "");
}

TEST(Hostile, HundredThousandBulletsAreOneError) {
    EXPECT_EQ(test::codes_of(test::read(eis("a" + repeat("\n -", 80'000)))), "T044");
}

TEST(Hostile, TheNumberOfPartsIsBounded) {
    Limits limits;
    limits.max_nodes = 100;
    const auto text = [](std::size_t parts) { return eis("a" + repeat(" en a", parts - 1)); };
    EXPECT_EQ(test::codes_of(test::read(text(99), limits)), "");  // and one node that joins them
    EXPECT_EQ(test::codes_of(test::read(text(100), limits)), "T025");
}

TEST(Hostile, ErrorsStopAtTheLimitWithOneClosingLine) {
    std::string text = "regelset p \"P\"\n";
    for (int i = 0; i < 1'000; ++i) text += "\nregel A1 \"T\"\n";
    const Parsed parsed = test::read(text);
    ASSERT_EQ(parsed.diagnostics.all().size(), 51u);
    EXPECT_EQ(text::code_of(parsed.diagnostics.all().back().code), "T024");
    const Parsed signs = test::read(repeat("$", 200'000));
    EXPECT_EQ(signs.diagnostics.all().size(), 51u);
    const Parsed marks = test::read(repeat("\x01", 200'000));
    EXPECT_EQ(marks.diagnostics.all().size(), 51u);
}

TEST(Hostile, FiftyErrorsAreFiftyAndFiftyOneGetTheClosingLine) {
    const auto with = [](std::size_t errors) {
        return test::read("regelset p \"P\"\n" + repeat("\nregel A1 \"T\"\n", errors))
            .diagnostics.all()
            .size();
    };
    EXPECT_EQ(with(50), 50u);
    EXPECT_EQ(with(51), 51u);
    EXPECT_EQ(with(52), 51u);
}

TEST(Hostile, BytesThatAreNoTextAreRefused) {
    EXPECT_EQ(test::codes_of(test::read("regelset \xFF\n")), "T001");
    EXPECT_EQ(test::codes_of(test::read("regelset \xC0\x80\n")), "T001");          // overlong
    EXPECT_EQ(test::codes_of(test::read("regelset \xED\xA0\x80\n")), "T001");      // surrogate
    EXPECT_EQ(test::codes_of(test::read("regelset \xF4\x90\x80\x80\n")), "T001");  // above U+10FFFF
    EXPECT_EQ(test::codes_of(test::read("regelset \xE2\x82")), "T001");            // cut off
}

TEST(Hostile, HiddenMarksAreRefusedInTextsAndComments) {
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\xE2\x80\xAE\"\n")), "T003");
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\" # \xE2\x81\xA6\n")), "T003");
    EXPECT_EQ(test::codes_of(test::read(std::string("regelset p \"P\"\n#\0\n", 18))), "T003");
}

TEST(Hostile, TextsWithoutWordsAreEmpty) {
    for (const std::string& text :
         {std::string(), repeat(" ", 100'000), repeat("\n", 100'000), repeat("#\n", 50'000),
          std::string("\xEF\xBB\xBF"), std::string("\xC2\xA0\t\r\n")}) {
        EXPECT_EQ(test::codes_of(test::read(text)), "T026");
    }
}

TEST(Hostile, AnUnclosedTextCostsItsLineOnly) {
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\n\nregel A-1 \"T\"\n  eis a\n")), "T006");
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\"\n\nregel A-1 \"T")), "T006");
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\"\n\nregel A-1 \"T\\")), "T006");
    EXPECT_EQ(test::codes_of(test::read("regelset p \"P\"\n\nregel A-1 \"")), "T006");
}

// The work is counted in tokens, lines and parts, not in time: twice the text gives twice of each.
TEST(Hostile, TwiceTheTextIsTwiceTheTree) {
    const auto declarations = [](std::size_t times) {
        return test::read("regelset p \"P\"\n"
                          + repeat("\nregel A-1 \"T\"\n  eis a = b en (c of d)\n", times))
            .file.declarations.size();
    };
    EXPECT_EQ(declarations(1'000), 1'001u);
    EXPECT_EQ(declarations(2'000), 2'001u);
}

// Every prefix of a real file, and every file with one byte changed, is read to the end.
TEST(Hostile, EveryPrefixAndEveryChangedByteOfASampleIsRead) {
    std::ifstream in(
        std::filesystem::path(DREMPEL_SOURCE_DIR) / "tests/corpus/ok/taalvoorbeeld.regels",
        std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    const std::string text = all.str();
    ASSERT_FALSE(text.empty());
    for (std::size_t i = 0; i <= text.size(); i += 29) {
        const Parsed parsed = test::read(std::string_view(text).substr(0, i));
        EXPECT_LE(parsed.diagnostics.all().size(), 51u);
    }
    for (std::size_t i = 0; i < text.size(); i += 53) {
        for (const char c : {'"', '(', ';', '\n', '#', '-', '1'}) {
            std::string changed = text;
            changed[i] = c;
            const text::SourceText source("a", changed);
            const Parsed parsed = parse(source, 0);
            for (const text::Diagnostic& one : parsed.diagnostics.all()) {
                EXPECT_LE(one.span.begin, one.span.end);
                EXPECT_LE(one.span.end, changed.size());
            }
            if (const auto once = format(source)) {
                EXPECT_EQ(format(text::SourceText("b", *once)), once) << changed;
            }
        }
    }
}

// A reserved word or a bracket in the place of any word: whatever the sentence says, it says it in Dutch.
TEST(Hostile, NoMessageNamesAPartOfThisProgram) {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(DREMPEL_SOURCE_DIR) / "tests/corpus/ok")) {
        std::ifstream in(entry.path(), std::ios::binary);
        std::stringstream all;
        all << in.rdbuf();
        const std::string text = all.str();
        for (std::size_t i = 0; i < text.size(); ++i) {
            const bool starts_word = text[i] != ' ' && text[i] != '\n' && (i == 0 || text[i - 1] == ' ' || text[i - 1] == '(');
            if (!starts_word) continue;
            const std::size_t end = std::min(text.find_first_of(" \n);", i), text.size());
            for (const char* word : {"over", ")", "1"}) {
                const std::string changed = text.substr(0, i) + word + text.substr(end);
                const Parsed parsed = test::read(changed);
                for (const text::Diagnostic& one : parsed.diagnostics.all())
                    EXPECT_EQ(one.message.find("grammar"), std::string::npos) << entry.path() << " " << i << ": " << one.message;
            }
        }
    }
}

}  // namespace
}  // namespace drempel::grammar
