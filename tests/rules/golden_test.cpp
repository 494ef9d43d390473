// SPDX-License-Identifier: EUPL-1.2
// The fixtures against the law (index.json, derived by hand) and against the reviewed results, byte for byte.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "drempel/engine/evaluate.hpp"
#include "rules/bundle.hpp"

namespace drempel::rules_test {
namespace {

bool is_quiet(const std::string& uitkomst) { return uitkomst == "voldaan" || uitkomst == "niet_van_toepassing"; }

// Every foreseen finding must be there; where the index says the advice too, it is about the whole file, and every finding
// that asks for attention must have been foreseen.
void check_against_the_law(const Fixture& fixture, const app::Bundle& rules = bundle()) {
    SCOPED_TRACE(fixture.name + " " + fixture.question.gemeente);
    const auto result = result_of(rules, fixture);
    const auto parsed = nlohmann::json::parse(result, nullptr, false);
    ASSERT_TRUE(parsed.is_object() && parsed.contains("advies")) << result;
    auto found = uitkomsten_of(result);
    for (const auto& [finding, uitkomst] : fixture.uitkomsten) {
        EXPECT_EQ(found[finding], uitkomst) << finding;
    }
    if (fixture.advies.empty()) return;
    EXPECT_EQ(parsed.at("advies"), fixture.advies);
    EXPECT_EQ(parsed.at("adviesStatus"), fixture.advies_status);
    for (const auto& [finding, uitkomst] : found) {
        EXPECT_TRUE(is_quiet(uitkomst) || fixture.uitkomsten.contains(finding)) << finding << " is " << uitkomst << " and was not foreseen";
    }
}

// Where two results part, with some words around it: the whole is too long to read in a test log.
std::string first_difference(const std::string& found, const std::string& expected) {
    const auto at = static_cast<std::size_t>(
        std::distance(found.begin(), std::mismatch(found.begin(), found.end(), expected.begin(), expected.end()).first));
    const std::size_t from = at < 60 ? 0 : at - 60;
    const auto around = [from](const std::string& text) { return from < text.size() ? text.substr(from, 160) : std::string{}; };
    return "at byte " + std::to_string(at) + "\n  found    " + around(found) + "\n  expected " + around(expected);
}

void check_golden(const Fixture& fixture) {
    SCOPED_TRACE(fixture.name);
    const auto result = result_of(bundle(), fixture);
    ASSERT_NE(result.find("\"advies\":"), std::string::npos) << result;
    if (must_rewrite()) std::filesystem::create_directories(std::filesystem::path(fixture.golden_path).parent_path());
    if (must_rewrite()) std::ofstream(fixture.golden_path, std::ios::binary) << result;
    const auto golden = read_text(fixture.golden_path);
    EXPECT_TRUE(result == golden) << first_difference(result, golden);
}

TEST(Aanvragen, AreAtLeastTwentyAndAreAboutTheWholeFile) {
    EXPECT_GE(aanvragen().size(), 20U);
    for (const auto& fixture : aanvragen()) EXPECT_FALSE(fixture.advies.empty()) << fixture.name;
    for (const auto& fixture : dossiers()) EXPECT_FALSE(fixture.advies.empty()) << fixture.name;
}

TEST(Aanvragen, GiveWhatTheLawSays) {
    for (const auto& fixture : aanvragen()) check_against_the_law(fixture);
}

TEST(Aanvragen, GiveTheReviewedResultByteForByte) {
    for (const auto& fixture : aanvragen()) check_golden(fixture);
}

TEST(Dossiers, AreSix) { EXPECT_EQ(dossiers().size(), 6U); }

TEST(Dossiers, GiveWhatTheLawSays) {
    for (const auto& fixture : dossiers()) check_against_the_law(fixture);
}

TEST(Dossiers, GiveTheReviewedResultByteForByte) {
    for (const auto& fixture : dossiers()) check_golden(fixture);
}

TEST(Sectoren, GiveWhatTheLawSays) {
    for (const auto& fixture : sectoren()) check_against_the_law(fixture);
}

TEST(Sectoren, GiveTheReviewedResultByteForByte) {
    for (const auto& fixture : sectoren()) check_golden(fixture);
}

TEST(Gemeenten, InventedOnesFillTheNormsDifferentlySoOneFileHasThreeOutcomes) {
    std::map<std::string, std::set<std::string>> advice_of;
    for (const auto& fixture : in_invented_municipalities()) {
        check_against_the_law(fixture, bundle_with_invented_municipalities());
        advice_of[fixture.name].insert(fixture.advies + " " + fixture.advies_status);
    }
    EXPECT_TRUE(std::ranges::any_of(advice_of, [](const auto& file) { return file.second.size() >= 3; }));
}

TEST(Gemeenten, InventedOnesCompileWithoutAMessageAndTheirExamplesHold) {
    const auto& compiled = bundle_with_invented_municipalities().compiled;
    EXPECT_TRUE(compiled.diagnostics.all().empty());
    ASSERT_NE(compiled.rules, nullptr);
    for (const auto& result : engine::run_examples(*compiled.rules, compiled.examples)) {
        for (const auto& failure : result.failures) ADD_FAILURE() << compiled.examples[result.example].title << ": " << failure.message;
    }
}

TEST(Aanvragen, DoNotDependOnTheOrderOfTheRuleFiles) {
    app::Bundle turned;
    auto sources = bundle().compiled.sources;
    std::reverse(sources.begin(), sources.end());
    turned.compiled = engine::compile(std::move(sources));
    ASSERT_NE(turned.compiled.rules, nullptr);
    turned.hash = bundle().hash;
    turned.file_hashes = bundle().file_hashes;  // per source, and sources are sorted by path
    for (const auto& fixture : aanvragen()) EXPECT_EQ(result_of(turned, fixture), result_of(bundle(), fixture)) << fixture.name;
}

TEST(Aanvragen, GiveTheSameBytesTwice) {
    for (const auto& fixture : aanvragen()) EXPECT_EQ(result_of(bundle(), fixture), result_of(bundle(), fixture)) << fixture.name;
}

}  // namespace
}  // namespace drempel::rules_test
