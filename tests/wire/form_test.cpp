// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include <nlohmann/json.hpp>

#include "proef.hpp"

namespace drempel {
namespace {

using Json = nlohmann::json;

Json form() { return Json::parse(wire::write_soort(proef::rules(), proef::soort(), "")); }

Json named(const Json& fields, std::string_view name) {
    for (const auto& field : fields) {
        if (field["naam"] == name) return field;
    }
    return {};
}

TEST(Formulier, NamesKindAndRuleSet) {
    const auto found = form();
    EXPECT_EQ(found["naam"], "proef");
    EXPECT_EQ(found["titel"], "de proefaanvraag");
    EXPECT_EQ(found["regelset"], Json({{"naam", "proef.vergunning"}, {"versie", "2026.1"}}));
    EXPECT_TRUE(found["gemeente"].is_null());
    EXPECT_EQ(Json::parse(wire::write_soort(proef::rules(), proef::soort(), "schiedam"))["gemeente"], "schiedam");
}

TEST(Formulier, GivesEachFieldAsDeclared) {
    const auto fields = form()["velden"];
    ASSERT_EQ(fields.size(), 11U);
    EXPECT_EQ(fields[0].dump(), Json::parse(R"({"naam":"datumAanvraag","label":"datum van de aanvraag","vraag":"Wanneer is de aanvraag gedaan?",
        "toelichting":"De dag van ontvangst.","type":"datum","oordeel":false,"ofGeen":false,"herkomst":{"soort":"aanvrager"},
        "gebruiktDoor":[],"grondslag":[]})").dump());
    const auto soort = named(fields, "soortBedrijf");
    EXPECT_EQ(soort["leden"], Json::parse(R"([{"waarde":"horeca","label":"horecabedrijf"},{"waarde":"slijterij","label":"slijterij"}])"));
    EXPECT_EQ(soort["gebruiktDoor"], Json::array({"PRF-02"}));
    const auto oppervlakte = named(fields, "oppervlakte");
    EXPECT_EQ(oppervlakte["type"], "hoeveelheid");
    EXPECT_EQ(oppervlakte["eenheid"], "m2");
    EXPECT_EQ(oppervlakte["van"], "0");
    EXPECT_EQ(oppervlakte["totEnMet"], "10000");
    EXPECT_EQ(oppervlakte["grondslag"].size(), 1U);
    EXPECT_EQ(named(fields, "aandeel")["type"], "percentage");
    EXPECT_EQ(named(fields, "kamers")["type"], "geheel");
    EXPECT_EQ(named(fields, "wachttijd")["type"], "duur");
    EXPECT_EQ(named(fields, "bouwjaar")["type"], "datum_onvolledig");
    EXPECT_EQ(named(fields, "monument")["type"], "ja_nee");
    const auto ontheffing = named(fields, "ontheffing");
    EXPECT_EQ(ontheffing["oordeel"], true);
    EXPECT_EQ(ontheffing["door"], "burgemeester");
    const auto opmerkingen = named(fields, "opmerkingen");
    EXPECT_EQ(opmerkingen["type"], "lijst");
    EXPECT_EQ(opmerkingen["element"]["type"], "tekst");
    EXPECT_EQ(opmerkingen["maximum"], 3);
    EXPECT_FALSE(opmerkingen.contains("velden"));
}

TEST(Formulier, GivesTheFieldsOfTheElementsOfAList) {
    const auto list = named(form()["velden"], "leidinggevenden");
    EXPECT_EQ(list["minimum"], 1);
    EXPECT_EQ(list["gebruiktDoor"], Json::array({"PRF-01"}));
    const auto date = named(list["velden"], "geboortedatum");
    EXPECT_EQ(date["van"], "1900-01-01");
    EXPECT_EQ(date["totEnMet"], "peildatum");
    EXPECT_EQ(date["gebruiktDoor"], Json::array({"PRF-01"}));
    EXPECT_EQ(date["grondslag"][0], "Alcoholwet art. 8 lid 1 onder a");
    const auto boete = named(named(list["velden"], "antecedenten")["velden"], "boete");
    EXPECT_EQ(boete["type"], "bedrag");
    EXPECT_EQ(boete["ofGeen"], true);
}

TEST(Formulier, AsksWithTheLabelInThePlaceOfWhatIsUnknown) {
    const auto list = named(form()["velden"], "leidinggevenden");
    EXPECT_EQ(named(list["velden"], "register")["vraag"], "Staat {naam} in het register?");
}

TEST(Schema, IsClosedAndKnowsTheDossier) {
    const auto schema = Json::parse(wire::write_schema(proef::rules(), proef::soort()));
    EXPECT_EQ(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    EXPECT_EQ(schema["additionalProperties"], false);
    EXPECT_EQ(schema["properties"].size(), 12U);
    EXPECT_EQ(schema["properties"]["_dossier"]["$ref"], "#/$defs/_dossier");
    EXPECT_EQ(schema["$defs"]["_dossier"]["additionalProperties"], false);
    EXPECT_EQ(schema["$defs"]["leidinggevende"]["additionalProperties"], false);
    EXPECT_EQ(schema["$defs"]["antecedent"]["properties"].size(), 5U);
    EXPECT_EQ(schema["properties"]["leidinggevenden"]["items"]["$ref"], "#/$defs/leidinggevende");
    EXPECT_EQ(schema["properties"]["soortBedrijf"]["enum"], Json::array({"horeca", "slijterij"}));
}

TEST(Schema, SpellsGeenAndNumbersAsTheDoorReadsThem) {
    const auto schema = Json::parse(wire::write_schema(proef::rules(), proef::soort()));
    const auto& area = schema["properties"]["oppervlakte"]["anyOf"];
    EXPECT_EQ(area[0]["type"], "number");
    EXPECT_EQ(area[0]["maximum"], 10000);
    EXPECT_EQ(area[1]["type"], "string");
    bool has_null = false;
    for (const auto& each : schema["$defs"]["antecedent"]["properties"]["sinds"]["anyOf"]) has_null = has_null || each["type"] == "null";
    EXPECT_TRUE(has_null);
    EXPECT_EQ(schema["properties"]["ontheffing"]["anyOf"][0]["properties"]["door"]["const"], "burgemeester");
}

TEST(Schema, EndsForABegripThatHoldsAListOfItself) {
    std::string text(proef::rules_text);
    text.insert(text.find("  naam          : tekst"), "  kinderen      : lijst van persoon\n");
    const auto rules = proef::compile(text);
    ASSERT_TRUE(rules);
    EXPECT_TRUE(Json::accept(wire::write_schema(*rules, proef::soort(*rules))));
    EXPECT_TRUE(Json::accept(wire::write_soort(*rules, proef::soort(*rules), "")));
}

}  // namespace
}  // namespace drempel
