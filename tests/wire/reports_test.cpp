// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include <nlohmann/json.hpp>

#include "proef.hpp"

namespace drempel {
namespace {

using Json = nlohmann::json;

engine::Compiled with_mistake() {
    std::string text(proef::rules_text);
    text.replace(text.find("eis        oppervlakte"), 22, "eis        oppervlakt ");
    std::vector<text::SourceText> sources;
    sources.emplace_back("mijn regels/ë.regels", text);
    return engine::compile(std::move(sources));
}

// The rules of the test also earn warnings, which are not what these tests are about.
Json mistakes(const Json& all, const char* name, const char* value) {
    auto found = Json::array();
    for (const auto& each : all) {
        if (each[name] == value) found.push_back(each);
    }
    return found;
}

TEST(Diagnoses, AreWrittenWithPlaceAndSuggestions) {
    const auto compiled = with_mistake();
    const auto all = mistakes(Json::parse(wire::write_diagnostics(compiled.sources, compiled.diagnostics)), "ernst", "fout");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0]["code"], "T101");
    EXPECT_EQ(all[0]["ernst"], "fout");
    EXPECT_EQ(all[0]["bestand"], "mijn regels/ë.regels");
    EXPECT_EQ(all[0]["kolom"], 14);
    EXPECT_GT(all[0]["lijn"], 50);
    EXPECT_FALSE(all[0]["bericht"].get<std::string>().empty());
    EXPECT_EQ(all[0]["suggesties"], Json::array({"oppervlakte"}));
}

TEST(Diagnoses, AreAnEmptyArrayWhenAllIsWell) {
    EXPECT_EQ(wire::write_diagnostics({}, {}), "[]");
}

TEST(Sarif, NamesToolRulesAndPlaces) {
    const auto compiled = with_mistake();
    const auto sarif = Json::parse(wire::write_sarif(compiled.sources, compiled.diagnostics));
    EXPECT_EQ(sarif["version"], "2.1.0");
    const auto& run = sarif["runs"][0];
    EXPECT_EQ(run["tool"]["driver"]["name"], "drempel");
    EXPECT_EQ(run["tool"]["driver"]["rules"][0]["id"], "T101");
    EXPECT_EQ(run["columnKind"], "unicodeCodePoints");
    const auto results = mistakes(run["results"], "level", "error");
    ASSERT_EQ(results.size(), 1U);
    const auto& result = results[0];
    EXPECT_EQ(result["ruleId"], "T101");
    EXPECT_EQ(result["level"], "error");
    const auto& place = result["locations"][0]["physicalLocation"];
    EXPECT_EQ(place["artifactLocation"]["uri"], "mijn%20regels/%C3%AB.regels");
    EXPECT_EQ(place["region"]["startColumn"], 14);
    EXPECT_EQ(place["region"]["endColumn"], 24);
}

TEST(Junit, EscapesAndCounts) {
    engine::Compiled compiled;
    compiled.sources.emplace_back("a&b.regels", "een\ntwee\n");
    engine::Example good;
    good.title = "goed";
    good.span = {0, 0, 3};
    engine::Example bad;
    bad.title = "<fout> \"met\" 'tekens'\x01";
    bad.span = {0, 4, 8};
    compiled.examples = {good, bad};
    const auto xml = wire::write_junit(compiled, {{0, {}}, {1, {{{0, 4, 8}, "verwacht ja & kreeg nee"}}}});
    EXPECT_EQ(xml, R"(<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="voorbeelden" tests="2" failures="1">
  <testsuite name="a&amp;b.regels" tests="2" failures="1">
    <testcase classname="a&amp;b.regels" name="goed" file="a&amp;b.regels" line="1"/>
    <testcase classname="a&amp;b.regels" name="&lt;fout&gt; &quot;met&quot; &apos;tekens&apos;)" "\xEF\xBF\xBD" R"(" file="a&amp;b.regels" line="2">
      <failure message="verwacht ja &amp; kreeg nee">a&amp;b.regels:2:1</failure>
    </testcase>
  </testsuite>
</testsuites>
)");
}

}  // namespace
}  // namespace drempel
