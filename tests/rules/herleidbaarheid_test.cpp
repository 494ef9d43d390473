// SPDX-License-Identifier: EUPL-1.2
// From every criterion of the dossiers to its rule and back: rules/dossiers/*.csv lists the ids with their tag and, for
// what is no rule, why not; docs/herleidbaarheid/ shows the same with articles and examples, made here
// (DREMPEL_BIJWERKEN=1 writes it).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/core.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/dutch.hpp"
#include "rules/bundle.hpp"

namespace drempel::rules_test {
namespace {

namespace fs = std::filesystem;

const fs::path source_dir = DREMPEL_SOURCE_DIR;
// The day of the dossiers: the links show the law as it was read.
constexpr std::string_view day_of_dossiers = "2026-11-24";

struct Criterium {
    std::string id, tag, weglating;
};

struct Dossier {
    std::string name;
    std::vector<Criterium> criteria;
};

std::vector<Dossier> lists() {
    std::vector<Dossier> all;
    std::set<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(source_dir / "rules/dossiers"))
        if (entry.path().extension() == ".csv") paths.insert(entry.path());
    for (const auto& path : paths) {
        Dossier dossier{path.stem().string(), {}};
        std::ifstream in(path);
        std::string line;
        std::getline(in, line);
        EXPECT_EQ(line, "id;tag;weglating") << path;
        while (std::getline(in, line)) {
            const auto first = line.find(';');
            const auto second = first == std::string::npos ? first : line.find(';', first + 1);
            EXPECT_NE(second, std::string::npos) << path << ": " << line;
            if (second == std::string::npos) continue;
            dossier.criteria.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
        }
        all.push_back(std::move(dossier));
    }
    return all;
}

// HOR-05b -> HOR-05: one criterion may have become several rules.
std::string base_of(std::string_view id) {
    const auto dash = id.find('-');
    auto end = id.size();
    while (end > dash + 1 && id[end - 1] >= '0' && id[end - 1] <= '9') --end;
    if (end > 0 && id[end - 1] >= 'a' && id[end - 1] <= 'z' && end - 1 > dash + 1 && id[end - 2] >= '0' && id[end - 2] <= '9')
        return std::string(id.substr(0, end - 1));
    return std::string(id);
}

std::multimap<std::string, const engine::Rule*> rules_by_criterium() {
    std::multimap<std::string, const engine::Rule*> found;
    for (const auto& rule : bundle().compiled.rules->rules) found.emplace(base_of(rule.id), &rule);
    return found;
}

std::vector<const engine::Rule*> rules_of(const std::multimap<std::string, const engine::Rule*>& all, const std::string& id) {
    std::vector<const engine::Rule*> found;
    const auto [first, last] = all.equal_range(base_of(id));
    for (auto at = first; at != last; ++at)
        if (base_of(id) == id || at->second->id == id) found.push_back(at->second);
    return found;
}

// "definitie leeftijd", "parameter …", "conclusie …", "begrip …": named instead of a rule.
bool names_a_value(const std::string& weglating) {
    const auto& rules = *bundle().compiled.rules;
    const auto space = weglating.find(' ');
    if (space == std::string::npos) return false;
    const auto kind = weglating.substr(0, space);
    const auto name = weglating.substr(space + 1);
    const auto has = [&](const auto& all) { return std::ranges::any_of(all, [&](const auto& one) { return one.name == name; }); };
    if (kind == "definitie") return has(rules.definities);
    if (kind == "parameter") return has(rules.parameters);
    if (kind == "conclusie") return has(rules.conclusies);
    if (kind == "begrip") return has(rules.begrippen);
    return false;
}

bool claims_a_value(const std::string& weglating) {
    for (const std::string_view kind : {"definitie ", "parameter ", "conclusie ", "begrip "})
        if (weglating.starts_with(kind) && weglating.find(' ', kind.size()) == std::string::npos) return true;
    return false;
}

TEST(Herleidbaarheid, EveryCriterionIsARuleAValueOrAReasonedOmission) {
    ASSERT_NE(bundle().compiled.rules, nullptr);
    const auto rules = rules_by_criterium();
    for (const auto& dossier : lists()) {
        for (const auto& [id, tag, weglating] : dossier.criteria) {
            SCOPED_TRACE(dossier.name + " " + id);
            const auto found = rules_of(rules, id);
            if (weglating.empty()) {
                EXPECT_FALSE(found.empty()) << "no rule, and no reason why not";
            } else if (claims_a_value(weglating)) {
                EXPECT_TRUE(names_a_value(weglating)) << weglating << " does not exist";
            } else {
                EXPECT_TRUE(found.empty()) << "said to be left out, but a rule exists";
            }
        }
    }
}

TEST(Herleidbaarheid, EveryRuleComesFromACriterion) {
    std::set<std::string> known;
    for (const auto& dossier : lists())
        for (const auto& criterium : dossier.criteria) EXPECT_TRUE(known.insert(criterium.id).second) << criterium.id << " is listed twice";
    for (const auto& rule : bundle().compiled.rules->rules)
        EXPECT_TRUE(known.contains(rule.id) || known.contains(base_of(rule.id))) << rule.id << " stands in no list of rules/dossiers";
}

// A mixed tag counts as its lowest: U and design never work, P and W work with a visible remark.
TEST(Herleidbaarheid, NothingUnverifiedIsInForceAndNothingPartlyReadIsWithoutRemark) {
    const auto rules = rules_by_criterium();
    for (const auto& dossier : lists()) {
        for (const auto& [id, tag, weglating] : dossier.criteria) {
            for (const auto* rule : rules_of(rules, id)) {
                const bool unverified = tag.find('U') != std::string::npos || tag.find("design") != std::string::npos;
                const bool partly = tag.find('P') != std::string::npos || tag.find('W') != std::string::npos;
                const bool is_honest = rule->is_concept || (!unverified && (!partly || !rule->remark.empty()));
                EXPECT_TRUE(is_honest) << rule->id << " has tag " << tag;
            }
        }
    }
}

std::map<std::string, std::size_t> examples_by_rule() {
    std::map<std::string, std::size_t> count;
    for (const auto& example : bundle().compiled.examples) {
        std::set<std::string> named;
        for (const auto& expectation : example.expectations)
            if (expectation.kind == engine::Expectation::Kind::uitkomst) named.insert(expectation.rule_id);
        for (const auto& id : named) ++count[id];
    }
    return count;
}

std::string linked(const engine::RuleSet& rules, const engine::Grondslag& ground) {
    const auto words = engine::to_dutch(rules, ground);
    const auto url = engine::url_of(rules, ground, *engine::parse_iso_date(day_of_dossiers));
    return url.empty() ? words : fmt::format("[{}]({})", words, url);
}

std::string status_of(const engine::Rule& rule) {
    if (rule.is_concept) return "concept: " + rule.remark;
    return rule.remark.empty() ? "in werking" : "in werking; " + rule.remark;
}

std::string matrix_of(const Dossier& dossier) {
    const auto& rules = *bundle().compiled.rules;
    const auto by_criterium = rules_by_criterium();
    const auto examples = examples_by_rule();
    std::ostringstream page;
    page << "<!-- Gemaakt uit rules/; niet met de hand wijzigen. -->\n\n# Herleidbaarheid: " << dossier.name << "\n\n"
         << "Van elk criterium uit het dossier naar de regel, de vindplaats, het aantal voorbeelden en de status.\n\n"
         << "| criterium | zekerheid | regel | vindplaats | voorbeelden | status |\n| --- | --- | --- | --- | --- | --- |\n";
    for (const auto& [id, tag, weglating] : dossier.criteria) {
        const auto found = rules_of(by_criterium, id);
        if (found.empty()) page << "| " << id << " | " << tag << " | | | | " << (names_a_value(weglating) ? weglating : "geen regel: " + weglating) << " |\n";
        for (const auto* rule : found) {
            std::vector<std::string> grounds;
            for (const auto& ground : rule->grounds) grounds.push_back(linked(rules, ground));
            const auto count = examples.find(rule->id);
            page << "| " << id << " | " << tag << " | " << rule->id << " " << rule->title << " | " << fmt::format("{}", fmt::join(grounds, "; "))
                 << " | " << (count == examples.end() ? 0 : count->second) << " | " << status_of(*rule) << " |\n";
        }
    }
    return page.str();
}

TEST(Herleidbaarheid, MatrixIsWhatTheRulesSay) {
    ASSERT_NE(bundle().compiled.rules, nullptr);
    const fs::path folder = source_dir / "docs/herleidbaarheid";
    std::set<std::string> pages;
    for (const auto& dossier : lists()) {
        const auto path = folder / (dossier.name + ".md");
        pages.insert(path.filename().string());
        if (must_rewrite()) {
            fs::create_directories(folder);
            std::ofstream(path, std::ios::binary) << matrix_of(dossier);
        }
        EXPECT_TRUE(read_text(path.string()) == matrix_of(dossier)) << path << ": run with DREMPEL_BIJWERKEN=1";
    }
    for (const auto& entry : fs::directory_iterator(folder))
        EXPECT_TRUE(entry.path().filename() == "README.md" || pages.contains(entry.path().filename().string())) << entry.path() << " belongs to no dossier";
}

}  // namespace
}  // namespace drempel::rules_test
