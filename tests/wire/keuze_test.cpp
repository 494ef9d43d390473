// SPDX-License-Identifier: EUPL-1.2
// Words of a keuze that can be chosen only on some days, as a sender sees them before there is a peildatum.
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "consequences.hpp"
#include "drempel/engine/compile.hpp"
#include "drempel/wire/wire.hpp"

namespace drempel {
namespace {

using Json = nlohmann::json;

const engine::RuleSet& rules() {
    static const auto compiled = engine::compile({{"keuze.regels", std::string("regelset keuze \"Keuze\"\n  laag landelijk\n  bron wet \"Wet\"\n")
                                                                       + std::string(tests::consequences) + R"(
aanvraagsoort zaak "de zaak"
  soort : keuze (cafe "café"; theehuis tot en met 31 december 2025; lunchroom vanaf 1 januari 2026)
  maat  : keuze (klein; groot)

regel K-1 "Proef"
  grondslag wet art. 1
  als       soort = cafe en maat = klein
  gevolg    weigeren verplicht
  motivering "Proef."
)"}});
    EXPECT_TRUE(compiled.rules);
    return *compiled.rules;
}

TEST(KeuzeMetDagen, TheFormNamesTheFirstDayAndTheFirstDayAfter) {
    const auto form = Json::parse(wire::write_soort(rules(), engine::SoortId{0}, ""));
    EXPECT_EQ(form["velden"][0]["leden"], Json::parse(R"([{"waarde":"cafe","label":"café"},
        {"waarde":"theehuis","label":"theehuis","tot":"2026-01-01"},{"waarde":"lunchroom","label":"lunchroom","vanaf":"2026-01-01"}])"));
}

TEST(KeuzeMetDagen, TheSchemaAcceptsEachWordAndSaysWhen) {
    const auto schema = Json::parse(wire::write_schema(rules(), engine::SoortId{0}));
    const std::string text = schema.dump();
    EXPECT_NE(text.find(R"("enum":["cafe","theehuis","lunchroom"])"), std::string::npos) << text;
    EXPECT_NE(text.find("theehuis tot 2026-01-01; lunchroom vanaf 2026-01-01"), std::string::npos) << text;
    EXPECT_EQ(text.find("klein vanaf"), std::string::npos);
    EXPECT_EQ(text.find("$comment"), text.rfind("$comment"));
}

}  // namespace
}  // namespace drempel
