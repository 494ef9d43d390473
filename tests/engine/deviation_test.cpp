// SPDX-License-Identifier: EUPL-1.2
// `in afwijking van` (semantics 3): which rule sets which aside, when, and for which kind.
#include <string>

#include <gtest/gtest.h>

#include "engine/screened.hpp"

namespace drempel::engine {
namespace {

using tests::Rules;
using tests::Screened;

// The header with another `recht op`, and the kinds and rules that all these tests share.
std::string header_with_law_on(const std::string& day) {
    std::string text(tests::test_header);
    const std::string written = "recht op  peildatum";
    return text.replace(text.find(written), written.size(), "recht op  " + day);
}

constexpr std::string_view kinds = R"(
feitengroep klok
  datumAanvraag : datum
  sluiting : geheel
feitengroep winkelsoort
  apotheek : ja_nee
aanvraagsoort winkel "de winkel"
  met klok; winkelsoort
aanvraagsoort kraam "de kraam"
  met klok

regel T-1 "Sluit op tijd"
  grondslag wet art. 1
  eis       sluiting <= 22
  gevolg    weigeren verplicht
  motivering "Te laat."
)";

constexpr std::string_view pharmacy = R"(
regel T-2 "Een apotheek mag langer"
  grondslag wet art. 2
  geldig    vanaf 1 januari 2025
  in afwijking van T-1
  als       apotheek
  eis       sluiting <= 24
  gevolg    weigeren verplicht
  motivering "Te laat voor een apotheek."
)";

const Rules& law_of_application() {
    static const Rules rules(header_with_law_on("datumAanvraag") + std::string(kinds) + std::string(pharmacy));
    return rules;
}

std::string outcome(const Rules& rules, const tests::Facts& facts, const char* kind = "winkel") {
    return Screened(rules, kind, "2026-03-01", facts).uitkomst("T-1");
}

TEST(Deviation, SetsARuleAsideFromTheDayThatItHolds) {
    const tests::Facts late{{"/sluiting", "23"}, {"/apotheek", "ja"}};
    auto before = late;
    before.emplace_back("/datumAanvraag", "2024-12-31");
    auto from = late;
    from.emplace_back("/datumAanvraag", "2025-01-01");
    EXPECT_EQ(outcome(law_of_application(), before), "geraakt");
    EXPECT_EQ(outcome(law_of_application(), from), "uitzondering");
}

// Law 1: what one of the days it can be would set aside is not hit yet.
TEST(Deviation, IsOpenWhileTheDayOfTheLawIsNotKnown) {
    const Screened screened(law_of_application(), "winkel", "2026-03-01", {{"/sluiting", "23"}, {"/apotheek", "ja"}});
    EXPECT_EQ(screened.uitkomst("T-1"), "onbepaald");
    EXPECT_EQ(screened.ontbreekt("T-1"), (std::vector<std::string>{"/datumAanvraag!"}));
    EXPECT_EQ(outcome(law_of_application(), {{"/sluiting", "23"}, {"/apotheek", "nee"}}), "geraakt");
}

TEST(Deviation, AsksTheLawOfItsOwnDayWhereItsSetSaysSo) {
    std::string second = header_with_law_on("datumAanvraag");
    second = second.substr(0, second.find("gevolgsoort"));
    const std::string name = "proef.regels \"Proef\"";
    second.replace(second.find(name), name.size(), "proef.winkels \"Winkels\"\n  gebruikt  proef.regels");
    const Rules rules({std::string(tests::test_header) + std::string(kinds), second + std::string(pharmacy)});
    const tests::Facts late{{"/sluiting", "23"}, {"/apotheek", "ja"}};
    auto before = late;
    before.emplace_back("/datumAanvraag", "2024-12-31");
    auto from = late;
    from.emplace_back("/datumAanvraag", "2025-01-01");
    EXPECT_EQ(outcome(rules, before), "geraakt");
    EXPECT_EQ(outcome(rules, from), "uitzondering");
    EXPECT_EQ(Screened(rules, "winkel", "2026-03-01", late).ontbreekt("T-1"), (std::vector<std::string>{"/datumAanvraag!"}));
}

TEST(Deviation, DoesNotReachAKindWithoutTheFactsOfTheOtherRule) {
    const tests::Facts late{{"/sluiting", "23"}, {"/datumAanvraag", "2026-01-01"}};
    EXPECT_EQ(outcome(law_of_application(), late, "kraam"), "geraakt");
    EXPECT_EQ(outcome(law_of_application(), late, "winkel"), "onbepaald");
}

}  // namespace
}  // namespace drempel::engine
