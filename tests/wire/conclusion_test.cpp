// SPDX-License-Identifier: EUPL-1.2
// What of layers, deviations and conclusies reaches the result. The model is filled in by hand: what is tested is how it is
// written, not how it comes about.
#include <string>

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include "drempel/engine/evaluate.hpp"
#include "proef.hpp"

namespace drempel {
namespace {

using Json = nlohmann::json;
using engine::ConclusieUitkomst;
using Staat = ConclusieUitkomst::Staat;

class Conclusies : public testing::Test {
protected:
    Conclusies() : facts_(*wire::read_case(rules_, proef::soort(), proef::peildatum(), R"({"soortBedrijf":"horeca"})")) {
        screening_ = engine::evaluate(rules_, facts_, proef::peildatum());
        for (const auto kind : {engine::ValueKind::keuze, engine::ValueKind::ja_nee, engine::ValueKind::getal}) {
            engine::Type type;
            type.kind = kind;
            rules_.types.push_back(type);
        }
    }

    // A conclusie of the type that was added as number `type`.
    ConclusieUitkomst& add(std::string name, std::size_t type, Staat staat, std::string waarde = {}) {
        engine::Conclusie declared;
        declared.label = "de " + name;
        declared.name = std::move(name);
        declared.type = engine::TypeId{static_cast<std::uint32_t>(rules_.types.size() - 3 + type)};
        declared.regelset = engine::RegelsetId{0};
        rules_.conclusies.push_back(std::move(declared));
        ConclusieUitkomst uitkomst;
        uitkomst.conclusie = engine::ConclusieId{static_cast<std::uint32_t>(rules_.conclusies.size() - 1)};
        uitkomst.staat = staat;
        uitkomst.waarde = std::move(waarde);
        uitkomst.weergave = "zo";
        screening_.conclusies.push_back(std::move(uitkomst));
        return screening_.conclusies.back();
    }
    Json written() const {
        const wire::Identity identity{.regelset_hash = "h", .file_hashes = {}, .motor = "1", .kenmerk = "k", .gemeente = ""};
        return Json::parse(wire::write_screening(rules_, facts_, screening_, identity, false));
    }
    Json only() const { return written()["conclusies"].at(0); }

    engine::RuleSet rules_ = proef::rules();
    engine::Case facts_;
    engine::Screening screening_;
};

TEST_F(Conclusies, AreWrittenWithNameStateAndValue) {
    add("zwaarte", 0, Staat::waarde, "licht");
    const auto one = only();
    EXPECT_EQ(one["naam"], "zwaarte");
    EXPECT_EQ(one["label"], "de zwaarte");
    EXPECT_EQ(one["staat"], "waarde");
    EXPECT_EQ(one["waarde"], "licht");
    EXPECT_EQ(one["weergave"], "zo");
    EXPECT_EQ(one["laag"], Json({{"regelset", "proef.vergunning"}, {"laag", "landelijk"}}));
    for (const char* list : {"grondslag", "gebruikt", "ontbreekt"}) EXPECT_EQ(one[list], Json::array()) << list;
    EXPECT_FALSE(one.contains("mogelijk"));
}

TEST_F(Conclusies, SpellValuesAsFactsAreSpelled) {
    add("ja", 1, Staat::waarde, "true");
    add("nee", 1, Staat::waarde, "false");
    add("maat", 2, Staat::waarde, "12.5");
    add("geen", 2, Staat::geen);
    const auto all = written()["conclusies"];
    EXPECT_EQ(all[0]["waarde"], true);
    EXPECT_EQ(all[1]["waarde"], false);
    EXPECT_EQ(all[2]["waarde"], "12.5");
    EXPECT_TRUE(all[3].contains("waarde"));
    EXPECT_EQ(all[3]["waarde"], nullptr);
}

TEST_F(Conclusies, HaveNoValueWhenItIsNotCertain) {
    for (const auto staat : {Staat::mogelijk, Staat::onbekend, Staat::rekenfout, Staat::niet_van_toepassing}) add("x", 0, staat);
    const auto all = written()["conclusies"];
    EXPECT_EQ(all[0]["staat"], "mogelijk");
    EXPECT_EQ(all[1]["staat"], "onbekend");
    EXPECT_EQ(all[2]["staat"], "rekenfout");
    EXPECT_EQ(all[3]["staat"], "niet_van_toepassing");
    for (const auto& one : all) EXPECT_FALSE(one.contains("waarde")) << one;
}

TEST_F(Conclusies, NameWhatIsStillPossibleAndWhatIsMissing) {
    auto& one = add("zwaarte", 0, Staat::mogelijk);
    one.mogelijk = {"licht", "zwaar"};
    const auto& rule = screening_.bevindingen.front();
    ASSERT_FALSE(rule.ontbreekt.empty());
    one.ontbreekt = rule.ontbreekt;
    const auto found = only();
    EXPECT_EQ(found["mogelijk"], Json::array({"licht", "zwaar"}));
    EXPECT_EQ(found["ontbreekt"].size(), rule.ontbreekt.size());
    EXPECT_TRUE(found["ontbreekt"][0].contains("pad"));
    EXPECT_FALSE(found["ontbreekt"][0].contains("fase"));
}

TEST_F(Conclusies, FindingsNameTheirLayer) {
    EXPECT_EQ(written()["bevindingen"][0]["laag"], Json({{"regelset", "proef.vergunning"}, {"laag", "landelijk"}}));
    rules_.regelsets[0].laag = "regio";
    rules_.regelsets[0].regio = "achterhoek";
    const auto laag = written()["bevindingen"][0]["laag"];
    EXPECT_EQ(laag["regio"], "achterhoek");
    EXPECT_FALSE(laag.contains("gemeente"));
}

TEST_F(Conclusies, FindingsNameTheRulesThatHoldInstead) {
    EXPECT_FALSE(written()["bevindingen"][0].contains("afgewekenDoor"));
    screening_.bevindingen[0].defeated_by = {screening_.bevindingen[1].rule};
    screening_.bevindingen[0].kenmerken = {engine::Kenmerk::vermoeden, engine::Kenmerk::botsing};
    const auto found = written()["bevindingen"][0];
    EXPECT_EQ(found["afgewekenDoor"], Json::array({written()["bevindingen"][1]["regel"]}));
    EXPECT_EQ(found["kenmerken"], Json::array({"vermoeden", "botsing"}));
}

TEST_F(Conclusies, AMissingNormNamesWhoMayFillIt) {
    engine::Parameter norm;
    norm.name = "maat";
    norm.label = "de maat";
    norm.open_for = {"raad", "college"};
    rules_.parameters.push_back(norm);
    engine::Ontbreekt missing;
    missing.soort = engine::Ontbreekt::Soort::norm;
    missing.parameter = engine::ParameterId{static_cast<std::uint32_t>(rules_.parameters.size() - 1)};
    screening_.bevindingen[0].ontbreekt = {missing};
    const auto found = written()["bevindingen"][0]["ontbreekt"][0];
    EXPECT_EQ(found["norm"], "maat");
    EXPECT_EQ(found["openVoor"], Json::array({"raad", "college"}));
}

// Two sets beside the national one: each takes part only where it speaks.
TEST_F(Conclusies, OnlyLayersThatSpeakInTheMunicipalityTakePart) {
    rules_.gemeenten = {{"aalten", "Aalten"}, {"breda", "Breda"}};
    for (const char* name : {"x.aalten", "x.breda"}) {
        auto set = rules_.regelsets[0];
        set.name = name;
        set.laag = "gemeente";
        set.file = 99;
        set.area = {engine::GemeenteId{static_cast<std::uint32_t>(rules_.regelsets.size() - 1)}};
        rules_.regelsets.push_back(std::move(set));
    }
    engine::Parameter norm;
    norm.regelset = engine::RegelsetId{0};
    for (std::uint32_t set = 1; set < 3; ++set) {
        engine::Fill fill;
        fill.regelset = engine::RegelsetId{set};
        norm.fills.push_back(std::move(fill));
    }
    rules_.parameters.push_back(std::move(norm));
    facts_.gemeente = engine::GemeenteId{1};
    EXPECT_EQ(written()["lagen"].size(), 1U) << "no rule of this kind reads the norm that they fill";
    rules_.soorten[screening_.soort.index].parameters = {engine::ParameterId{static_cast<std::uint32_t>(rules_.parameters.size() - 1)}};
    facts_.gemeente = {};
    EXPECT_EQ(written()["lagen"].size(), 1U);
    facts_.gemeente = engine::GemeenteId{1};
    const auto lagen = written()["lagen"];
    ASSERT_EQ(lagen.size(), 2U);
    EXPECT_EQ(lagen[1]["naam"], "x.breda");
}

TEST_F(Conclusies, TheMunicipalityOfTheFileReachesTheCase) {
    const auto read = wire::read_case(rules_, proef::soort(), proef::peildatum(), "{}", {}, {}, engine::GemeenteId{1});
    ASSERT_TRUE(read);
    EXPECT_EQ(read->gemeente, engine::GemeenteId{1});
    EXPECT_TRUE(wire::read_case(rules_, proef::soort(), proef::peildatum(), "{}")->gemeente.is_none());
}

}  // namespace
}  // namespace drempel
