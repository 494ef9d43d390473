// SPDX-License-Identifier: EUPL-1.2
// Paths through a verwijzing, records narrowed by `is een`, and sums of lengths of time.
#include <gtest/gtest.h>

#include "engine/screened.hpp"

namespace drempel::tests {
namespace {

std::string rules_with(std::string_view eis) {
    return std::string(test_header) + R"(
begrip partij sleutel nummer "de partij" meervoud "de partijen"
  nummer : tekst
begrip mens is een partij "de mens" meervoud "de mensen"
  geboren : datum
begrip firma is een partij "de firma" meervoud "de firma's"
  opgericht : datum
  eigenaar : verwijzing naar mens of geen
aanvraagsoort zaak "de zaak"
  partijen : lijst van partij
  mensen : lijst van mens
  firmas : lijst van firma
  wachttijd : duur
regel P-1 "Proef"
  grondslag  wet art. 1
)" + std::string(eis) + R"(
  gevolg     weigeren verplicht
  motivering "Proef."
)";
}

TEST(Verwijzing, ReadsTheFieldOfThePartyWithThatKey) {
    const Rules rules(rules_with("  voor elke firma in firmas\n  als eigenaar van firma is aanwezig\n  eis geboren van eigenaar van firma <= 1 januari 2000"));
    const auto outcome = [&](const std::string& born, const std::string& key) {
        Facts facts{{"/mensen/0/nummer", "m1"}, {"/firmas/0/nummer", "f1"}, {"/firmas/0/eigenaar", key}};
        if (!born.empty()) facts.push_back({"/mensen/0/geboren", born});
        return Screened(rules, "zaak", "2026-03-01", facts).uitkomst("P-1", "/firmas/0");
    };
    EXPECT_EQ(outcome("2000-01-01", "m1"), "voldaan");
    EXPECT_EQ(outcome("2000-01-02", "m1"), "geraakt");
    EXPECT_EQ(outcome("", "m1"), "onbepaald");
    EXPECT_EQ(outcome("2000-01-02", "m2"), "onbepaald") << "nobody of that key is in the file";
    EXPECT_EQ(outcome("2000-01-02", "onbekend"), "onbepaald");
    EXPECT_EQ(outcome("2000-01-02", "null"), "niet_van_toepassing");
}

TEST(Verwijzing, AsksForTheFactThatIsMissingAtTheParty) {
    const Rules rules(rules_with("  voor elke firma in firmas\n  als eigenaar van firma is aanwezig\n  eis geboren van eigenaar van firma <= 1 januari 2000"));
    const Screened screened(rules, "zaak", "2026-03-01", {{"/mensen/0/nummer", "m1"}, {"/firmas/0/nummer", "f1"}, {"/firmas/0/eigenaar", "m1"}});
    EXPECT_EQ(screened.ontbreekt("P-1", "/firmas/0"), (std::vector<std::string>{"/mensen/0/geboren!"}));
}

TEST(IsEen, LetsFieldsOfTheSubtypeBeReadBesideIt) {
    const Rules rules(rules_with("  voor elke partij in partijen\n  als partij is een mens\n  eis geboren van partij <= 1 januari 2000"));
    const Facts people{{"/partijen/0/nummer", "m1"}, {"/partijen/1/nummer", "f1"}, {"/mensen/0/nummer", "m1"}, {"/mensen/0/geboren", "2000-01-02"},
                       {"/firmas/0/nummer", "f1"}};
    const Screened screened(rules, "zaak", "2026-03-01", people);
    EXPECT_EQ(screened.uitkomst("P-1", "/partijen/0"), "geraakt");
    EXPECT_EQ(screened.uitkomst("P-1", "/partijen/1"), "onbepaald") << "a partij that may also be a mens";
}

TEST(Duur, OfMonthsIsAddedToMonthsAndOfDaysToDays) {
    const Rules months(rules_with("  eis wachttijd + 2 maanden <= 8 maanden"));
    EXPECT_EQ(Screened(months, "zaak", "2026-03-01", {{"/wachttijd", "P6M"}}).uitkomst("P-1"), "voldaan");
    EXPECT_EQ(Screened(months, "zaak", "2026-03-01", {{"/wachttijd", "P7M"}}).uitkomst("P-1"), "geraakt");
    const Rules days(rules_with("  eis 10 weken - wachttijd >= 14 dagen"));
    EXPECT_EQ(Screened(days, "zaak", "2026-03-01", {{"/wachttijd", "P56D"}}).uitkomst("P-1"), "voldaan");
    EXPECT_EQ(Screened(days, "zaak", "2026-03-01", {{"/wachttijd", "P57D"}}).uitkomst("P-1"), "geraakt");
}

TEST(Duur, OfMonthsAndDaysTogetherWaitsForAnOmrekening) {
    const Rules rules(rules_with("  eis wachttijd + 2 maanden <= 8 maanden"));
    EXPECT_EQ(Screened(rules, "zaak", "2026-03-01", {{"/wachttijd", "P30D"}}).uitkomst("P-1"), "onbepaald");
}

}  // namespace
}  // namespace drempel::tests
