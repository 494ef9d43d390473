// SPDX-License-Identifier: EUPL-1.2
// The pages of docs/taal/meldingen: every code has one, its wrong example gives exactly that code, its right one none.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"
#include "fences.hpp"

namespace drempel::docs {
namespace {

namespace fs = std::filesystem;
const fs::path top = DREMPEL_SOURCE_DIR;
const std::string folder = "docs/taal/meldingen/";

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct Known {
    std::string name, sentence;  // T101_OnbekendeNaam
    std::string code() const { return name.substr(0, 4); }
};

std::vector<Known> known_codes() {
    return {
#define DREMPEL_DIAGNOSTIC(name, severity, sentence) {#name, sentence},
#include "drempel/text/diagnostics.def"
#undef DREMPEL_DIAGNOSTIC
    };
}

// Everything in which a code can be given.
std::string all_sources() {
    std::string all;
    for (const char* part : {"engine/src", "dsl-grammar/src"})
        for (const auto& entry : fs::recursive_directory_iterator(top / part))
            if (entry.is_regular_file()) all += read(entry.path());
    return all;
}

// The sentence as the page quotes it: holes as a dots character.
std::string quoted(const std::string& sentence) {
    std::string out;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        if (sentence.compare(i, 2, "{{") == 0 || sentence.compare(i, 2, "}}") == 0) out += sentence[i++];
        else if (sentence.compare(i, 2, "{}") == 0) {
            out += "…";
            ++i;
        } else out += sentence[i];
    }
    return out;
}

// ⟨U+202E⟩ and ⟨FF⟩: what cannot be shown on a page.
std::string with_hidden(std::string text) {
    const std::string open = "⟨", close = "⟩";
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const std::size_t end = text.find(close, at);
        if (end == std::string::npos) return text;
        const std::string inner = text.substr(at + open.size(), end - at - open.size());
        std::string bytes;
        if (inner.starts_with("U+")) {
            const auto point = static_cast<std::uint32_t>(std::stoul(inner.substr(2), nullptr, 16));
            if (point < 0x800) {
                bytes = {static_cast<char>(0xC0U | (point >> 6U)), static_cast<char>(0x80U | (point & 0x3FU))};
            } else {
                bytes = {static_cast<char>(0xE0U | (point >> 12U)), static_cast<char>(0x80U | ((point >> 6U) & 0x3FU)),
                         static_cast<char>(0x80U | (point & 0x3FU))};
            }
        } else {
            bytes = {static_cast<char>(std::stoul(inner, nullptr, 16))};
        }
        text.replace(at, end + close.size() - at, bytes);
        at += bytes.size();
    }
    return text;
}

grammar::Limits limits_of(const std::string& info) {
    grammar::Limits limits;
    std::istringstream words(info);
    for (std::string word; words >> word;) {
        if (word != "grens") continue;
        std::string name;
        std::size_t value = 0;
        words >> name >> value;
        if (name == "max_file_bytes") limits.max_file_bytes = value;
        if (name == "max_nesting") limits.max_nesting = value;
        if (name == "max_nodes") limits.max_nodes = value;
        if (name == "max_errors") limits.max_errors = value;
    }
    return limits;
}

// The codes of a block; what says that nobody uses something only when the page is about that.
std::set<std::string> codes_of(const Fence& fence, const std::string& page) {
    static const std::string header = "regelset proef \"Proef\"\n  laag landelijk\n  gebruikt basis\n\n";
    const bool is_bare = fence.info.find(" kaal") != std::string::npos;
    std::string text = with_hidden(fence.text);
    if (!is_bare && !text.starts_with("regelset ")) text = header + text;
    std::vector<text::SourceText> sources;
    const bool has_own_size = limits_of(fence.info).max_file_bytes != grammar::Limits{}.max_file_bytes;
    if (fence.info.find(" zonder basis") == std::string::npos && !has_own_size)
        sources.emplace_back("basis.regels", read(top / (folder + "basis.regels")));
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t next = is_bare ? std::string::npos : text.find("\nregelset ", from);
        const std::size_t end = next == std::string::npos ? text.size() : next + 1;
        sources.emplace_back("blok" + std::to_string(sources.size()) + ".regels", text.substr(from, end - from));
        from = end;
    }
    const engine::Compiled compiled = engine::compile(std::move(sources), limits_of(fence.info));
    std::set<std::string> codes;
    for (const auto& one : compiled.diagnostics.sorted()) {
        const std::string code(text::code_of(one.code));
        const bool about_use = code >= "T205" && code <= "T208";
        if (about_use && (code != page || compiled.sources[one.span.file].path() == "basis.regels")) continue;
        codes.insert(code);
    }
    return codes;
}

TEST(Meldingen, EveryCodeThatCanBeGivenHasAPageAndALineInTheList) {
    const std::string sources = all_sources();
    const std::string list = read(top / (folder + "README.md"));
    for (const Known& known : known_codes()) {
        if (sources.find(known.name) == std::string::npos) continue;  // of a construct that is not there yet
        EXPECT_TRUE(fs::exists(top / (folder + known.code() + ".md"))) << known.name << " has no page";
        EXPECT_NE(list.find("[" + known.code() + "](" + known.code() + ".md)"), std::string::npos) << known.name;
    }
}

TEST(Meldingen, EachPageQuotesTheSentenceAndSaysWhenAndWhy) {
    const std::string sources = all_sources();
    for (const Known& known : known_codes()) {
        const fs::path path = top / (folder + known.code() + ".md");
        if (!fs::exists(path) || sources.find(known.name) == std::string::npos) continue;
        const std::string page = read(path);
        EXPECT_TRUE(page.starts_with("# " + known.code() + ": ")) << path;
        const std::string sentence = quoted(known.sentence);
        EXPECT_NE(page.find(sentence.substr(1)), std::string::npos) << path << " does not quote: " << sentence;
        EXPECT_NE(page.find("**Wanneer.** "), std::string::npos) << path;
        EXPECT_NE(page.find("**Wat er misgaat.** "), std::string::npos) << path;
    }
}

TEST(Meldingen, TheWrongExampleGivesThatCodeAndTheRightOneNone) {
    // Only text that the parser never lets through, or more of it than a page can hold.
    const std::set<std::string> without_example{"T140", "T142", "T221"};
    const std::string sources = all_sources();
    std::size_t pages = 0;
    for (const std::string& file : markdown_files("docs/taal/meldingen")) {
        const std::string code = fs::path(file).stem().string();
        if (code == "README") continue;
        if (sources.find(code + "_") == std::string::npos) continue;  // not given yet, or no longer
        SCOPED_TRACE(file);
        ++pages;
        std::size_t wrong = 0, right = 0;
        for (const Fence& fence : fences_of(file)) {
            if (fence.info.starts_with("regels fout " + code)) {
                ++wrong;
                const auto codes = codes_of(fence, code);
                // Too many mistakes: there are others beside it.
                if (code == "T024") EXPECT_THAT(codes, testing::Contains(code));
                else EXPECT_THAT(codes, testing::ElementsAre(code));
            } else if (fence.info.starts_with("regels goed")) {
                ++right;
                EXPECT_THAT(codes_of(fence, code), testing::IsEmpty());
            } else {
                ADD_FAILURE() << "```" << fence.info;
            }
        }
        EXPECT_EQ(wrong, without_example.contains(code) ? 0U : 1U);
        EXPECT_EQ(right, without_example.contains(code) ? 0U : 1U);
    }
    EXPECT_GE(pages, 150U);
}

TEST(Meldingen, TheCorpusHasThreeHundredBrokenFiles) {
    std::size_t broken = 0;
    for (const char* part : {"tests/corpus/fout", "tests/corpus/controle"})
        for (const auto& entry : fs::recursive_directory_iterator(top / part))
            if (entry.is_regular_file()) broken += read(entry.path()).find("^ T") != std::string::npos;
    EXPECT_GE(broken, 300U);
}

}  // namespace
}  // namespace drempel::docs
