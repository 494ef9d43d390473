// SPDX-License-Identifier: EUPL-1.2
// Every block in docs/taal runs: ```regels compiles without a remark and its voorbeelden hold;
// ```regels fout T007 gives exactly that diagnostic. Each `regelset` in a block starts a file of its own.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"
#include "fences.hpp"

namespace drempel::docs {
namespace {

text::SourceText read(const std::string& path) {
    std::ifstream in(std::filesystem::path(DREMPEL_SOURCE_DIR) / path, std::ios::binary);
    return {path, std::string(std::istreambuf_iterator<char>(in), {})};
}

engine::Compiled compile_with_common_rules(const Fence& fence) {
    std::vector<text::SourceText> sources;
    sources.push_back(read("rules/gemeenschappelijk/gevolgen.regels"));
    // A block about layers shows several files, one after the other.
    std::size_t from = 0;
    do {
        const auto own = std::min(fence.text.find("regelset ", from), fence.text.size());  // a comment may stand above it
        const auto next = fence.text.find("\nregelset ", own);
        const auto end = next == std::string::npos ? fence.text.size() : next + 1;
        sources.emplace_back(fence.file + ":" + std::to_string(sources.size()), fence.text.substr(from, end - from));
        from = end;
    } while (from < fence.text.size());
    return engine::compile(std::move(sources));
}

// The pages of the messages, the lesson and the page about JSON have tests of their own: their blocks are parts of a file.
std::vector<std::string> reference_pages() {
    auto files = markdown_files("docs/taal");
    std::erase_if(files, [](const std::string& file) {
        return file.starts_with("docs/taal/meldingen/") || file == "docs/taal/les.md" || file == "docs/taal/7-json.md";
    });
    return files;
}

std::vector<std::string> codes_of(const engine::Compiled& compiled) {
    std::vector<std::string> codes;
    for (const auto& one : compiled.diagnostics.sorted()) codes.emplace_back(text::code_of(one.code));
    return codes;
}

std::string shown(const engine::Compiled& compiled) {
    std::string out;
    for (const auto& one : compiled.diagnostics.sorted()) {
        const auto& source = compiled.sources[one.span.file];
        out += source.path() + ", line " + std::to_string(source.position_of(one.span.begin).line) + " of the block: "
               + std::string(text::code_of(one.code)) + " " + one.message + "\n";
    }
    return out;
}

TEST(Taal, EveryBlockOfRulesCompilesAndItsExamplesHold) {
    std::size_t blocks = 0;
    for (const std::string& file : reference_pages()) {
        for (const Fence& fence : fences_of(file)) {
            if (fence.info != "regels") continue;
            SCOPED_TRACE(file + ":" + std::to_string(fence.line));
            ++blocks;
            const auto compiled = compile_with_common_rules(fence);
            EXPECT_THAT(codes_of(compiled), testing::IsEmpty()) << shown(compiled);
            if (!compiled.rules) continue;
            EXPECT_FALSE(compiled.examples.empty()) << "a block of the reference holds an example";
            for (const auto& result : engine::run_examples(*compiled.rules, compiled.examples)) {
                for (const auto& failure : result.failures) {
                    ADD_FAILURE() << compiled.examples[result.example].title << ": " << failure.message;
                }
            }
        }
    }
    EXPECT_GE(blocks, 12U);
}

TEST(Taal, EveryBlockWithAMistakeGivesTheDiagnosticThatItNames) {
    std::size_t blocks = 0;
    for (const std::string& file : reference_pages()) {
        for (const Fence& fence : fences_of(file)) {
            if (!fence.info.starts_with("regels fout ")) continue;
            SCOPED_TRACE(file + ":" + std::to_string(fence.line));
            ++blocks;
            const auto compiled = compile_with_common_rules(fence);
            EXPECT_THAT(codes_of(compiled), testing::ElementsAre(fence.info.substr(12))) << shown(compiled);
        }
    }
    EXPECT_GT(blocks, 0U);
}

TEST(Taal, NoBlockEscapesTheTestByAnotherName) {
    for (const std::string& file : reference_pages()) {
        for (const Fence& fence : fences_of(file)) {
            const bool known = fence.info == "regels" || fence.info.starts_with("regels fout ");
            EXPECT_TRUE(known) << file << ":" << fence.line << ": ```" << fence.info;
        }
    }
}

}  // namespace
}  // namespace drempel::docs
