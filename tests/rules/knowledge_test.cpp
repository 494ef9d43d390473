// SPDX-License-Identifier: EUPL-1.2
// Laws 1 and 2 of the meaning, on the shipped rules: take facts out of a fixture one by one; whatever was
// decided without a fact stays decided with it, and knowing more only shortens the list of possible advices.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "rules/bundle.hpp"

namespace drempel::rules_test {
namespace {

using nlohmann::json;

json screened(const Fixture& fixture, const json& facts) {
    const auto result = app::screen(bundle(), fixture.question, facts.dump(), false);
    return result ? json::parse(result->result) : json();
}

bool is_hit(const std::string& uitkomst) { return uitkomst == "geraakt"; }
bool is_definite(const std::string& uitkomst) { return uitkomst != "onbepaald" && uitkomst != "rekenfout"; }

std::set<std::string> advices(const json& result) { return result.at("mogelijkeAdviezen").get<std::set<std::string>>(); }

// Findings of `full` about the same rule at this object or, when the object is a list, at its elements.
void check_finding_stays(const json& finding, const json& full) {
    const std::string uitkomst = finding.at("uitkomst");
    if (!is_definite(uitkomst)) return;
    const std::string object = finding.at("object");
    for (const auto& other : full.at("bevindingen")) {
        const std::string other_object = other.at("object");
        const bool is_same = other_object == object || other_object.starts_with(object + "/");
        if (other.at("regel") != finding.at("regel") || !is_same) continue;
        EXPECT_TRUE(is_definite(other.at("uitkomst")) && is_hit(other.at("uitkomst")) == is_hit(uitkomst))
            << finding.at("regel") << ' ' << object << ": " << uitkomst << " became " << other.at("uitkomst");
    }
}

void check_more_knowledge(const json& partial, const json& full) {
    for (const auto& finding : partial.at("bevindingen")) check_finding_stays(finding, full);
    const auto before = advices(partial);
    const auto after = advices(full);
    EXPECT_TRUE(std::includes(before.begin(), before.end(), after.begin(), after.end()))
        << partial.at("mogelijkeAdviezen") << " became " << full.at("mogelijkeAdviezen");
    EXPECT_TRUE(before.contains(full.at("advies"))) << full.at("advies");
}

// Every member that can be left out: of the case, of its records, of the records in those.
void collect_members(const json& value, const json::json_pointer& at, std::vector<json::json_pointer>& members) {
    if (value.is_object()) {
        if (value.contains("waarde")) return;  // a judgment is one fact
        for (const auto& [name, member] : value.items()) {
            if (name == "_dossier") continue;
            members.push_back(at / name);
            collect_members(member, at / name, members);
        }
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) collect_members(value[i], at / i, members);
    }
}

// Every third application, among them a hit, an exception and an open list; all would take minutes under sanitizers.
std::vector<Fixture> some_aanvragen() {
    std::vector<Fixture> some;
    const auto all = aanvragen();
    for (std::size_t i = 2; i < all.size(); i += 3) some.push_back(all[i]);
    return some;
}

TEST(MoreKnowledge, NeverChangesWhatWasDecided) {
    std::size_t compared = 0;
    for (const auto& fixture : some_aanvragen()) {
        auto facts = json::parse(read_text(fixture.path));
        facts.erase("_dossier");  // its pointers may name what is taken out
        const auto full = screened(fixture, facts);
        ASSERT_FALSE(full.is_null()) << fixture.name;
        std::vector<json::json_pointer> members;
        collect_members(facts, json::json_pointer(), members);
        for (const auto& member : members) {
            SCOPED_TRACE(fixture.name + " without " + member.to_string());
            auto less = facts;
            less[member.parent_pointer()].erase(member.back());
            const auto partial = screened(fixture, less);
            ASSERT_FALSE(partial.is_null());
            check_more_knowledge(partial, full);
            ++compared;
        }
    }
    EXPECT_GT(compared, 200U);
}

// From nothing to everything: each fact that comes in may only settle things.
TEST(MoreKnowledge, OnlyShortensThePossibleAdvices) {
    for (const auto& fixture : some_aanvragen()) {
        SCOPED_TRACE(fixture.name);
        const auto facts = json::parse(read_text(fixture.path));
        json known = json::object();
        auto before = screened(fixture, known);
        for (const auto& [name, value] : facts.items()) {
            if (name == "_dossier") continue;
            known[name] = value;
            const auto after = screened(fixture, known);
            ASSERT_FALSE(after.is_null());
            check_more_knowledge(before, after);
            before = after;
        }
    }
}

TEST(NoKnowledge, NeverRefusesAndNeverSaysThatNothingStandsInTheWay) {
    for (const auto& question : {app::Question{"alcoholvergunning", "2026-03-01", ""}, app::Question{"seksbedrijf", "2026-03-01", "schiedam"}}) {
        const auto result = app::screen(bundle(), question, "{}", false);
        ASSERT_TRUE(result.has_value());
        const auto parsed = json::parse(result->result);
        EXPECT_EQ(parsed.at("advies"), "aanvullen");
        EXPECT_EQ(parsed.at("adviesStatus"), "voorlopig");
        for (const auto& finding : parsed.at("bevindingen")) EXPECT_NE(finding.at("uitkomst"), "geraakt") << finding.at("regel");
    }
}

}  // namespace
}  // namespace drempel::rules_test
