// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "proef.hpp"

namespace drempel {
namespace {

using proef::canonical;
using proef::problems_of;

TEST(Intake, GivesAllProblemsAtOnceInOrderOfPointer) {
    EXPECT_EQ(problems_of(R"({"monument":"ja","kamer":3,"leidinggevenden":[{"naam":5,"registers":true}]})"),
              "/kamer veld.onbekend -> kamers\n"
              "/leidinggevenden/0/naam type.verkeerd\n"
              "/leidinggevenden/0/registers veld.onbekend -> register\n"
              "/monument type.verkeerd\n");
}

TEST(Intake, RefusesTheWrongKindOfValue) {
    for (const auto* json : {R"({"monument":1})", R"({"monument":[]})", R"({"monument":{}})", R"({"monument":null})", R"({"kamers":true})",
                             R"({"kamers":{}})", R"({"soortBedrijf":1})", R"({"datumAanvraag":20260301})", R"({"wachttijd":7})",
                             R"({"leidinggevenden":{}})", R"({"leidinggevenden":"A"})", R"({"leidinggevenden":1})",
                             R"({"leidinggevenden":[1]})", R"({"leidinggevenden":[null]})", R"({"leidinggevenden":[[]]})",
                             R"({"opmerkingen":[1]})", R"({"opmerkingen":[[]]})", R"({"ontheffing":true})", R"({"ontheffing":[]})",
                             R"({"_dossier":[]})", R"({"_dossier":1})"}) {
        const auto found = problems_of(json);
        EXPECT_FALSE(found.empty()) << json;
        EXPECT_EQ(std::count(found.begin(), found.end(), '\n'), 1) << json << "\n" << found;
    }
}

TEST(Intake, KeepsNumbersExactly) {
    for (const auto& [written, kept] : std::vector<std::pair<std::string, std::string>>{
             {"0.1", "0.1"}, {"35", "35"}, {"35.0", "35"}, {"3.5e1", "35"}, {"3500e-2", "35"}, {"\"35.50\"", "35.5"}, {"-0", "0"},
             {"0.000001", "0.000001"}, {"9999.999999", "9999.999999"}, {"1E3", "1000"}, {"0e5", "0"}, {"1.000000000", "1"}}) {
        EXPECT_EQ(canonical("{\"oppervlakte\":" + written + "}"), "{\"oppervlakte\":\"" + kept + "\"}") << written;
    }
}

TEST(Intake, KeepsWholeNumbersThatNoDoubleCanHold) {
    EXPECT_EQ(canonical(R"({"kamers":999999999999999})"), R"({"kamers":"999999999999999"})");
    EXPECT_EQ(canonical(R"({"leidinggevenden":[{"antecedenten":[{"boete":123456789012345.654321}]}]})"),
              R"({"leidinggevenden":[{"antecedenten":[{"boete":"123456789012345.654321"}]}]})");
}

TEST(Intake, RefusesNumbersOutsideWhatAFactMayBe) {
    for (const auto* json : {R"({"oppervlakte":1.1234567})", R"({"oppervlakte":"1.1234567"})", R"({"kamers":1000000000000000})",
                             R"({"kamers":18446744073709551616})", R"({"kamers":1e15})", R"({"kamers":1.5})", R"({"kamers":-1})",
                             R"({"oppervlakte":10000.000001})", R"({"oppervlakte":-0.000001})", R"({"aandeel":100.1})",
                             R"({"oppervlakte":"1e3"})", R"({"oppervlakte":"1,5"})", R"({"oppervlakte":""})", R"({"oppervlakte":" 1"})"}) {
        EXPECT_NE(problems_of(json), "") << json;
    }
    EXPECT_EQ(problems_of(R"({"oppervlakte":10000})"), "");
    EXPECT_EQ(problems_of(R"({"aandeel":100})"), "");
}

TEST(Intake, ReadsDatesStrictly) {
    EXPECT_EQ(problems_of(R"({"datumAanvraag":"2024-02-29"})"), "");
    for (const auto* date : {"2025-02-29", "2026-13-01", "2026-3-1", "01-03-2026", "2026-03-01T00:00:00Z", "2026", "", "2026-03-01 "}) {
        EXPECT_NE(problems_of("{\"datumAanvraag\":\"" + std::string(date) + "\"}"), "") << date;
    }
    EXPECT_EQ(canonical(R"({"bouwjaar":"1985"})"), R"({"bouwjaar":"1985"})");
    EXPECT_EQ(canonical(R"({"bouwjaar":"1985-04"})"), R"({"bouwjaar":"1985-04"})");
    EXPECT_EQ(canonical(R"({"bouwjaar":"1985-04-07"})"), R"({"bouwjaar":"1985-04-07"})");
}

TEST(Intake, TakesNullOnlyWhereAbsenceIsPossible) {
    EXPECT_EQ(canonical(R"({"leidinggevenden":[{"antecedenten":[{"sinds":null,"straf":null,"boete":null}]}]})"),
              R"({"leidinggevenden":[{"antecedenten":[{"sinds":null,"straf":null,"boete":null}]}]})");
    EXPECT_NE(problems_of(R"({"leidinggevenden":[{"antecedenten":[{"soort":null}]}]})"), "");
    EXPECT_NE(problems_of(R"({"leidinggevenden":null})"), "");
    EXPECT_NE(problems_of(R"({"leidinggevenden":[{"naam":null}]})"), "");
}

TEST(Intake, TakesAnUnknownOnlyInsideAList) {
    EXPECT_EQ(canonical(R"({"opmerkingen":["a",{"onbekend":true}]})"), R"({"opmerkingen":["a",{"onbekend":true}]})");
    EXPECT_EQ(canonical(R"({"leidinggevenden":[{"naam":{"onbekend":true}}]})"), R"({"leidinggevenden":[{}]})");
    EXPECT_EQ(problems_of(R"({"kamers":{"onbekend":true}})"), "/kamers onbekend.hier_niet\n");
    EXPECT_EQ(problems_of(R"({"opmerkingen":[{"onbekend":false}]})"), "/opmerkingen/0/onbekend type.verkeerd\n");
    EXPECT_EQ(problems_of(R"({"opmerkingen":[{}]})"), "/opmerkingen/0 type.verkeerd\n");
    EXPECT_EQ(problems_of(R"({"opmerkingen":[{"onbekend":true,"x":1}]})"), "/opmerkingen/0 type.verkeerd\n");
    EXPECT_EQ(problems_of(R"({"ontheffing":{"onbekend":true}})"), "/ontheffing onbekend.hier_niet\n");
}

TEST(Intake, NeedsAllPartsOfAnOordeel) {
    const std::string whole = R"({"ontheffing":{"waarde":false,"door":"burgemeester","op":"2026-02-20","reden":"past in de straat"}})";
    EXPECT_EQ(canonical(whole), whole);
    EXPECT_EQ(problems_of(R"({"ontheffing":{"waarde":true}})"), "/ontheffing oordeel.onvolledig\n");
    EXPECT_EQ(problems_of(R"({"ontheffing":{}})"), "/ontheffing oordeel.onvolledig\n");
    EXPECT_EQ(problems_of(R"({"ontheffing":{"waarde":true,"door":"burgemeester","op":"2026-02-20","redn":"x"}})"),
              "/ontheffing oordeel.onvolledig\n/ontheffing/redn veld.onbekend -> reden\n");
    EXPECT_NE(problems_of(R"({"ontheffing":{"waarde":true,"door":"wethouder","op":"2026-02-20","reden":"x"}})"), "");
    EXPECT_NE(problems_of(R"({"ontheffing":{"waarde":true,"door":"burgemeester","op":"2026-02-30","reden":"x"}})"), "");
    EXPECT_NE(problems_of(R"({"ontheffing":{"waarde":"ja","door":"burgemeester","op":"2026-02-20","reden":"x"}})"), "");
    EXPECT_NE(problems_of(R"({"ontheffing":{"waarde":true,"door":7,"op":"2026-02-20","reden":"x"}})"), "");
}

TEST(Intake, NamesWhatIsWrongWithAStableCode) {
    const std::string long_text(64 * 1024 + 1, 'x');
    for (const auto& [json, found] : std::vector<std::pair<std::string, std::string>>{
             {R"({"oppervlakte":"1.5e3"})", "/oppervlakte getal.ongeldig\n"},
             {R"({"oppervlakte":1.1234567})", "/oppervlakte getal.decimalen\n"},
             {R"({"kamers":1.5})", "/kamers getal.niet_geheel\n"},
             {R"({"kamers":1000000000000000})", "/kamers getal.te_groot\n"},
             {R"({"oppervlakte":10000.000001})", "/oppervlakte getal.buiten_bereik\n"},
             {R"({"datumAanvraag":"2026-02-30"})", "/datumAanvraag datum.ongeldig\n"},
             {R"({"leidinggevenden":[{"geboortedatum":"2026-03-02"}]})", "/leidinggevenden/0/geboortedatum datum.buiten_bereik\n"},
             {R"({"soortBedrijf":"horec"})", "/soortBedrijf keuze.onbekend -> horeca\n"},
             {R"({"wachttijd":"P1M1D"})", "/wachttijd duur.ongeldig\n"},
             {R"({"leidinggevenden":[{"naam":")" + long_text + R"("}]})", "/leidinggevenden/0/naam tekst.te_lang\n"},
             {R"({"kamers":null})", "/kamers geen.niet_toegestaan\n"},
             {R"({"leidinggevenden":[]})", "/leidinggevenden lijst.te_kort\n"},
             {R"({"opmerkingen":["1","2","3","4"]})", "/opmerkingen lijst.te_lang\n"},
             {R"({"ontheffing":{"waarde":true,"door":"wethouder","op":"2026-02-20","reden":"x"}})",
              "/ontheffing/door oordeel.rol -> burgemeester\n"},
             {R"({"leidinggevenden":[{"partij":"p","naam":"A"},{"partij":"p","naam":"B"}]})",
              "/leidinggevenden/1/naam partij.tegenstrijdig\n"}}) {
        EXPECT_EQ(problems_of(json), found);
    }
}

TEST(Intake, SaysOnceThatACaseHasTooManyParts) {
    std::string json = "{\"leidinggevenden\":[{}";
    for (int i = 0; i < 30'000; ++i) json += ",{}";
    EXPECT_EQ(problems_of(json + "]}"), "/leidinggevenden/19999 aanvraag.te_groot\n");
}

TEST(Dossier, MayStandBeforeOrAfterTheFacts) {
    const std::string dossier =
        R"("_dossier":{"bronnen":[{"id":"brp","soort":"register","naam":"BRP","geraadpleegdOp":"2026-02-20"}],)"
        R"("herkomst":{"/leidinggevenden/0/geboortedatum":{"bron":"brp","per":"2026-02-20","status":"vastgesteld"}},)"
        R"("onvolledigeLijsten":["/leidinggevenden/0/antecedenten"]})";
    const std::string facts = R"("leidinggevenden":[{"geboortedatum":"2005-05-03","antecedenten":[]}])";
    EXPECT_EQ(canonical("{" + facts + "," + dossier + "}"), "{" + facts + "," + dossier + "}");
    EXPECT_EQ(canonical("{" + dossier + "," + facts + "}"), "{" + facts + "," + dossier + "}");
}

TEST(Dossier, KeepsContestedAndExpiredFactsAsUnknowns) {
    for (const auto* status : {"betwist", "verlopen", "vermoeden"}) {
        const auto json = R"({"kamers":"3","leidinggevenden":[{"antecedenten":[{"sinds":null}]}],"_dossier":{"herkomst":{)"
                          R"("/kamers":{"status":")" + std::string(status) + R"("},"/leidinggevenden/0/antecedenten/0/sinds":{"status":")"
                          + status + R"("}}}})";
        const auto found = proef::read(json);
        ASSERT_TRUE(found) << status;
        EXPECT_EQ(wire::canonical_case(proef::rules(), *found), json);
        const auto kamers = found->slot(engine::RecordId{0}, 4);
        EXPECT_EQ(kamers.kennis, std::string_view(status) == "vermoeden" ? engine::Kennis::waarde : engine::Kennis::onbekend) << status;
    }
}

TEST(Dossier, RefusesWhatItDoesNotKnow) {
    EXPECT_EQ(problems_of(R"({"_dossier":{"bronen":[]}})"), "/_dossier/bronen veld.onbekend -> bronnen\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"bronnen":[{"id":"a","datum":"x"}]}})"), "/_dossier/bronnen/0/datum veld.onbekend\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"bronnen":[{"soort":"register"}]}})"), "/_dossier/bronnen/0 dossier.bron_zonder_id\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"bronnen":[{"id":"a"},{"id":"a"}]}})"), "/_dossier/bronnen/1 dossier.bron_dubbel\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"bronnen":[{"id":"a","geraadpleegdOp":"gisteren"}]}})"),
              "/_dossier/bronnen/0/geraadpleegdOp datum.ongeldig\n");
    EXPECT_EQ(problems_of(R"({"kamers":1,"_dossier":{"bronnen":[{"id":"brp"}],"herkomst":{"/kamers":{"bron":"brb"}}}})"),
              "/_dossier/herkomst/~1kamers/bron dossier.bron_onbekend -> brp\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"herkomst":{"/kamer":{}}}})"), "/_dossier/herkomst/~1kamer dossier.plek_onbekend\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"herkomst":{"/leidinggevenden/0/naam":{}}}})"),
              "/_dossier/herkomst/~1leidinggevenden~10~1naam dossier.plek_onbekend\n");
    EXPECT_EQ(problems_of(R"({"kamers":1,"_dossier":{"herkomst":{"/kamers":{"status":"vastgestelt"}}}})"),
              "/_dossier/herkomst/~1kamers/status dossier.status_onbekend -> vastgesteld\n");
    EXPECT_EQ(problems_of(R"({"kamers":1,"_dossier":{"onvolledigeLijsten":["/kamers"]}})"),
              "/_dossier/onvolledigeLijsten/0 dossier.geen_lijst\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"onvolledigeLijsten":[7]}})"), "/_dossier/onvolledigeLijsten/0 type.verkeerd\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"onvolledigeLijsten":{"a":1}}})"), "/_dossier/onvolledigeLijsten type.verkeerd\n");
}

TEST(Dossier, SaysNothingNewAboutAPlaceThatWasRefused) {
    EXPECT_EQ(problems_of(R"({"leidinggevenden":"A","_dossier":{"herkomst":{"/leidinggevenden/0/naam":{}},"onvolledigeLijsten":["/leidinggevenden/0/antecedenten"]}})"),
              "/leidinggevenden type.verkeerd\n");
}

TEST(KanonGegevens, AreTheSameForEveryOrderOfTheKeys) {
    const auto one = canonical(R"({"kamers":3,"soortBedrijf":"horeca","leidinggevenden":[{"naam":"A","partij":"p1"},{"naam":"B"}],"monument":true})");
    const auto other = canonical(R"({"monument":true,"leidinggevenden":[{"partij":"p1","naam":"A"},{"naam":"B"}],"soortBedrijf":"horeca","kamers":3.0})");
    EXPECT_EQ(one, other);
    EXPECT_EQ(one, R"({"soortBedrijf":"horeca","kamers":"3","monument":true,"leidinggevenden":[{"partij":"p1","naam":"A"},{"naam":"B"}]})");
}

TEST(KanonGegevens, ReadBackAsThemselves) {
    const auto once = canonical(
        R"({"datumAanvraag":"2026-02-01","aandeel":12.5,"wachttijd":"P1Y6M","opmerkingen":["a\"\\\n","ë€😀",""],"bouwjaar":"1900",)"
        R"("ontheffing":{"waarde":true,"door":"burgemeester","op":"2026-02-20","reden":"r"},)"
        R"("leidinggevenden":[{"naam":"A","antecedenten":[{"soort":"misdrijf","sinds":"2020-01-01","straf":"P210D","boete":"500","zaken":[{"onbekend":true}]}]}],)"
        R"("_dossier":{"bronnen":[{"id":"b"},{"id":"a","soort":"akte"}],"herkomst":{"/aandeel":{"bron":"b","status":"betwist"},)"
        R"("/leidinggevenden/0/naam":{"bron":"a"}},"onvolledigeLijsten":["/opmerkingen"]}})");
    EXPECT_EQ(canonical(once), once);
    EXPECT_EQ(once.find("geweigerd"), std::string::npos) << once;
    EXPECT_NE(once.find("P18M"), std::string::npos);
}

}  // namespace
}  // namespace drempel
