// SPDX-License-Identifier: EUPL-1.2
// What the checker makes of correct text: the model that everything later reads.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <span>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/reading.hpp"

namespace drempel::engine {
namespace {

constexpr std::string_view common = R"(regelset gemeen "Gemeen"
  laag gemeenschappelijk

gevolgsoort weigeren_verplicht "weigeren verplicht"
  rang 10
  werking weigert
  weging nee
gevolgsoort nader_onderzoek "nader onderzoek"
  rang 60
  werking onderzoekt
  weging nee
gevolgsoort aanvullen "aanvullen"
  rang 50
  werking vult_aan
  weging ja

begrip persoon sleutel nummer "de persoon" meervoud "de personen"
  nummer : tekst
  naam : tekst vraag "Hoe heet {nummer van persoon}?"
begrip eigenaar is een persoon "de eigenaar"
  inbreng : bedrag
)";

constexpr std::string_view own = R"(regelset eigen "Eigen"
  laag landelijk
  recht op datumAanvraag
  gebruikt gemeen
  bron wet "Wet" bwb BWBR0000001 geldig vanaf 1 januari 2020 tot 1 januari 2030

feitengroep gedeeld
  akkoord : ja_nee
  datumAanvraag : datum
aanvraagsoort tweede "tweede"
  met gedeeld
  omzet : bedrag
aanvraagsoort eerste "eerste"
  met gedeeld
  eigenaren : lijst van eigenaar

parameter minimum : bedrag
  grondslag wet art. 1
  vanaf 1 januari 2024 luidt € 20
  vanaf 1 januari 2020 tot en met 31 december 2023 luidt € 10

definitie isBekend : ja_nee
  luidt akkoord is bekend
)";

std::string rule(std::string_view id, std::string_view clauses, std::string_view gevolg = "weigeren verplicht") {
    return fmt::format("\nregel {} \"x\"\n  grondslag wet art. 1\n{}  gevolg {}\n  motivering \"x\"\n", id, clauses, gevolg);
}

Compiled compiled(const std::string& rules, const grammar::Limits& limits = {}) {
    return compile({{"a.regels", std::string(common)}, {"b.regels", std::string(own) + rules}}, limits);
}

const RuleSet& model(const Compiled& compiled) {
    for (const auto& d : compiled.diagnostics.all())
        if (text::severity_of(d.code) == text::Severity::fout) ADD_FAILURE() << d.message;
    EXPECT_NE(compiled.rules, nullptr);
    static const RuleSet none;
    return compiled.rules ? *compiled.rules : none;
}

bool says(const Compiled& compiled, text::Code code) {
    return std::ranges::any_of(compiled.diagnostics.all(), [&](const auto& d) { return d.code == code; });
}

std::vector<std::string> rules_of(const RuleSet& rules, std::string_view soort) {
    std::vector<std::string> ids;
    for (const RuleId id : rules.find_soort(soort)->rules) ids.push_back(rules.rules[id.index].id);
    return ids;
}

TEST(CompileModel, GivesARuleToExactlyTheKindsThatIncludeWhatItReads) {
    const Compiled c = compiled(rule("A-1", "  eis akkoord\n") + rule("A-2", "  eis omzet > minimum\n")
                                + rule("A-3", "  voor elke eigenaar in eigenaren\n  eis inbreng van eigenaar > € 3\n")
                                + rule("A-4", "  geldt voor eerste\n  eis akkoord\n"));
    EXPECT_EQ(rules_of(model(c), "eerste"), (std::vector<std::string>{"A-1", "A-3", "A-4"}));
    EXPECT_EQ(rules_of(model(c), "tweede"), (std::vector<std::string>{"A-1", "A-2"}));
}

TEST(CompileModel, GivesAKindTheNormsThatItsRulesReadAlsoThroughADefinition) {
    const Compiled c = compiled(rule("A-1", "  eis akkoord\n") + rule("A-2", "  eis omzet > grens\n") + "\ndefinitie grens : bedrag\n  luidt minimum\n");
    const RuleSet& rules = model(c);
    EXPECT_TRUE(rules.find_soort("eerste")->parameters.empty());
    ASSERT_EQ(rules.find_soort("tweede")->parameters.size(), 1U);
    EXPECT_EQ(rules.parameters[rules.find_soort("tweede")->parameters[0].index].name, "minimum");
}

TEST(CompileModel, ReadsThroughTablesAndConclusies) {
    const Compiled c = compiled(rule("A-1", "  eis antwoord = licht\n") + R"(
beslistabel zwaarte : keuze (licht; zwaar)  precies een rij
  grondslag wet art. 1
  | omzet  || uitkomst |
  | > € 5  || zwaar    |
  | <= € 5 || licht    |
conclusie antwoord : keuze (licht; zwaar) "het antwoord"
  grondslag wet art. 1
  luidt zwaarte
)");
    const RuleSet& rules = model(c);
    std::vector<std::string> read;
    visit_reads(rules, conditions_of(rules.rules[0]), [&](const Node& node) {
        if (const FieldId field = field_read_by(rules, node); !field.is_none()) read.push_back(rules.fields[field.index].name);
    });
    EXPECT_THAT(read, testing::Contains("omzet"));
}

TEST(CompileModel, PutsInheritedFieldsFirstSoThatOffsetsHoldInSubtypes) {
    const Compiled c = compiled(rule("A-1", "  voor elke eigenaar in eigenaren\n  eis inbreng van eigenaar > € 3\n"));
    const RuleSet& rules = model(c);
    const auto begrip = [&](std::string_view name) { return *std::ranges::find(rules.begrippen, name, &Begrip::name); };
    const Begrip super = begrip("persoon");
    const Begrip sub = begrip("eigenaar");
    ASSERT_EQ(sub.fields.size(), 3U);
    EXPECT_TRUE(std::ranges::equal(super.fields, std::span(sub.fields).first(2)));
    EXPECT_EQ(sub.key_offset, super.key_offset);
    EXPECT_EQ(sub.key_owner, super.key_owner);
}

TEST(CompileModel, SortsGevolgsoortenByRankAndDatedValuesByDate) {
    const Compiled c = compiled(rule("A-1", "  eis omzet > minimum\n"));
    const RuleSet& rules = model(c);
    ASSERT_EQ(rules.gevolgsoorten.size(), 3U);
    EXPECT_EQ(rules.gevolgsoorten[1].name, "aanvullen");
    EXPECT_TRUE(rules.gevolgsoorten[1].weighed);
    ASSERT_EQ(rules.parameters[0].values.size(), 2U);
    EXPECT_EQ(rules.parameters[0].values[0].from, parse_iso_date("2020-01-01"));
    EXPECT_EQ(rules.parameters[0].values[0].until, parse_iso_date("2024-01-01"));
    EXPECT_EQ(rules.parameters[0].values[1].until, std::nullopt);
}

TEST(CompileModel, LetsARuleLiveWhileItsSourceIsInForceUnlessItSaysOtherwise) {
    const Compiled c = compiled(rule("A-1", "  eis akkoord\n")
                                + rule("A-2", "  geldig vanaf 1 maart 2025 tot en met 31 maart 2025\n  eis akkoord\n"));
    const RuleSet& rules = model(c);
    EXPECT_EQ(rules.rules[0].valid, (Period{parse_iso_date("2020-01-01"), parse_iso_date("2030-01-01")}));
    EXPECT_EQ(rules.rules[1].valid, (Period{parse_iso_date("2025-03-01"), parse_iso_date("2025-04-01")}));
}

TEST(CompileModel, MarksAKennisregelAlsoThroughADefinition) {
    const Compiled c = compiled(rule("A-1", "  als isBekend\n", "aanvullen") + rule("A-2", "  eis akkoord\n"));
    const RuleSet& rules = model(c);
    EXPECT_TRUE(rules.rules[0].is_kennisregel);
    EXPECT_FALSE(rules.rules[1].is_kennisregel);
}

TEST(CompileModel, ResolvesTheDateThatPicksTheLaw) {
    const Compiled c = compiled(rule("A-1", "  eis akkoord\n"));
    const RuleSet& rules = model(c);
    ASSERT_EQ(rules.regelsets[0].name, "eigen");
    EXPECT_FALSE(rules.regelsets[0].law_on_peildatum);
    EXPECT_EQ(rules.fields[rules.regelsets[0].law_field.index].name, "datumAanvraag");
    EXPECT_TRUE(rules.regelsets[1].law_on_peildatum);
}

TEST(CompileModel, BindsTheHolesOfAQuestionToTheRecordOfItsField) {
    const Compiled c = compiled(rule("A-1", "  eis akkoord\n"));
    const RuleSet& rules = model(c);
    const Field& naam = *std::ranges::find(rules.fields, "naam", &Field::name);
    ASSERT_TRUE(naam.question);
    ASSERT_EQ(naam.question_nodes.size(), 1U);
    EXPECT_EQ(rules.node(naam.question_nodes[0]).op, NodeOp::member_field);
    EXPECT_EQ(rules.variables[naam.question_variable.index].name, "persoon");
    ASSERT_EQ(naam.question->parts.size(), 3U);
    EXPECT_EQ(std::get<std::string>(naam.question->parts[2].content), "?");
}

// Law: the order in which files are given changes nothing, in the model or in what is said.
TEST(CompileModel, DoesNotDependOnTheOrderOfTheFiles) {
    const std::string b = std::string(own) + rule("A-1", "  eis omzett > minimum\n") + rule("A-2", "  eis akkoord\n");
    const Compiled one = compile({{"a.regels", std::string(common)}, {"b.regels", b}});
    const Compiled other = compile({{"b.regels", b}, {"a.regels", std::string(common)}});
    ASSERT_EQ(one.diagnostics.all().size(), other.diagnostics.all().size());
    for (std::size_t i = 0; i < one.diagnostics.all().size(); ++i) {
        EXPECT_EQ(one.diagnostics.all()[i].span, other.diagnostics.all()[i].span);
        EXPECT_EQ(one.diagnostics.all()[i].message, other.diagnostics.all()[i].message);
    }
    EXPECT_EQ(one.sources[0].path(), "a.regels");
    EXPECT_EQ(other.sources[0].path(), "a.regels");
}

TEST(CompileModel, GivesNoRulesWhenAnythingIsWrong) {
    const Compiled c = compiled(rule("A-1", "  eis omzett > minimum\n"));
    EXPECT_EQ(c.rules, nullptr);
    EXPECT_TRUE(c.examples.empty());
}

// --- limits ----------------------------------------------------------------------------------

TEST(CompileLimits, RefusesAnExpressionThatIsTooDeepEvenWhenTheParserAllowsIt) {
    grammar::Limits wide;
    wide.max_nesting = 5000;
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "niet ";
    EXPECT_TRUE(says(compiled(rule("A-1", "  eis " + deep + "akkoord\n"), wide), text::Code::T140_UitdrukkingTeDiep));
}

std::string chain(int length) {
    std::string text;
    for (int i = 0; i < length; ++i) text += fmt::format("\ndefinitie d{} : ja_nee\n  luidt d{} of akkoord\n", i, i + 1);
    return text + fmt::format("\ndefinitie d{} : ja_nee\n  luidt akkoord\n", length);
}

TEST(CompileLimits, RefusesAChainOfDefinitionsThatIsTooLong) {
    EXPECT_FALSE(says(compiled(chain(31)), text::Code::T192_DefinitieKetenTeLang));
    EXPECT_TRUE(says(compiled(chain(32)), text::Code::T192_DefinitieKetenTeLang));
}

TEST(CompileLimits, RefusesRulesThatAreTooLargeTogether) {
    grammar::Limits small;
    small.max_nodes = 400;
    std::vector<text::SourceText> files{{"a.regels", std::string(common)}, {"b.regels", std::string(own)}};
    const auto add = [&](int number) {
        std::string conditions = "akkoord";
        for (int i = 0; i < 99; ++i) conditions += " en akkoord";
        files.emplace_back(fmt::format("c{}.regels", number),
                           fmt::format("regelset c{} \"c\"\n  laag landelijk\n  gebruikt eigen; gemeen\n", number)
                               + rule(fmt::format("C-{}", number), "  eis " + conditions + "\n"));
    };
    for (int i = 0; i < 38; ++i) add(i);
    EXPECT_FALSE(says(compile(files, small), text::Code::T221_TeVeelKnopen));
    for (int i = 38; i < 41; ++i) add(i);
    EXPECT_TRUE(says(compile(files, small), text::Code::T221_TeVeelKnopen));
}

}  // namespace
}  // namespace drempel::engine
