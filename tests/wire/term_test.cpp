// SPDX-License-Identifier: EUPL-1.2
// How terms and times of day reach the result, and how a time of day comes in.
#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/evaluate.hpp"
#include "drempel/wire/wire.hpp"

namespace drempel {
namespace {

using Json = nlohmann::json;

constexpr std::string_view text = R"(regelset proef "Proef"
  laag      landelijk
  versie    1
  recht op  peildatum
  bron      wet "Wet"

gevolgsoort aanvullen "aanvullen"
  rang     50
  werking  vult_aan
  weging   nee
gevolgsoort nader_onderzoek "nader onderzoek"
  rang     60
  werking  onderzoekt
  weging   nee

aanvraagsoort zaak "de zaak"
  start   : datum
  gestopt : datum of geen
  hervat  : datum of geen
  sluit   : tijd

termijn beslissen "de termijn"
  grondslag  wet art. 1
  begint     na start
  duurt      8 weken
  opgeschort na gestopt tot hervat  volgens wet art. 2

regel P-1 "Gesloten"
  grondslag  wet art. 3
  eis        sluit <= 23:30
  gevolg     nader onderzoek
  motivering "{sluit}"
)";

std::shared_ptr<const engine::RuleSet> rules() {
    static const auto result = engine::compile({text::SourceText("proef.regels", std::string(text))}).rules;
    return result;
}

constexpr engine::Dag peildatum{20'788};  // 1 December 2026

Json written(std::string_view facts) {
    const auto found = wire::read_case(*rules(), engine::SoortId{0}, peildatum, facts);
    if (!found) return {};
    const auto screening = engine::evaluate(*rules(), *found, peildatum);
    const wire::Identity identity{.regelset_hash = "h", .file_hashes = {}, .motor = "1", .kenmerk = "k", .gemeente = ""};
    return Json::parse(wire::write_screening(*rules(), *found, screening, identity, false));
}

TEST(Termijnen, AreWrittenWithTheirDaysAndGrounds) {
    const auto term = written(R"({"start":"2026-11-24","gestopt":"2026-11-25","hervat":"2026-11-28"})")["termijnen"].at(0);
    EXPECT_EQ(term["naam"], "beslissen");
    EXPECT_EQ(term["staat"], "loopt");
    EXPECT_EQ(term["begin"], "2026-11-25");
    EXPECT_EQ(term["einde"], "2027-01-21");
    EXPECT_EQ(term["dagenStil"], 2);
    EXPECT_EQ(term["grondslag"].size(), 2U);
    EXPECT_EQ(term["weergave"], "loopt; de laatste dag is 21 januari 2027, met 2 dagen stilstand");
    EXPECT_FALSE(term.contains("eindeVroegst"));
    EXPECT_TRUE(term["ontbreekt"].empty());
}

TEST(Termijnen, SayTheEarliestEndAndWhatWouldSettleIt) {
    const auto term = written(R"({"start":"2026-11-24","gestopt":"2026-11-25","hervat":null})")["termijnen"].at(0);
    EXPECT_EQ(term["staat"], "staat_stil");
    EXPECT_EQ(term["eindeVroegst"], "2027-01-25");
    EXPECT_FALSE(term.contains("einde"));
    EXPECT_FALSE(term.contains("eindeLaatst"));
    ASSERT_EQ(term["ontbreekt"].size(), 1U);
    EXPECT_EQ(term["ontbreekt"].at(0)["pad"], "/hervat");
}

TEST(Tijden, AreTextInAndOutAndShownAsOnAClock) {
    const auto finding = written(R"({"sluit":"23:31"})")["bevindingen"].at(0);
    EXPECT_EQ(finding["uitkomst"], "geraakt");
    EXPECT_EQ(finding["gebruikt"].at(0)["waarde"], "23:31");
    EXPECT_EQ(finding["motivering"], "23:31\xC2\xA0uur");
    EXPECT_EQ(written(R"({"sluit":"23:30"})")["bevindingen"].at(0)["uitkomst"], "voldaan");
}

TEST(Tijden, OutsideTheClockAreRefused) {
    for (const char* facts : {R"({"sluit":"24:01"})", R"({"sluit":"23:60"})", R"({"sluit":"7:30"})", R"({"sluit":"23.30"})", R"({"sluit":1410})"}) {
        EXPECT_FALSE(wire::read_case(*rules(), engine::SoortId{0}, peildatum, facts)) << facts;
    }
    EXPECT_TRUE(wire::read_case(*rules(), engine::SoortId{0}, peildatum, R"({"sluit":"24:00"})"));
}

}  // namespace
}  // namespace drempel
