// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "drempel/app/screen.hpp"
#include "proef.hpp"

namespace drempel {
namespace {

using Json = nlohmann::json;

const app::Bundle& bundle() {
    static const auto made = [] {
        app::Bundle result;
        std::vector<text::SourceText> sources;
        sources.emplace_back("proef.regels", std::string(proef::rules_text));
        result.compiled = engine::compile(std::move(sources));
        result.hash = app::sha256("bundel");
        result.file_hashes = {app::sha256("bestand")};
        return result;
    }();
    return made;
}

app::Screened screen(std::string_view gegevens, bool with_explanation = false) {
    auto screened = app::screen(bundle(), {"proef", "2026-03-01", ""}, gegevens, with_explanation);
    if (!screened) throw std::runtime_error("the case of the test was refused");
    return std::move(*screened);
}

TEST(Toetsresultaat, IsByteForByteAsAgreed) {
    const auto result = screen(R"({"leidinggevenden":[{"naam":"A. \"de\" Vries","geboortedatum":"2005-05-03"}],)"
                               R"("_dossier":{"bronnen":[{"id":"brp","soort":"register","naam":"BRP"}],)"
                               R"("herkomst":{"/leidinggevenden/0/geboortedatum":{"bron":"brp","per":"2026-02-20","status":"vastgesteld"}}}})")
                            .result;
    const auto path = std::string(DREMPEL_SOURCE_DIR) + "/tests/wire/toetsresultaat.json";
    if (std::getenv("DREMPEL_BIJWERKEN") != nullptr) std::ofstream(path, std::ios::binary) << result << '\n';
    std::ifstream in(path, std::ios::binary);
    const std::string agreed{std::istreambuf_iterator<char>(in), {}};
    EXPECT_EQ(result + '\n', agreed);
}

TEST(Toetsresultaat, HasTheFieldsOfTheStableCore) {
    const auto result = Json::parse(screen(R"({"soortBedrijf":"horeca","oppervlakte":"30.50","monument":false,)"
                                           R"("leidinggevenden":[{"naam":"A","geboortedatum":"2000-01-01"},{"naam":"B"}]})")
                                        .result);
    EXPECT_EQ(result["aanvraagsoort"], "proef");
    EXPECT_EQ(result["regelset"]["naam"], "proef.vergunning");
    EXPECT_EQ(result["lagen"].size(), 1U);
    EXPECT_EQ(result["lagen"][0]["laag"], "landelijk");
    EXPECT_EQ(result["lagen"][0]["hash"], app::sha256("bestand"));
    EXPECT_EQ(result["conclusies"], Json::array());
    ASSERT_EQ(result["bevindingen"].size(), 3U);
    const auto& first = result["bevindingen"][0];
    EXPECT_EQ(first["regel"], "PRF-01");
    EXPECT_EQ(first["object"], "/leidinggevenden/0");
    EXPECT_EQ(first["uitkomst"], "voldaan");
    EXPECT_EQ(first["gebruikt"][0]["pad"], "/leidinggevenden/0/geboortedatum");
    EXPECT_EQ(first["gebruikt"][0]["waarde"], "2000-01-01");
    EXPECT_EQ(first["grondslag"].size(), 2U);
    EXPECT_EQ(first["grondslag"][1]["artikel"], "27");
    const auto& second = result["bevindingen"][1];
    EXPECT_EQ(second["uitkomst"], "onbepaald");
    EXPECT_EQ(second["ontbreekt"][0]["pad"], "/leidinggevenden/1/geboortedatum");
    const auto& third = result["bevindingen"][2];
    EXPECT_EQ(third["status"], "concept");
    EXPECT_EQ(third["opmerking"], "alleen voor de proef");
    EXPECT_EQ(third["gevolgTekst"], "meet de ruimte na");
    EXPECT_EQ(third["ontvanger"], "jurist");
    EXPECT_EQ(result["ontbrekend"][0]["beslistMee"], Json::array({"PRF-01"}));
    EXPECT_EQ(result["ontbrekend"][0]["soort"], "feit");
    EXPECT_EQ(result["ontbrekend"][0]["grondslag"][0]["artikel"], "8");
}

TEST(Toetsresultaat, ExplainsOnlyWhenAsked) {
    const std::string gegevens = R"({"leidinggevenden":[{"naam":"A","geboortedatum":"2000-01-01"}]})";
    const auto plain = Json::parse(screen(gegevens).result);
    const auto explained = Json::parse(screen(gegevens, true).result);
    EXPECT_FALSE(plain["bevindingen"][0].contains("uitleg"));
    const auto& nodes = explained["bevindingen"][0]["uitleg"];
    ASSERT_FALSE(nodes.empty());
    std::set<std::string> ids;
    for (const auto& node : nodes) ids.insert(node["id"].get<std::string>());
    EXPECT_EQ(ids.size(), nodes.size());
    for (const auto& node : nodes) {
        for (const auto& step : node["stappen"]) EXPECT_TRUE(ids.contains(step.get<std::string>()));
    }
}

TEST(Kenmerk, IsTheSameForEveryOrderOfTheKeysAndSpellingOfTheNumbers) {
    const auto one = screen(R"({"kamers":3,"monument":true,"leidinggevenden":[{"naam":"A","register":true}]})");
    const auto other = screen(R"( {"leidinggevenden":[{"register":true,"naam":"A"}],"monument":true,"kamers":"3.0"} )");
    EXPECT_EQ(one.kenmerk, other.kenmerk);
    EXPECT_EQ(one.result, other.result);
    EXPECT_EQ(one.facts, other.facts);
}

TEST(Kenmerk, IsTheSameForEachPermutationOfTheKeys) {
    std::vector<std::string> members{R"("kamers":3)", R"("monument":true)", R"("opmerkingen":["a","b"])", R"("soortBedrijf":"horeca")",
                                     R"("_dossier":{"bronnen":[{"id":"b"}],"herkomst":{"/kamers":{"bron":"b"}}})"};
    std::sort(members.begin(), members.end());
    std::set<std::string> found;
    do {
        std::string json;
        for (const auto& member : members) json += (json.empty() ? "{" : ",") + member;
        found.insert(screen(json + "}").kenmerk);
    } while (std::next_permutation(members.begin(), members.end()));
    EXPECT_EQ(found.size(), 1U);
}

TEST(Toetsresultaat, PointsAtEachObjectOfAProduct) {
    const auto rules = proef::compile(std::string(proef::rules_text) + R"(
regel PRF-03 "Niemand heeft dezelfde naam"
  grondslag  beleid art. 3
  voor elke  leidinggevende in leidinggevenden
  voor elke  antecedent in antecedenten van leidinggevende
  eis        soort van antecedent = overtreding
  gevolg     nader onderzoek
  motivering "Een misdrijf."
)");
    ASSERT_TRUE(rules);
    const auto facts = wire::read_case(*rules, proef::soort(*rules), proef::peildatum(),
                                       R"({"leidinggevenden":[{"antecedenten":[]},{"antecedenten":[{"soort":"overtreding"},{"soort":"misdrijf"}]}]})");
    ASSERT_TRUE(facts);
    const auto result = Json::parse(
        wire::write_screening(*rules, *facts, engine::evaluate(*rules, *facts, proef::peildatum()), {}, false));
    std::vector<std::string> places;
    for (const auto& finding : result["bevindingen"]) {
        if (finding["regel"] != "PRF-03") continue;
        places.push_back(finding["object"].get<std::string>() + " " + finding.value("objecten", Json::array()).dump() + " "
                         + finding["uitkomst"].get<std::string>());
    }
    EXPECT_THAT(places, testing::Contains(
                            R"(/leidinggevenden/1 ["/leidinggevenden/1","/leidinggevenden/1/antecedenten/1"] geraakt)"));
}

TEST(Toetsresultaat, NamesTheLayersFromGeneralToLocal) {
    const std::string all(proef::rules_text);
    const auto begin = all.find("gevolgsoort");
    const auto end = all.find("begrip persoon");
    std::vector<text::SourceText> sources;
    auto head = all.substr(0, begin);
    head.insert(head.find("  bron"), "  gebruikt  basis.gevolgen\n");
    sources.emplace_back("a/zaak.regels", head + all.substr(end));
    sources.emplace_back("b/gevolgen.regels", "regelset basis.gevolgen \"Gevolgen\"\n  laag gemeenschappelijk\n  versie 2026.1\n  recht op peildatum\n\n"
                                                  + all.substr(begin, end - begin));
    app::Bundle two;
    two.compiled = engine::compile(std::move(sources));
    ASSERT_TRUE(two.compiled.rules);
    two.file_hashes = {"sha256:een", "sha256:twee"};
    const auto result = Json::parse(app::screen(two, {"proef", "2026-03-01", ""}, "{}", false)->result);
    EXPECT_EQ(result["lagen"].dump(),
              R"([{"hash":"sha256:twee","laag":"gemeenschappelijk","naam":"basis.gevolgen","versie":"2026.1"},)"
              R"({"hash":"sha256:een","laag":"landelijk","naam":"proef.vergunning","versie":"2026.1"}])");
    EXPECT_EQ(result["regelset"]["naam"], "proef.vergunning");
}

TEST(Kenmerk, ChangesWithFactsRulesDayAndMunicipality) {
    const std::string gegevens = R"({"kamers":3})";
    const auto base = screen(gegevens).kenmerk;
    EXPECT_NE(screen(R"({"kamers":4})").kenmerk, base);
    EXPECT_NE(screen(R"({"kamers":3,"_dossier":{"herkomst":{"/kamers":{"status":"vermoeden"}}}})").kenmerk, base);
    EXPECT_NE(app::screen(bundle(), {"proef", "2026-03-02", ""}, gegevens, false)->kenmerk, base);
    auto other_rules = bundle();
    other_rules.hash = app::sha256("andere bundel");
    EXPECT_NE(app::screen(other_rules, {"proef", "2026-03-01", ""}, gegevens, false)->kenmerk, base);
}

std::string problems_of(const app::Question& question, std::string_view gegevens = "{}", const app::Bundle& rules = bundle()) {
    const auto screened = app::screen(rules, question, gegevens, false);
    if (screened) return "";
    std::string lines;
    for (const auto& list : {screened.error().question, screened.error().facts}) {
        for (const auto& problem : list) {
            lines += problem.pointer + " " + problem.code + (problem.suggestion.empty() ? "" : " -> " + problem.suggestion) + "\n";
        }
    }
    return lines;
}

TEST(Toetsvraag, GivesTheProblemsOfQuestionAndFactsTogether) {
    EXPECT_EQ(problems_of({"proeff", "2026-02-30", ""}), "/aanvraagsoort aanvraagsoort.onbekend -> proef\n/peildatum datum.ongeldig\n");
    EXPECT_EQ(problems_of({"proef", "", ""}), "/peildatum veld.ontbreekt\n");
    EXPECT_EQ(problems_of({"proef", "2026-03-01", "schiedam"}, R"({"kamer":1})"),
              "/gemeente gemeente.onbekend\n/kamer veld.onbekend -> kamers\n");
}

std::string municipal(std::string text) {
    text.replace(text.find("laag      landelijk"), 19, "laag      gemeente\n  gemeente  schiedam \"Schiedam\"");
    return text;
}

TEST(Toetsvraag, GivesAMunicipalKindItsOwnMunicipality) {
    app::Bundle local;
    std::vector<text::SourceText> sources;
    sources.emplace_back("proef.regels", municipal(std::string(proef::rules_text)));
    local.compiled = engine::compile(std::move(sources));
    ASSERT_TRUE(local.compiled.rules);
    const auto absent = app::screen(local, {"proef", "2026-03-01", ""}, "{}", false);
    const auto named = app::screen(local, {"proef", "2026-03-01", "schiedam"}, "{}", false);
    ASSERT_TRUE(absent && named);
    EXPECT_EQ(absent->gemeente, "schiedam");
    EXPECT_EQ(absent->kenmerk, named->kenmerk);
    EXPECT_EQ(problems_of({"proef", "2026-03-01", "schidam"}, "{}", local), "/gemeente gemeente.onbekend -> schiedam\n");
}

TEST(Toetsvraag, SaysSoWhenTheRulesDoNotCompile) {
    app::Bundle broken;
    std::vector<text::SourceText> sources;
    sources.emplace_back("kapot.regels", "regel zonder einde");
    broken.compiled = engine::compile(std::move(sources));
    EXPECT_EQ(problems_of({"proef", "2026-03-01", ""}, "{}", broken), " regels.onbruikbaar\n");
}

}  // namespace
}  // namespace drempel
