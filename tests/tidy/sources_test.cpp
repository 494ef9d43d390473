// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include <gtest/gtest.h>

#include "project_files.hpp"

namespace drempel::tidy {
namespace {

bool is_source(const ProjectFile& file) {
    for (const char* extension : {".cpp", ".hpp", ".def", ".cmake", ".ts", ".tsx", ".css", ".mjs", ".sql", ".sh"}) {
        if (file.has_extension(extension)) return true;
    }
    return file.name() == "CMakeLists.txt" || file.path == ".ci/run"
           || (file.is_under("scripts/") && file.name().find('.') == std::string_view::npos);
}

bool is_cpp(const ProjectFile& file) { return file.has_extension(".cpp") || file.has_extension(".hpp"); }

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

bool has_word(std::string_view line, std::string_view word) {
    for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_letter(line[at - 1])) && (end == line.size() || !is_letter(line[end]))) return true;
    }
    return false;
}

std::string_view without_comment(std::string_view line) { return line.substr(0, line.find("//")); }

TEST(Sources, NameTheirLicenceOnTop) {
    for (const ProjectFile& file : project_files()) {
        if (!is_source(file)) continue;
        const std::string head = file.text.substr(0, 200);
        EXPECT_NE(head.find("SPDX-License-Identifier: EUPL-1.2"), std::string::npos) << file.path;
    }
}

TEST(Sources, HoldNoPathOfSomebodysMachine) {
    // In two parts, so that this file is not its own finding.
    const std::array<std::string, 3> machine{std::string("/wo") + "rk/", std::string("/ho") + "me/", std::string("/ro") + "ot/"};
    for (const ProjectFile& file : project_files()) {
        for (const std::string& place : machine) {
            for (std::size_t at = file.text.find(place); at != std::string::npos; at = file.text.find(place, at + 1)) {
                // Not the middle of a longer path, as of <boost/spirit/home/…>.
                EXPECT_TRUE(at > 0 && is_letter(file.text[at - 1])) << file.path << " names " << place;
            }
        }
    }
}

TEST(Sources, LockFilesNameNoAddress) {
    std::size_t locks = 0;
    for (const ProjectFile& file : project_files()) {
        if (file.name() != "package-lock.json") continue;
        ++locks;
        EXPECT_EQ(file.text.find("\"resolved\""), std::string::npos) << file.path;
    }
    EXPECT_GT(locks, 0U);
}

TEST(Sources, KeepBinaryFloatingPointAwayFromFacts) {
    for (const ProjectFile& file : project_files()) {
        if (!is_cpp(file) || (!file.is_under("engine/") && !file.is_under("dsl-grammar/"))) continue;
        for (const std::string& line : lines_of(file.text)) {
            // The JSON library hands one to its handler, which does not even name it.
            if (line.find("on_double(double, ") != std::string::npos) continue;
            EXPECT_FALSE(has_word(without_comment(line), "double") || has_word(without_comment(line), "float")) << file.path << ": " << line;
        }
    }
}

TEST(Sources, UseNoLocaleAndNoBacktrackingExpressions) {
    for (const ProjectFile& file : project_files()) {
        if (!is_cpp(file) || file.is_under("tests/")) continue;
        for (const std::string& line : lines_of(file.text)) {
            for (const char* word : {"tolower", "toupper", "stod", "stof", "strtod", "atof", "setlocale", "isalpha", "isspace", "regex"}) {
                EXPECT_FALSE(has_word(without_comment(line), word)) << file.path << ": " << line;
            }
        }
    }
}

// A number that nothing gives yet keeps its place. Limits are shown by tests that make the large text; such a test names the code in full.
TEST(Sources, EveryDiagnosticHasACorpusFileOrATestThatShowsIt) {
    std::string corpus;
    std::string tests;
    std::string catalogue;
    std::string sources;
    for (const ProjectFile& file : project_files()) {
        if (file.is_under("tests/corpus/")) corpus += file.text;
        if (file.is_under("tests/grammar/") || file.is_under("tests/engine/")) tests += file.text;
        if (file.name() == "diagnostics.def") catalogue = file.text;
        if (file.name().ends_with(".cpp") && !file.is_under("tests/")) sources += file.text;
    }
    ASSERT_FALSE(catalogue.empty());
    for (const std::string& line : lines_of(catalogue)) {
        if (!line.starts_with("DREMPEL_DIAGNOSTIC(")) continue;
        const std::string code = line.substr(19, line.find('_', 19) - 19);
        const std::string name = line.substr(19, line.find(',') - 19);
        if (sources.find(name) == std::string::npos) continue;  // kept for a construct that is not there yet
        EXPECT_TRUE(corpus.find(code) != std::string::npos || tests.find(name) != std::string::npos) << "nothing shows " << name;
    }
}

}  // namespace
}  // namespace drempel::tidy
