// SPDX-License-Identifier: EUPL-1.2
// Voorbeelden become cases, and say in Dutch what came instead of what was expected.
#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"

namespace drempel::engine {
namespace {

constexpr std::string_view rules_text = R"(regelset proef "Proef"
  laag landelijk
  bron wet "Wet" bwb BWBR0000001

gevolgsoort weigeren_verplicht "weigeren verplicht"
  rang 10
  werking weigert
  weging nee
gevolgsoort aanvullen "aanvullen"
  rang 50
  werking vult_aan
  weging nee
gevolgsoort nader_onderzoek "nader onderzoek"
  rang 60
  werking onderzoekt
  weging nee

begrip persoon "de persoon"
  naam : tekst
  ontslag : duur of geen
  geschikt : oordeel ja_nee door burgemeester
aanvraagsoort k "k"
  oppervlakte : getal in m2
  personen : lijst van persoon
  geboren : datum ook onvolledig
  soort : keuze (a; b)
  woorden : lijst van tekst

regel P-1 "Geschikt"
  grondslag wet art. 1
  voor elke persoon in personen
  eis geschikt van persoon en (ontslag van persoon is afwezig of naam van persoon = "x")
  gevolg weigeren verplicht
  motivering "{naam van persoon} is niet geschikt."
regel P-2 "Groot genoeg"
  grondslag wet art. 1
  eis oppervlakte >= 35 m2
  gevolg weigeren verplicht
  motivering "Te klein: {oppervlakte}."
)";

Compiled with(std::string_view lines) {
    std::string text(rules_text);
    text += "\nvoorbeeld \"v\"\n  aanvraagsoort k\n  gegeven peildatum = 1 maart 2026\n";
    text += lines;
    Compiled compiled = compile({{"proef.regels", std::move(text)}});
    for (const auto& d : compiled.diagnostics.all())
        if (text::severity_of(d.code) == text::Severity::fout) ADD_FAILURE() << d.message;
    return compiled;
}

// What the one example says is different; "" when nothing is.
std::string failure(std::string_view lines) {
    const Compiled compiled = with(lines);
    if (!compiled.rules) return "geen regels";
    const auto results = run_examples(*compiled.rules, compiled.examples);
    EXPECT_EQ(results.size(), 1U);
    std::string all;
    for (const ExampleFailure& f : results.at(0).failures) all += (all.empty() ? "" : "\n") + f.message;
    return all;
}

TEST(Examples, AreSilentWhenEverythingIsAsExpected) {
    EXPECT_EQ(failure("  gegeven oppervlakte = 35 m2\n  verwacht P-2 voldaan\n  verwacht personen ontbreekt\n"), "");
    EXPECT_EQ(failure("  gegeven oppervlakte = 34,9 m2\n  verwacht P-2 geraakt\n"
                      "  verwacht advies weigeren verplicht definitief\n"),
              "");
}

TEST(Examples, SayWhatCameAndWhatIsMissing) {
    EXPECT_TRUE(failure("  verwacht P-2 voldaan\n")
                    .starts_with("P-2: verwacht voldaan, maar de uitkomst is onbepaald; er ontbreekt: oppervlakte"));
    EXPECT_TRUE(failure("  gegeven personen = ((naam = \"A\"))\n  verwacht P-1 voor personen[1] geraakt\n")
                    .starts_with("P-1 voor personen[1]: verwacht geraakt, maar de uitkomst is onbepaald; er ontbreekt: "
                                 "geschikt van personen[1]"));
}

TEST(Examples, SayWhatTheAdviceIsInstead) {
    EXPECT_EQ(failure("  gegeven oppervlakte = 34 m2\n  verwacht advies geen beletsel definitief\n"),
              "verwacht advies geen beletsel (definitief), maar het advies is weigeren verplicht (definitief)");
}

TEST(Examples, SayWhichFactsAreMissingInstead) {
    EXPECT_EQ(failure("  gegeven oppervlakte = 35 m2\n  gegeven personen = ()\n  verwacht oppervlakte ontbreekt\n"),
              "verwacht dat oppervlakte ontbreekt, maar er ontbreekt niets");
    EXPECT_EQ(failure("  gegeven oppervlakte = 35 m2\n  verwacht oppervlakte ontbreekt\n"),
              "verwacht dat oppervlakte ontbreekt, maar dat doet het niet; wel ontbreekt: personen");
}

TEST(Examples, SayThatARuleIsSilentAboutAnObject) {
    EXPECT_EQ(failure("  gegeven personen = ((geschikt = ja; ontslag = geen))\n  verwacht P-1 voor personen[2] voldaan\n"),
              "P-1 voor personen[2]: verwacht voldaan, maar de regel zegt hier niets over");
}

TEST(Examples, SummariseARuleOverItsObjects) {
    EXPECT_EQ(failure("  gegeven personen = ((geschikt = ja; ontslag = geen); (naam = \"B\"; geschikt = nee))\n"
                      "  verwacht P-1 geraakt\n  verwacht P-1 voor personen[1] voldaan\n"),
              "");
}

TEST(Examples, FillACaseWithEveryKindOfValue) {
    const Compiled c = with(
        "  gegeven ontslag van personen[1] = 7 maanden\n"
        "  gegeven personen = ((naam = \"A\"); (naam = \"B\"; ontslag = geen); mogelijk meer)\n"
        "  gegeven geschikt van personen[2] = ja\n"
        "  gegeven soort = b\n  gegeven woorden = (\"x\"; onbekend)\n  verwacht P-2 onbepaald\n");
    ASSERT_EQ(c.examples.size(), 1U);
    const RuleSet& rules = *c.rules;
    const Case& facts = c.examples[0].facts;
    const auto slot = [&](RecordId record, std::string_view name) -> const Slot& {
        const auto& fields = rules.begrippen[facts.records[record.index].begrip.index].fields;
        std::uint32_t offset = 0;
        while (rules.fields[fields[offset].index].name != name) ++offset;
        return facts.slot(record, offset);
    };
    const List& personen = facts.lists[slot(RecordId{0}, "personen").index];
    EXPECT_TRUE(personen.open);
    ASSERT_EQ(personen.records.size(), 2U);
    EXPECT_EQ(slot(personen.records[0], "ontslag").duration, (Duur{Duur::Unit::maanden, 7}));
    EXPECT_EQ(slot(personen.records[1], "ontslag").kennis, Kennis::geen);
    const Slot& judged = slot(personen.records[1], "geschikt");
    EXPECT_TRUE(judged.truth);
    ASSERT_LT(judged.oordeel, facts.oordelen.size());
    EXPECT_EQ(facts.oordelen[judged.oordeel].door, "burgemeester");
    EXPECT_EQ(facts.oordelen[judged.oordeel].op, parse_iso_date("2026-03-01"));
    EXPECT_EQ(slot(RecordId{0}, "soort").index, 1U);
    const List& woorden = facts.lists[slot(RecordId{0}, "woorden").index];
    EXPECT_FALSE(woorden.open);
    ASSERT_EQ(woorden.scalars.size(), 2U);
    EXPECT_EQ(facts.slots[woorden.scalars[1].index].kennis, Kennis::onbekend);
    EXPECT_EQ(slot(RecordId{0}, "oppervlakte").kennis, Kennis::onbekend);
}

}  // namespace
}  // namespace drempel::engine
