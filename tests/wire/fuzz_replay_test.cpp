// SPDX-License-Identifier: EUPL-1.2
// The seeds of the fuzz targets, and every file of the corpus, through what the targets hold to be true.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz/checker.hpp"
#include "fuzz/evaluator.hpp"

namespace drempel::fuzz {
namespace {

namespace fs = std::filesystem;
const fs::path tests = fs::path(DREMPEL_SOURCE_DIR) / "tests";

std::vector<fs::path> files_under(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) found.push_back(entry.path());
    return found;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(FuzzReplay, TheCheckerHoldsOnItsSeedsAndTheCorpus) {
    std::size_t tried = 0;
    for (const fs::path& folder : {tests / "fuzz/zaden/checker", tests / "corpus"}) {
        for (const fs::path& file : files_under(folder)) {
            EXPECT_EQ(wrong_with_checker(read(file)), "") << file;
            ++tried;
        }
    }
    EXPECT_GE(tried, 300U);
}

TEST(FuzzReplay, TheEvaluatorHoldsOnItsSeeds) {
    const auto files = files_under(tests / "fuzz/zaden/evaluator");
    EXPECT_GE(files.size(), 8U);
    for (const fs::path& file : files) {
        const std::string bytes = read(file);
        EXPECT_EQ(wrong_with_evaluator(bytes), "") << file;
        // A seed that is refused tries nothing.
        const std::size_t mark = bytes.find("\n%%\n");
        ASSERT_NE(mark, std::string::npos) << file;
        const engine::Compiled compiled = engine::compile({{"zaad", bytes.substr(0, mark + 1)}}, checker_limits());
        ASSERT_NE(compiled.rules, nullptr) << file;
        const auto facts = wire::read_case(*compiled.rules, engine::SoortId{0}, *engine::parse_iso_date("2026-03-01"), bytes.substr(mark + 4));
        EXPECT_TRUE(facts.has_value()) << file;
    }
}

// Cut short and with a byte changed: what a fuzzer tries first.
TEST(FuzzReplay, TheCheckerHoldsOnCutAndChangedSeeds) {
    for (const fs::path& file : files_under(tests / "fuzz/zaden/checker")) {
        const std::string whole = read(file);
        for (std::size_t part = 1; part < 16; ++part) {
            const std::size_t at = whole.size() * part / 16;
            EXPECT_EQ(wrong_with_checker(whole.substr(0, at)), "") << file << " cut at " << at;
            std::string changed = whole;
            if (at < changed.size()) changed[at] = "(;-|\"\n\xC3\x00"[part % 8];
            EXPECT_EQ(wrong_with_checker(changed), "") << file << " changed at " << at;
        }
    }
}

}  // namespace
}  // namespace drempel::fuzz
