// SPDX-License-Identifier: EUPL-1.2
// The kalender of the Algemene termijnenwet in the shipped rules against the table of the law for six years: on every weekday,
// free exactly when the table says so.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "drempel/engine/compile.hpp"
#include "drempel/engine/evaluate.hpp"

namespace drempel::engine {
namespace {

constexpr std::string_view asks = R"(regelset proef.dagen "Dagen"
  laag      landelijk
  versie    1
  recht op  peildatum
  gebruikt  gemeenschappelijk.gevolgen; gemeenschappelijk.termijnen
  bron      wet "Wet"

aanvraagsoort dagen "de dagen"
  dag : datum

conclusie eerstvolgende : datum
  grondslag wet art. 1
  luidt     dag - 1 dag + 1 werkdagen
)";

std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

std::shared_ptr<const RuleSet> compiled() {
    const std::filesystem::path folder = std::filesystem::path(DREMPEL_SOURCE_DIR) / "rules/gemeenschappelijk";
    std::vector<text::SourceText> sources;
    for (const char* name : {"gevolgen.regels", "termijnen.regels"}) sources.emplace_back(name, read(folder / name));
    sources.emplace_back("proef.regels", std::string(asks));
    const Compiled result = compile(std::move(sources));
    for (const auto& d : result.diagnostics.all()) {
        if (text::severity_of(d.code) == text::Severity::fout) ADD_FAILURE() << d.message;
    }
    return result.rules;
}

// Goede Vrijdag, Tweede Paasdag, Koningsdag, Hemelvaartsdag, Tweede Pinksterdag; the fixed days are the same each year.
const std::map<std::string, std::set<std::string>>& table() {
    static const std::map<std::string, std::set<std::string>> days{
        {"2026", {"04-03", "04-06", "04-27", "05-14", "05-25"}}, {"2027", {"03-26", "03-29", "04-27", "05-06", "05-17"}},
        {"2028", {"04-14", "04-17", "04-27", "05-25", "06-05"}}, {"2029", {"03-30", "04-02", "04-27", "05-10", "05-21"}},
        {"2030", {"04-19", "04-22", "04-27", "05-30", "06-10"}}, {"2031", {"04-11", "04-14", "04-26", "05-22", "06-02"}},
    };
    return days;
}

bool is_weekend(Dag dag) { return (dag.number + 3) % 7 >= 5; }  // 1 January 1970 was a Thursday

TEST(Feestdagen, AreThoseOfTheTableAndNoOthers) {
    const auto rules = compiled();
    ASSERT_NE(rules, nullptr);
    const std::set<std::string> every_year{"01-01", "05-05", "12-25", "12-26"};
    const SoortId soort{0};
    for (Dag dag = *parse_iso_date("2026-01-01"); dag <= *parse_iso_date("2031-12-31"); dag.number += 1) {
        if (is_weekend(dag)) continue;
        const std::string iso = to_iso(dag);
        CaseBuilder builder(*rules, soort, dag);
        builder.set_string(builder.find(builder.root(), "dag"), iso, "/dag");
        const auto facts = std::move(builder).finish();
        ASSERT_TRUE(facts.has_value());
        const Screening screening = evaluate(*rules, *facts, dag);
        const std::string in_year = iso.substr(5);
        const bool is_free = every_year.contains(in_year) || table().at(iso.substr(0, 4)).contains(in_year);
        EXPECT_EQ(screening.conclusies.at(0).waarde != iso, is_free) << iso;
    }
}

}  // namespace
}  // namespace drempel::engine
