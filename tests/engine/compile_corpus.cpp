// SPDX-License-Identifier: EUPL-1.2
// Rule files in tests/corpus/controle with what the checker says about them written below each line:
//
//     eis  oppervlakt >= 35 m2
//   #      ^^^^^^^^^^ T101 'oppervlakt' is hier geen bekende naam → oppervlakte
//
// A file is checked together with basis.regels; the files of a folder are checked together, without it.
// DREMPEL_BIJWERKEN=1 rewrites the expectations; read the difference as code.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/core.h>

#include "drempel/engine/compile.hpp"

namespace drempel::engine {
namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(DREMPEL_SOURCE_DIR) / "tests/corpus/controle";

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

bool is_expectation(std::string_view line) {
    if (!line.starts_with('#')) return false;
    const auto at = line.find_first_not_of(' ', 1);
    return at != std::string_view::npos && line[at] == '^';
}

std::string without_expectations(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);)
        if (!is_expectation(line)) result += line + "\n";
    return result;
}

std::size_t characters(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// `#      ^^^^ words`, under the part of the line that the span covers.
std::string marker(const text::SourceText& source, text::Span span, const std::string& words) {
    const text::Position at = source.position_of(span.begin);
    std::string_view covered = source.slice(span);
    covered = covered.substr(0, covered.find('\n'));
    const std::size_t column = std::max<std::size_t>(at.column, 2);
    const std::size_t width = std::max<std::size_t>(characters(covered), 1);
    return "#" + std::string(column - 2, ' ') + std::string(width, '^') + " " + words + "\n";
}

// What nobody uses says nothing about the mistake that a file shows, unless the file is about that.
bool is_counted(text::Code code, const fs::path& about) {
    const bool about_use = code == text::Code::T205_GegevenOngebruikt || code == text::Code::T206_ParameterOngebruikt
                           || code == text::Code::T207_DefinitieOngebruikt
                           || code == text::Code::T208_RegelZonderVoorbeeld;
    return !about_use || about.filename().string().starts_with("ongebruikt");
}

std::string annotated(const Compiled& compiled, std::uint32_t file, const fs::path& about) {
    const text::SourceText& source = compiled.sources[file];
    std::map<std::uint32_t, std::string> below;  // by line
    for (const text::Diagnostic& d : compiled.diagnostics.sorted()) {
        if (d.span.file != file || !is_counted(d.code, about)) continue;
        std::string words = fmt::format("{} {}", text::code_of(d.code), d.message);
        for (const std::string& suggestion : d.suggestions) words += " → " + suggestion;
        below[source.position_of(d.span.begin).line] += marker(source, d.span, words);
        for (const text::Label& label : d.labels) {
            const text::SourceText& there = compiled.sources[label.span.file];
            if (label.span.file == file)
                below[source.position_of(label.span.begin).line] +=
                    marker(source, label.span, fmt::format("bij {}: {}", text::code_of(d.code), label.text));
            else
                below[source.position_of(d.span.begin).line] +=
                    marker(source, d.span, fmt::format("elders, '{}': {}", there.slice(label.span), label.text));
        }
    }
    std::string result;
    std::istringstream lines{std::string(source.bytes())};
    std::uint32_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        result += line + "\n";
        if (const auto at = below.find(++number); at != below.end()) result += at->second;
    }
    return result;
}

std::vector<fs::path> entries_of(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

std::vector<fs::path> cases() {
    std::vector<fs::path> found = entries_of(corpus);
    std::erase(found, corpus / "basis.regels");
    return found;
}

class Controle : public testing::TestWithParam<fs::path> {};

TEST_P(Controle, SaysWhatIsWrittenBelowTheLines) {
    const bool is_folder = fs::is_directory(GetParam());
    const std::vector<fs::path> files = is_folder ? entries_of(GetParam()) : std::vector<fs::path>{GetParam()};
    std::vector<text::SourceText> sources;
    if (!is_folder) sources.emplace_back("basis.regels", without_expectations(read(corpus / "basis.regels")));
    std::map<std::string, fs::path> place;
    for (const fs::path& file : files) {
        place[file.filename().string()] = file;
        sources.emplace_back(file.filename().string(), without_expectations(read(file)));
    }
    const Compiled compiled = compile(std::move(sources));
    for (std::uint32_t i = 0; i < compiled.sources.size(); ++i) {
        const auto file = place.find(compiled.sources[i].path());
        if (file == place.end()) continue;
        const std::string now = annotated(compiled, i, GetParam());
        if (std::getenv("DREMPEL_BIJWERKEN")) std::ofstream(file->second, std::ios::binary) << now;
        else EXPECT_EQ(now, read(file->second)) << file->second;
    }
}

INSTANTIATE_TEST_SUITE_P(Corpus, Controle, testing::ValuesIn(cases()), [](const auto& parameter) {
    return parameter.param.stem().string();
});

TEST(ControleCorpus, BasisHasNoMistake) {
    const Compiled compiled = compile({{"basis.regels", read(corpus / "basis.regels")}});
    EXPECT_FALSE(compiled.diagnostics.has_errors());
    EXPECT_NE(compiled.rules, nullptr);
}

// Limits need more text than a corpus file should have (compile_model.cpp); T142 is said only if the parser
// would let something through that belongs in a voorbeeld.
TEST(ControleCorpus, EveryCodeOfTheCheckerHasAFileThatShowsIt) {
    std::string all;
    for (const auto& entry : fs::recursive_directory_iterator(corpus))
        if (entry.is_regular_file()) all += read(entry.path());
    std::set<std::string_view> elsewhere{"T140", "T142", "T192", "T221"};
    // Reserved for constructs that are being added; each leaves this list with its file.
    for (const char* reserved : {"T280"})
        elsewhere.insert(reserved);
    const std::string_view codes[] = {
#define DREMPEL_DIAGNOSTIC(name, severity, sentence) #name,
#include "drempel/text/diagnostics.def"
#undef DREMPEL_DIAGNOSTIC
    };
    for (const std::string_view name : codes) {
        const std::string_view code = name.substr(0, 4);
        if (code < "T100" || elsewhere.contains(code)) continue;
        EXPECT_NE(all.find(fmt::format("^ {} ", code)), std::string::npos) << name;
    }
}

}  // namespace
}  // namespace drempel::engine
