// SPDX-License-Identifier: EUPL-1.2
// Rule files that carry their expectations as comments with carets. DREMPEL_BIJWERKEN=1 rewrites
// them; the difference is reviewed like code.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "drempel/grammar/parse.hpp"

namespace drempel::grammar {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_in(const char* folder) {
    std::vector<fs::path> result;
    for (const auto& entry :
         fs::directory_iterator(fs::path(DREMPEL_SOURCE_DIR) / "tests/corpus" / folder)) {
        if (entry.path().extension() == ".regels") result.push_back(entry.path());
    }
    std::sort(result.begin(), result.end());
    return result;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream all;
    all << in.rdbuf();
    return all.str();
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> result;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        result.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

// `#   ^^^ T011 …` and `#   --- …`
bool is_expectation(const std::string& line) {
    if (!line.starts_with('#')) return false;
    const std::size_t first = line.find_first_not_of(' ', 1);
    return first != std::string::npos && (line[first] == '^' || line.compare(first, 2, "--") == 0);
}

std::string without_expectations(const std::string& text) {
    std::string result;
    for (const std::string& line : lines_of(text)) {
        if (!is_expectation(line)) result += line + "\n";
    }
    return result;
}

// `# grens: max_nesting 3` in a file sets a limit for that file.
Limits limits_of(const std::string& text) {
    Limits limits;
    for (const std::string& line : lines_of(text)) {
        std::istringstream words(line);
        std::string hash, grens, name;
        std::size_t value = 0;
        if (!(words >> hash >> grens >> name >> value) || hash != "#" || grens != "grens:")
            continue;
        if (name == "max_file_bytes") limits.max_file_bytes = value;
        if (name == "max_nesting") limits.max_nesting = value;
        if (name == "max_nodes") limits.max_nodes = value;
        if (name == "max_errors") limits.max_errors = value;
    }
    return limits;
}

// The '#' stands for the first column; so a mark that starts there is one caret shorter.
std::string mark_line(const text::SourceText& source, text::Span span, char mark,
                      const std::string& words) {
    const text::Position begin = source.position_of(span.begin);
    const text::Position end = source.position_of(span.end);
    const std::uint32_t last =
        end.line == begin.line ? std::max(end.column, begin.column + 1) : begin.column + 1;
    std::string result = "#";
    for (std::uint32_t column = 2; column < last || column == 2; ++column) {
        result.push_back(column < begin.column ? ' ' : mark);
    }
    return result + " " + words;
}

std::string with_expectations(const std::string& text, const text::SourceText& source,
                              const Parsed& parsed) {
    std::string result;
    std::uint32_t number = 0;
    for (const std::string& line : lines_of(text)) {
        ++number;
        result += line + "\n";
        for (const text::Diagnostic& one : parsed.diagnostics.sorted()) {
            if (source.position_of(one.span.begin).line == number) {
                std::string words = std::string(text::code_of(one.code)) + " " + one.message;
                for (const std::string& suggestion : one.suggestions) words += " -> " + suggestion;
                result += mark_line(source, one.span, '^', words) + "\n";
            }
            for (const text::Label& label : one.labels) {
                if (source.position_of(label.span.begin).line == number) {
                    std::string line_with_label = mark_line(source, label.span, '-', label.text);
                    if (line_with_label.find("--") == std::string::npos) {
                        line_with_label.insert(line_with_label.find('-'), "-");
                    }
                    result += line_with_label + "\n";
                }
            }
        }
    }
    return result;
}

std::string codes(const Parsed& parsed) {
    std::string result;
    for (const text::Diagnostic& one : parsed.diagnostics.sorted())
        result += std::string(text::code_of(one.code)) + " ";
    return result;
}

TEST(Corpus, EachMistakeIsReportedWhereTheCaretsSay) {
    const bool update = std::getenv("DREMPEL_BIJWERKEN") != nullptr;
    const auto files = files_in("fout");
    ASSERT_GE(files.size(), 60u);
    for (const fs::path& path : files) {
        const std::string expected = read(path);
        const std::string text = without_expectations(expected);
        const text::SourceText source(path.filename().string(), text);
        const Parsed parsed = parse(source, 0, limits_of(text));
        const std::string found = with_expectations(text, source, parsed);
        EXPECT_TRUE(parsed.diagnostics.has_errors()) << path.filename() << " holds no mistake";
        if (update) {
            std::ofstream(path, std::ios::binary) << found;
        } else {
            EXPECT_EQ(expected, found) << path.filename();
        }
    }
}

TEST(Corpus, TheExpectationsThemselvesAreOnlyComments) {
    for (const fs::path& path : files_in("fout")) {
        const std::string with = read(path);
        const std::string without = without_expectations(with);
        Limits limits = limits_of(with);
        if (limits.max_file_bytes < with.size()) continue;
        EXPECT_EQ(codes(parse(text::SourceText("a", with), 0, limits)),
                  codes(parse(text::SourceText("b", without), 0, limits)))
            << path.filename();
    }
}

TEST(Corpus, EveryTextCodeHasAFile) {
    std::set<std::string> seen;
    for (const fs::path& path : files_in("fout")) {
        for (const std::string& line : lines_of(read(path))) {
            if (!is_expectation(line)) continue;
            const std::size_t code = line.find(" T");
            if (code != std::string::npos) seen.insert(line.substr(code + 1, 4));
        }
    }
    std::vector<std::string> absent;
    for (const char* name : {
#define DREMPEL_DIAGNOSTIC(name, severity, sentence) #name,
#include "drempel/text/diagnostics.def"
#undef DREMPEL_DIAGNOSTIC
         }) {
        const std::string code = std::string(name).substr(0, 4);
        if (code.starts_with("T0") && !seen.contains(code)) absent.push_back(code);
    }
    EXPECT_TRUE(absent.empty()) << "no file in tests/corpus/fout for "
                                << ::testing::PrintToString(absent);
}

TEST(Corpus, GoodFilesHaveNoDiagnostics) {
    for (const fs::path& path : files_in("ok")) {
        const std::string text = read(path);
        const text::SourceText source(path.filename().string(), text);
        const Parsed parsed = parse(source, 0);
        for (const text::Diagnostic& one : parsed.diagnostics.all()) {
            ADD_FAILURE() << path.filename() << ":" << source.position_of(one.span.begin).line
                          << " " << text::code_of(one.code) << " " << one.message;
        }
    }
}

}  // namespace
}  // namespace drempel::grammar
