// SPDX-License-Identifier: EUPL-1.2
// The leesversie says each part of a rule in plain Dutch, from the model.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "consequences.hpp"
#include "drempel/engine/compile.hpp"
#include "drempel/engine/lees.hpp"

namespace drempel::engine {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view head = R"(regelset proef "Proef"
  laag landelijk
  versie 2026.1
  bron wet "Proefwet" bwb BWBR0002458
  bron apv "Apv" cvdr CVDR12345

begrip leidinggevende "de leidinggevende" meervoud "de leidinggevenden"
  ingeschreven : ja_nee "staat in het register"
  geboren : datum "geboortedatum"

aanvraagsoort k "de aanvraag"
  oppervlakte : getal in m2 "vloeroppervlakte"
  monument : ja_nee "de inrichting is in een rijksmonument"
  leidinggevenden : lijst van leidinggevende "leidinggevenden"
  sluiting : datum "dag van de sluiting"

)";

std::string read_rule(std::string_view rule, LeesVorm vorm = LeesVorm::markdown) {
    const Compiled compiled = compile({{"proef.regels", std::string(head) + std::string(tests::consequences) + std::string(rule)}});
    for (const auto& d : compiled.diagnostics.all())
        if (text::severity_of(d.code) == text::Severity::fout) ADD_FAILURE() << d.message;
    if (!compiled.rules) return {};
    return leesversie(*compiled.rules, {*parse_iso_date("2026-03-01"), {}}, vorm);
}

std::string clause(std::string_view clauses) {
    return read_rule("regel P-1 \"Een regel\"\n  grondslag wet art. 8 lid 1 onder a\n" + std::string(clauses)
                     + "  gevolg weigeren verplicht volgens wet art. 27\n  motivering \"Omdat.\"\n");
}

TEST(Lees, SaysTheRequirementTheConsequenceAndTheGroundWithItsLink) {
    const std::string text = clause("  eis oppervlakte >= 35 m2\n");
    EXPECT_THAT(text, HasSubstr("### P-1. Een regel"));
    EXPECT_THAT(text, HasSubstr("**De eis is:** “vloeroppervlakte” is ten minste 35\u00a0m2."));
    EXPECT_THAT(text, HasSubstr("**Is aan de eis niet voldaan, dan:** weigeren verplicht ([Proefwet art. 27]("));
    EXPECT_THAT(text, HasSubstr("[Proefwet art. 8 lid 1 onder a](https://wetten.overheid.nl/jci1.31:c:BWBR0002458&artikel=8&lid=1&o=a&g=2026-03-01)"));
    EXPECT_THAT(text, HasSubstr("**Laag:** landelijk."));
    EXPECT_THAT(text, HasSubstr("**In het advies staat dan:** “Omdat.”"));
}

TEST(Lees, SaysEachSideOfABorderApart) {
    EXPECT_THAT(clause("  eis oppervlakte > 35 m2\n"), HasSubstr("is meer dan 35"));
    EXPECT_THAT(clause("  eis oppervlakte <= 35 m2\n"), HasSubstr("is ten hoogste 35"));
    EXPECT_THAT(clause("  eis sluiting ten hoogste 5 jaar voor peildatum\n"), HasSubstr("(precies 5 jaar telt mee)"));
    EXPECT_THAT(clause("  eis sluiting minder dan 5 jaar voor peildatum\n"), HasSubstr("(precies 5 jaar telt niet mee)"));
    EXPECT_THAT(clause("  eis sluiting < 1 juli 2021\n"), HasSubstr("“dag van de sluiting” ligt voor 1 juli 2021"));
}

TEST(Lees, SaysAFactByItsLabelAndOfWhom) {
    const std::string text = clause("  voor elke leidinggevende in leidinggevenden\n  eis niet ingeschreven van leidinggevende\n  tenzij monument volgens apv art. 2\n");
    EXPECT_THAT(text, HasSubstr("Deze regel kijkt naar elke leidinggevende in “leidinggevenden”."));
    EXPECT_THAT(text, HasSubstr("**De eis is:** dit is niet zo: de leidinggevende staat in het register."));
    EXPECT_THAT(text, HasSubstr("**Uitzondering: dit geldt niet als** de inrichting is in een rijksmonument ([Apv art. 2](https://lokaleregelgeving.overheid.nl/CVDR12345))."));
}

TEST(Lees, ListsThePartsOfAnEnAndAnOf) {
    const std::string text = clause("  eis monument en (oppervlakte > 3 m2 of oppervlakte < 1 m2)\n");
    EXPECT_THAT(text, HasSubstr("**De eis is:** al deze punten gelden:\n\n- de inrichting is in een rijksmonument\n"
                                "- ten minste een van deze punten geldt:\n  - “vloeroppervlakte” is meer dan 3"));
    EXPECT_THAT(clause("  eis er is een leidinggevende in leidinggevenden waarvoor ingeschreven van leidinggevende en geboren van leidinggevende < peildatum\n"),
                HasSubstr("er is een leidinggevende in “leidinggevenden” waarvoor al deze punten gelden:"));
}

TEST(Lees, SaysThatAConceptDoesNotCountAndAnIndicatorHasNoRequirement) {
    const std::string text = clause("  status concept omdat \"een jurist moet dit nog lezen\"\n  als monument\n");
    EXPECT_THAT(text, HasSubstr("concept. Deze regel telt nog niet mee, omdat: een jurist moet dit nog lezen."));
    EXPECT_THAT(text, HasSubstr("**Als** de inrichting is in een rijksmonument."));
    EXPECT_THAT(text, HasSubstr("**Dan:** weigeren verplicht"));
    EXPECT_THAT(text, Not(HasSubstr("De eis is")));
}

TEST(Lees, SaysFromWhenToWhenARuleAndANormHold) {
    const std::string text = read_rule("parameter minimum : getal in m2 \"minimale oppervlakte\"\n  grondslag wet art. 2\n  open voor raad alleen hoger\n"
                                       "  vanaf 1 januari 2020 tot 1 januari 2026 luidt 30 m2\n  vanaf 1 januari 2026 luidt 35 m2\n\n"
                                       "regel P-1 \"Een regel\"\n  grondslag wet art. 8\n  geldig vanaf 1 juli 2021\n  eis oppervlakte >= minimum\n"
                                       "  gevolg weigeren mogelijk\n  motivering \"Omdat.\"\n");
    EXPECT_THAT(text, HasSubstr("Geldt vanaf 1 juli 2021."));
    EXPECT_THAT(text, HasSubstr("“minimale oppervlakte” (35"));
    EXPECT_THAT(text, HasSubstr("(van 1 januari 2020 tot 1 januari 2026); 35"));
    EXPECT_THAT(text, HasSubstr("De raad mag een eigen waarde geven, alleen hoger."));
    EXPECT_THAT(text, HasSubstr("Iemand weegt hierbij de belangen af en beslist."));
}

TEST(Lees, SaysAChoiceAsTheFirstPointThatFits) {
    const std::string text = read_rule("conclusie zwaarte : keuze (licht; zwaar) \"de zwaarte\"\n  grondslag wet art. 9\n"
                                       "  luidt als monument dan licht anders als oppervlakte > 3 m2 dan zwaar anders licht\n");
    EXPECT_THAT(text, HasSubstr("- als de inrichting is in een rijksmonument, dan: licht\n- als “vloeroppervlakte” is meer dan 3"));
    EXPECT_THAT(text, HasSubstr("- en anders: licht\n"));
}

TEST(Lees, EscapesWhatHasMeaningInHtmlAndMarkdown) {
    const std::string rule = "regel P-1 \"Titel <b> *ster* & meer\"\n  grondslag wet art. 8\n  als monument\n  gevolg weigeren verplicht\n  motivering \"<script>\"\n";
    const std::string html = read_rule(rule, LeesVorm::html);
    EXPECT_THAT(html, HasSubstr("Titel &lt;b&gt; *ster* &amp; meer"));
    EXPECT_THAT(html, Not(HasSubstr("<script>")));
    EXPECT_THAT(html, HasSubstr("<h3 id=\"P-1\">"));
    EXPECT_THAT(html, HasSubstr("<html lang=\"nl\">"));
    EXPECT_THAT(read_rule(rule), HasSubstr("Titel \\<b\\> \\*ster\\* & meer"));
}

// On all rules that are shipped: each is there, and no word of the engine or sign of the rule language.
TEST(Lees, ShippedRulesAreAllThereWithoutWordsOfTheEngine) {
    std::vector<text::SourceText> sources;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(DREMPEL_SOURCE_DIR) / "rules")) {
        if (entry.path().extension() != ".regels") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        sources.emplace_back(entry.path().string(), std::string(std::istreambuf_iterator<char>(in), {}));
    }
    const Compiled compiled = compile(std::move(sources));
    ASSERT_NE(compiled.rules, nullptr);
    const RuleSet& rules = *compiled.rules;
    const std::string text = leesversie(rules, {*parse_iso_date("2026-03-01"), {}}, LeesVorm::markdown);
    for (const Rule& rule : rules.rules) EXPECT_NE(text.find("### " + rule.id + ". "), std::string::npos) << rule.id;
    for (const char* word : {"waarvoor geldt: [", "onbepaald", "rekenfout", "ja_nee", " node", "null", "weigeren_verplicht", " <> ", " >= "})
        EXPECT_EQ(text.find(word), std::string::npos) << word << ": " << text.substr(text.find(word) - std::min<std::size_t>(text.find(word), 80), 160);
    // The same text every time.
    EXPECT_EQ(text, leesversie(rules, {*parse_iso_date("2026-03-01"), {}}, LeesVorm::markdown));
}

}  // namespace
}  // namespace drempel::engine
