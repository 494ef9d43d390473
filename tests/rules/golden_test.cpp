// SPDX-License-Identifier: EUPL-1.2
// The fixtures against the law (index.json, derived by hand) and against the reviewed results, byte for byte.
#include <algorithm>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "drempel/engine/evaluate.hpp"
#include "rules/bundle.hpp"

namespace drempel::rules_test {
namespace {

bool is_quiet(const std::string& uitkomst) { return uitkomst == "voldaan" || uitkomst == "niet_van_toepassing"; }

// Every finding that asks for attention must have been foreseen, and every foreseen finding must be there.
void check_against_the_law(const Fixture& fixture) {
    SCOPED_TRACE(fixture.name);
    const auto result = result_of(bundle(), fixture);
    const auto parsed = nlohmann::json::parse(result, nullptr, false);
    ASSERT_TRUE(parsed.is_object() && parsed.contains("advies")) << result;
    EXPECT_EQ(parsed.at("advies"), fixture.advies);
    EXPECT_EQ(parsed.at("adviesStatus"), fixture.advies_status);
    auto found = uitkomsten_of(result);
    for (const auto& [finding, uitkomst] : fixture.uitkomsten) {
        EXPECT_EQ(found[finding], uitkomst) << finding;
    }
    for (const auto& [finding, uitkomst] : found) {
        EXPECT_TRUE(is_quiet(uitkomst) || fixture.uitkomsten.contains(finding)) << finding << " is " << uitkomst << " and was not foreseen";
    }
}

void check_golden(const Fixture& fixture) {
    SCOPED_TRACE(fixture.name);
    const auto result = result_of(bundle(), fixture);
    if (must_rewrite()) std::ofstream(fixture.golden_path, std::ios::binary) << result;
    EXPECT_EQ(result, read_text(fixture.golden_path));
}

TEST(Aanvragen, AreAtLeastTwenty) { EXPECT_GE(aanvragen().size(), 20U); }

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
