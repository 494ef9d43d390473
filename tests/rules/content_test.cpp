// SPDX-License-Identifier: EUPL-1.2
// The shipped rules compile without a remark, their examples hold, and no rule is without examples.
#include <algorithm>
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"
#include "drempel/grammar/format.hpp"
#include "rules/bundle.hpp"

namespace drempel::rules_test {
namespace {

using engine::Expectation;
using engine::Uitkomst;

std::string place_of(const engine::Compiled& compiled, text::Span span) {
    const auto& source = compiled.sources[span.file];
    const auto position = source.position_of(span.begin);
    return source.path() + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
}

TEST(Rules, CompileWithoutDiagnostics) {
    const auto& compiled = bundle().compiled;
    for (const auto& diagnostic : compiled.diagnostics.sorted()) {
        ADD_FAILURE() << place_of(compiled, diagnostic.span) << ' ' << text::code_of(diagnostic.code) << ' ' << diagnostic.message;
    }
    ASSERT_NE(compiled.rules, nullptr);
}

TEST(Rules, AreWrittenInTheOneSpelling) {
    for (const auto& source : bundle().compiled.sources) {
        const auto formatted = grammar::format(source);
        ASSERT_TRUE(formatted.has_value()) << source.path();
        EXPECT_TRUE(*formatted == source.bytes()) << source.path() << ": run drempel opmaak rules";
    }
}

TEST(Rules, HoldInAllTheirExamples) {
    const auto& compiled = bundle().compiled;
    ASSERT_NE(compiled.rules, nullptr);
    EXPECT_FALSE(compiled.examples.empty());
    for (const auto& result : engine::run_examples(*compiled.rules, compiled.examples)) {
        for (const auto& failure : result.failures) {
            ADD_FAILURE() << place_of(compiled, failure.span) << " \"" << compiled.examples[result.example].title << "\" " << failure.message;
        }
    }
}

std::map<std::string, std::set<Uitkomst>> expected_outcomes() {
    std::map<std::string, std::set<Uitkomst>> outcomes;
    for (const auto& example : bundle().compiled.examples) {
        for (const auto& expectation : example.expectations) {
            if (expectation.kind == Expectation::Kind::uitkomst) outcomes[expectation.rule_id].insert(expectation.uitkomst);
        }
    }
    return outcomes;
}

// What a rule that reads an open norm can come to depends on who fills it, and with what.
bool waits_for_a_norm(const engine::Rule& rule) {
    const auto& rules = *bundle().compiled.rules;
    std::vector<engine::NodeId> todo;
    if (rule.als) todo.push_back(*rule.als);
    if (rule.eis) todo.push_back(*rule.eis);
    std::set<std::uint32_t> definities;
    while (!todo.empty()) {
        const auto& node = rules.node(todo.back());
        todo.pop_back();
        for (std::uint32_t i = 0; i < node.operand_count; ++i) todo.push_back(rules.operand(node, i));
        if (node.op == engine::NodeOp::definition && definities.insert(node.value).second) todo.push_back(rules.definities[node.value].body);
        if (node.op != engine::NodeOp::parameter) continue;
        if (rules.parameters[node.value].values.empty()) return true;
    }
    return false;
}

TEST(Rules, HaveExamplesOnHitNotHitUnknownAndException) {
    ASSERT_NE(bundle().compiled.rules, nullptr);
    auto outcomes = expected_outcomes();
    for (const auto& rule : bundle().compiled.rules->rules) {
        const auto& seen = outcomes[rule.id];
        if (rule.is_concept) {
            EXPECT_TRUE(seen.contains(Uitkomst::niet_van_toepassing)) << rule.id << " is concept: show that it does not work";
            continue;
        }
        const bool waits = waits_for_a_norm(rule);
        EXPECT_TRUE(waits || seen.contains(Uitkomst::geraakt)) << rule.id;
        EXPECT_TRUE(waits || seen.contains(Uitkomst::voldaan) || seen.contains(Uitkomst::niet_van_toepassing)) << rule.id;
        EXPECT_TRUE(seen.contains(Uitkomst::onbepaald)) << rule.id;
        EXPECT_TRUE(rule.tenzij.empty() || seen.contains(Uitkomst::uitzondering)) << rule.id;
    }
}

// Semantics 4: the seven that may set the advice, strongest first; what a rule may not decide comes after.
TEST(Gevolgen, StandInTheOrderOfTheAdvice) {
    ASSERT_NE(bundle().compiled.rules, nullptr);
    std::vector<std::string> names;
    for (const auto& gevolg : bundle().compiled.rules->gevolgsoorten) names.push_back(gevolg.name);
    ASSERT_EQ(names.size(), 15U);
    // What a buyer has to do with tender documents: declared by inkoop.kern, between the common ones.
    std::erase_if(names, [](const std::string& name) { return name == "stukken_aanpassen" || name == "juridisch_risico"; });
    ASSERT_EQ(names.size(), 13U);
    names.resize(7);
    EXPECT_THAT(names, testing::ElementsAre("weigeren_verplicht", "intrekken_verplicht", "weigeren_mogelijk", "intrekken_mogelijk", "aanvullen",
                                            "nader_onderzoek", "voorschrift"));
}

TEST(Gevolgen, AskForAWeighingExactlyWhereTheLawSaysMay) {
    ASSERT_NE(bundle().compiled.rules, nullptr);
    for (const auto& gevolg : bundle().compiled.rules->gevolgsoorten) {
        EXPECT_EQ(gevolg.weighed, gevolg.name == "weigeren_mogelijk" || gevolg.name == "intrekken_mogelijk") << gevolg.name;
    }
}

std::set<std::string> field_names(engine::BegripId begrip) {
    std::set<std::string> names;
    const auto& rules = *bundle().compiled.rules;
    for (const auto field : rules.begrippen[begrip.index].fields) names.insert(rules.fields[field.index].name);
    return names;
}

engine::BegripId find_begrip(std::string_view name) {
    const auto& begrippen = bundle().compiled.rules->begrippen;
    for (std::uint32_t i = 0; i < begrippen.size(); ++i) {
        if (begrippen[i].name == name) return {i};
    }
    return {};
}

// Outside clients rely on these names: a rule file may add fields, never rename or drop one of them.
TEST(Alcoholvergunning, KeepsTheNamesThatClientsRelyOn) {
    ASSERT_NE(bundle().compiled.rules, nullptr);
    const auto* soort = bundle().compiled.rules->find_soort("alcoholvergunning");
    ASSERT_NE(soort, nullptr);
    EXPECT_THAT(field_names(soort->layout), testing::IsSupersetOf({"datumAanvraag", "soortBedrijf", "rechtsvorm", "formulierOntvangen", "rijksmonument",
                                                                  "afwijkingVerleend", "lokaliteiten", "leidinggevenden"}));
    EXPECT_THAT(field_names(find_begrip("lokaliteit")), testing::IsSupersetOf({"naam", "soort", "oppervlakte"}));
    EXPECT_THAT(field_names(find_begrip("leidinggevende")),
                testing::IsSupersetOf({"naam", "geboortedatum", "onderCuratele", "socialeHygiene", "geenBemoeienis", "antecedenten"}));
    EXPECT_THAT(field_names(find_begrip("antecedent")),
                testing::IsSupersetOf({"soort", "onherroepelijkOp", "onvoorwaardelijkeVrijheidsstraf", "boete", "aangewezenFeit"}));
}

// Every question that a person may be asked says what it is about and who can answer it.
TEST(Alcoholvergunning, RefusesTwoBirthdaysOfOneParty) {
    const app::Question question{"alcoholvergunning", "2026-03-01", ""};
    const auto two = [&](const std::string& second) {
        return app::screen(bundle(), question,
                           R"({"leidinggevenden":[{"partij":"p1","naam":"A","geboortedatum":"2000-01-01"},{"partij":")" + second
                               + R"(","geboortedatum":"2001-01-01"}]})",
                           false);
    };
    EXPECT_TRUE(two("p2"));
    const auto one_party = two("p1");
    ASSERT_FALSE(one_party);
    ASSERT_EQ(one_party.error().facts.size(), 1U);
    EXPECT_EQ(one_party.error().facts[0].code, "partij.tegenstrijdig");
    EXPECT_EQ(one_party.error().facts[0].pointer, "/leidinggevenden/1/geboortedatum");
}

TEST(Fields, HaveALabelAQuestionAndAnOrigin) {
    ASSERT_NE(bundle().compiled.rules, nullptr);
    const auto& rules = *bundle().compiled.rules;
    for (const auto& field : rules.fields) {
        if (field.name == "partij") continue;  // a key of the file itself, not a fact about the person
        // A field without label gets its name: seen where the name is no ordinary word.
        const bool is_a_word = std::none_of(field.name.begin(), field.name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
        EXPECT_TRUE(is_a_word || field.label != field.name) << field.name << " has no label of its own";
        EXPECT_TRUE(field.question.has_value()) << field.name;
        EXPECT_TRUE(!field.origin_kind.empty() || !field.judge.empty()) << field.name;
    }
}

}  // namespace
}  // namespace drempel::rules_test
