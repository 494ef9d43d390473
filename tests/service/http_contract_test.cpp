// SPDX-License-Identifier: EUPL-1.2
// Real answers, on the real rules, against the schemas that the description gives for them. The schemas are closed:
// a member that is not described, or a required one that is not there, is refused.
#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "drempel/app/screen.hpp"
#include "drempel/engine/evaluate.hpp"
#include "http_json_schema.hpp"
#include "http_support.hpp"

namespace drempel::test {
namespace {

using nlohmann::json;

// Beside the real rules some invented ones, with the forms that no real rule has yet.
std::shared_ptr<const app::Bundle> real_rules() {
    static const std::shared_ptr<const app::Bundle> rules = [] {
        auto loaded = app::load_bundle(
            {std::string(DREMPEL_SOURCE_DIR) + "/rules", std::string(DREMPEL_SOURCE_DIR) + "/tests/service/regels_vormen"});
        if (!loaded) throw std::runtime_error(loaded.error().detail);
        if (!loaded->compiled.rules) throw std::runtime_error("the rules have errors");
        return std::make_shared<const app::Bundle>(std::move(*loaded));
    }();
    return rules;
}

std::string read_text(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

struct Application {
    std::string name, aanvraagsoort, peildatum, gemeente, gegevens;
};

std::vector<Application> applications() {
    std::vector<Application> all;
    for (const char* folder : {"aanvragen", "dossiers"}) {
        const std::string path = std::string(DREMPEL_SOURCE_DIR) + "/fixtures/" + folder + "/";
        for (const json& entry : json::parse(read_text(path + "index.json"))) {
            const std::string file = entry.at("bestand");
            all.push_back({file, entry.at("aanvraagsoort"), entry.at("peildatum"), entry.value("gemeente", ""), read_text(path + file)});
        }
    }
    return all;
}

std::string question_about(const Application& one, const std::string& more) {
    json envelope{{"aanvraagsoort", one.aanvraagsoort}, {"peildatum", one.peildatum}};
    if (!one.gemeente.empty()) envelope["gemeente"] = one.gemeente;
    std::string text = envelope.dump();
    text.pop_back();
    return text + more + ",\"gegevens\":" + one.gegevens + "}";
}

struct Said {  // one answer, and where the description speaks of it
    std::string name, component, body;
};

class HttpContract : public testing::Test {
protected:
    HttpContract() { services_.bundle.store(real_rules()); }

    Surroundings around_;
    http::Services& services_ = *around_.services;
    std::string openapi_ = ask(services_, "GET /api/v1/openapi.json").body;
    json document_ = json::parse(openapi_);
    std::vector<Said> said_;
    int keys_ = 0;

    void say(const std::string& name, const std::string& method, const std::string& path, const http::Response& response) {
        const std::string component = component_of(document_, path, method, response.status, response.media_type);
        EXPECT_NE(component, "") << name << ": " << method << " " << path << " " << response.status;
        if (!component.empty()) said_.push_back({name, component, response.body});
    }
    http::Response get(const std::string& target, const std::vector<std::string>& fields = {}) {
        return ask(services_, "GET " + target, fields);
    }

    void say_screenings() {
        for (const Application& one : applications()) {
            const http::Response plain = post(services_, question_about(one, ""));
            EXPECT_EQ(plain.status, 200) << one.name << plain.body;
            say(one.name, "post", "/toetsingen", plain);
            const http::Response explained = post(services_, question_about(one, ",\"uitleg\":true"));
            EXPECT_THAT(explained.body, testing::HasSubstr("\"uitleg\":[{"));
            say(one.name + " met uitleg", "post", "/toetsingen", explained);
        }
    }

    void say_forms() {
        const Application vormen{"vormen", "vormen", "2026-03-01", "", R"({"ruimten":[{"naam":"zaal","maat":"9.5"}],)"
                                 R"("gasten":[{"naam":"A","tekens":["rood"]}],"trefwoorden":["a"]})"};
        say("vormen", "post", "/toetsingen", post(services_, question_about(vormen, "")));
        for (const char* gemeld : {"2026-01-05", "2026-01"}) {  // a term whose days are known, and one with limits only
            const Application termijn{"termijn", "vormtermijn", "2026-03-01", "", R"({"gemeld":")" + std::string(gemeld)
                                      + R"(","gestopt":"2026-02-02","hervat":"2026-02-05","gevraagd":true,"gekregen":false})"};
            say(std::string("termijn ") + gemeld, "post", "/toetsingen", post(services_, question_about(termijn, "")));
            const std::string key = std::string("termijn-") + gemeld;
            say(key, "post", "/toetsingen", post(services_, question_about(termijn, ",\"opslaan\":true"), key));
        }
    }

    // What the writer can say and no rule can bring about yet: filled in by hand, written by the real writer.
    void say_conclusions() {
        engine::RuleSet rules = *real_rules()->compiled.rules;
        const engine::SoortId soort{static_cast<std::uint32_t>(rules.find_soort("vormen") - rules.soorten.data())};
        const engine::Dag day = *engine::parse_iso_date("2026-03-01");
        const auto facts = wire::read_case(rules, soort, day, R"({"ruimten":[{"naam":"zaal"}],"gasten":[{"naam":"A"}]})");
        ASSERT_TRUE(facts);
        engine::Screening screening = engine::evaluate(rules, *facts, day);
        engine::Bevinding& finding = screening.bevindingen.front();
        ASSERT_FALSE(finding.ontbreekt.empty());
        finding.defeated_by = {finding.rule};
        finding.kenmerken = {engine::Kenmerk::vermoeden, engine::Kenmerk::botsing, engine::Kenmerk::geblokkeerd, engine::Kenmerk::kring};
        finding.blocked_by = {finding.rule};
        rules.overgangsrecht.push_back({"oud", "het oude recht", rules.rules[finding.rule.index].grounds, {}, {}, {}, {}, {}, {}});
        finding.transition = engine::OvergangsrechtId{0};
        engine::Regelset& set = rules.regelsets[rules.soorten[soort.index].regelset.index];
        set.laag = "regio";
        set.regio = "achterhoek";
        engine::Type truth;
        truth.kind = engine::ValueKind::ja_nee;
        rules.types.push_back(truth);
        engine::Conclusie declared;
        declared.name = "zwaarte";
        declared.type = engine::TypeId{static_cast<std::uint32_t>(rules.types.size() - 1)};
        declared.regelset = rules.soorten[soort.index].regelset;
        rules.conclusies.push_back(declared);
        using enum engine::ConclusieUitkomst::Staat;
        for (const auto staat : {mogelijk, waarde, geen, niet_van_toepassing, rekenfout, onbekend}) {
            engine::ConclusieUitkomst one;
            one.conclusie = engine::ConclusieId{static_cast<std::uint32_t>(rules.conclusies.size() - 1)};
            one.staat = staat;
            one.waarde = staat == waarde ? "true" : "";
            one.mogelijk = {"true", "false"};
            one.grounds = rules.rules[finding.rule.index].grounds;
            one.gebruikt = finding.gebruikt;
            for (const auto& each : screening.bevindingen) {
                one.ontbreekt.insert(one.ontbreekt.end(), each.ontbreekt.begin(), each.ontbreekt.end());
            }
            screening.conclusies.push_back(one);
        }
        const std::string hash = "sha256:" + std::string(64, '0');
        const wire::Identity identity{hash, std::vector<std::string>(rules.sources.size(), hash), "1", hash, ""};
        said_.push_back({"conclusies", "Toetsing", wire::write_screening(rules, *facts, screening, identity, false)});
    }

    // Of a municipality, so that the stored result names it.
    void say_stored() {
        const auto all = applications();
        const auto local = std::find_if(all.begin(), all.end(), [](const Application& one) { return one.aanvraagsoort == "seksbedrijf"; });
        ASSERT_NE(local, all.end());
        const http::Response made = post(services_, question_about(*local, ",\"opslaan\":true"), "k");
        EXPECT_EQ(made.status, 201) << made.body;
        say("bewaard", "post", "/toetsingen", made);
        say("gelezen", "get", "/toetsingen/{id}", get("/api/v1/toetsingen/" + json::parse(made.body)["id"].get<std::string>()));
    }

    void say_kinds() {
        const http::Response list = get("/api/v1/aanvraagsoorten");
        say("soorten", "get", "/aanvraagsoorten", list);
        const json kinds = json::parse(list.body)["aanvraagsoorten"];
        for (const json& kind : kinds) {
            const std::string name = kind["naam"];
            say(name, "get", "/aanvraagsoorten/{naam}", get("/api/v1/aanvraagsoorten/" + name));
            say(name + " schema", "get", "/aanvraagsoorten/{naam}/schema", get("/api/v1/aanvraagsoorten/" + name + "/schema"));
        }
    }

    void say_service() {
        say("levend", "get", "/gezondheid/levend", get("/gezondheid/levend"));
        say("gereed", "get", "/gezondheid/gereed", get("/gezondheid/gereed"));
        say("beschrijving", "get", "/openapi.json", get("/api/v1/openapi.json"));
    }

    void say_problems() {
        const std::string unknown = "/api/v1/toetsingen/99999999-0000-4000-8000-000000000001";
        say("leeg", "post", "/toetsingen", post(services_, "{}"));
        say("geen JSON", "post", "/toetsingen", post(services_, "nee"));
        say("verkeerde velden", "post", "/toetsingen",
            post(services_, R"({"aanvraagsoort":"alcoholvergunning","peildatum":"2026-03-01","gegevens":)"
                            R"({"soortBedrif":"horeca","datumAanvraag":"2026-02-30"}})"));
        say("onbekende soort", "post", "/toetsingen",
            post(services_, R"({"aanvraagsoort":"alcoholvergunnig","peildatum":"2026-03-01","gegevens":{}})"));
        say("zonder sleutel", "post", "/toetsingen", post(services_, question(true)));
        say("te groot", "post", "/toetsingen", post(services_, std::string(2 * 1024 * 1024, ' ')));
        say("geen JSON-type", "post", "/toetsingen", ask(services_, "POST /api/v1/toetsingen", {"Content-Type: text/plain"}, "{}"));
        say("van elders", "post", "/toetsingen",
            ask(services_, "POST /api/v1/toetsingen", {"Content-Type: application/json", "Origin: https://elders.example"}, "{}"));
        EXPECT_EQ(post(services_, question_about(applications().front(), ",\"opslaan\":true"), "dubbel").status, 201);
        say("zelfde sleutel", "post", "/toetsingen", post(services_, question_about(applications().back(), ",\"opslaan\":true"), "dubbel"));
        say("onbekende toetsing", "get", "/toetsingen/{id}", get(unknown));
        say("vorm", "get", "/toetsingen/{id}", get(unknown, {"Accept: text/html"}));
        say("parameters", "get", "/toetsingen/{id}/rapport", get(unknown + "/rapport?formaat=pdf&x=1"));
        say("methode", "get", "/aanvraagsoorten", ask(services_, "DELETE /api/v1/aanvraagsoorten"));
        around_.storage->fail_with(app::StorageError::Kind::full);
        say("opslag vol", "get", "/gezondheid/gereed", get("/gezondheid/gereed"));
        around_.storage->fail_with(std::nullopt);
    }

    void say_all() {
        say_service();
        say_problems();
        say_stored();
        say_kinds();
        say_forms();
        say_conclusions();
        say_screenings();
    }

    void check_all_fit() {
        SchemaJudge judge(openapi_);
        for (const Said& one : said_) judge.add(one.component, one.body);
        const auto judgements = judge.judge();
        for (std::size_t i = 0; i < said_.size(); ++i) EXPECT_EQ(judgements[i], "") << said_[i].name << " as " << said_[i].component;
    }

    // Every object in `value` that the schema gives to a component: all members that were seen, and the first object.
    struct Seen {
        json first;
        std::set<std::string> members;
    };
    using SeenComponents = std::map<std::string, Seen>;

    void sort_out(const json& value, const json& schema, SeenComponents& found) const {
        if (schema.contains("$ref")) {
            const std::string reference = schema["$ref"];
            Seen& seen = found.try_emplace(reference.substr(reference.rfind('/') + 1), Seen{value, {}}).first->second;
            if (value.is_object())
                for (const auto& [name, member] : value.items()) seen.members.insert(name);
            return sort_out(value, document_.at(json::json_pointer(reference.substr(1))), found);
        }
        if (value.is_array() && schema.contains("items"))
            for (const json& element : value) sort_out(element, schema["items"], found);
        if (value.is_object())
            for (const auto& [name, member] : value.items()) {
                const json::json_pointer place = json::json_pointer("/properties") / name;
                if (schema.contains(place)) sort_out(member, schema.at(place), found);
                else if (schema.contains("additionalProperties")) sort_out(member, schema["additionalProperties"], found);
            }
    }

    SeenComponents seen() const {
        SeenComponents found;
        for (const Said& one : said_) sort_out(json::parse(one.body), {{"$ref", "#/components/schemas/" + one.component}}, found);
        Application asked = applications().front();
        asked.gemeente = "schiedam";
        sort_out(json::parse(question_about(asked, R"(,"opslaan":false,"uitleg":true)")), {{"$ref", "#/components/schemas/ToetsingVraag"}}, found);
        return found;
    }
};

TEST_F(HttpContract, ScreeningsOfAllFixturesFitWithAndWithoutExplanation) {
    say_screenings();
    ASSERT_GE(said_.size(), 60U);
    check_all_fit();
}

TEST_F(HttpContract, StoredScreeningsKindsAndHealthFit) {
    say_stored();
    say_forms();
    say_conclusions();
    say_kinds();
    say_service();
    check_all_fit();
}

TEST_F(HttpContract, ProblemsFit) {
    say_problems();
    std::set<int> statuses;
    for (const Said& one : said_) {
        EXPECT_EQ(one.component, "Probleem") << one.name;
        statuses.insert(json::parse(one.body)["status"].get<int>());
    }
    EXPECT_EQ(statuses, (std::set<int>{400, 403, 404, 405, 406, 409, 413, 415, 503}));
    check_all_fit();
}

TEST_F(HttpContract, EachMemberThatIsDescribedIsInSomeAnswer) {
    say_all();
    auto found = seen();
    for (const auto& [name, schema] : document_["components"]["schemas"].items()) {
        if (name == "WatOntbreekt" || name == "Veldtype") continue;  // bases: their members are those of the others
        const json properties = schema.value("properties", json::object());
        for (const auto& [member, property] : properties.items())
            EXPECT_TRUE(found[name].members.contains(member)) << name << "." << member;
    }
}

TEST_F(HttpContract, AnUnknownMemberIsRefusedInEveryObject) {
    say_all();
    SchemaJudge judge(openapi_);
    std::vector<std::string> names;
    for (const auto& [name, one] : seen()) {
        if (document_["components"]["schemas"][name]["additionalProperties"] == true) continue;
        json more = one.first;
        more["nietBeschreven"] = "x";
        judge.add(name, one.first.dump());
        judge.add(name, more.dump());
        names.push_back(name);
    }
    EXPECT_GE(names.size(), 30U);
    const auto judgements = judge.judge();
    for (std::size_t i = 0; i < names.size(); ++i) {
        EXPECT_EQ(judgements[2 * i], "") << names[i];
        EXPECT_THAT(judgements[2 * i + 1], testing::HasSubstr("nietBeschreven")) << names[i];
    }
}

TEST_F(HttpContract, AMissingRequiredMemberIsRefusedInEveryObject) {
    say_all();
    SchemaJudge judge(openapi_);
    std::vector<std::string> names;
    for (const auto& [name, one] : seen()) {
        const json all_required = document_["components"]["schemas"][name].value("required", json::array());
        for (const json& required : all_required) {
            json less = one.first;
            EXPECT_EQ(less.erase(required.get<std::string>()), 1U) << name;
            judge.add(name, less.dump());
            names.push_back(name + "." + required.get<std::string>());
        }
    }
    EXPECT_GE(names.size(), 100U);
    const auto judgements = judge.judge();
    for (std::size_t i = 0; i < names.size(); ++i) EXPECT_NE(judgements[i], "") << names[i];
}

TEST_F(HttpContract, MembersThatBelongTogetherAreThereTogether) {
    const std::string field = R"("naam":"a","label":"a","oordeel":false,"ofGeen":false,"gebruiktDoor":[],"grondslag":[])";
    struct { const char* component; std::string good, bad; } const pairs[] = {
        {"Plaats", R"({"pointer":"/a"})", R"({"pointer":"/a","name":"a"})"},
        {"Plaats", R"({"name":"a"})", "{}"},
        {"Plaats", R"({"pointer":"/a~1b"})", R"({"pointer":"a"})"},
        {"GebruiktGegeven", R"({"pad":"/a","label":"a","waarde":null,"weergave":"geen"})", R"({"pad":"/a","label":"a","waarde":null})"},
        {"GebruiktGegeven", R"({"pad":"/a","label":"a","aantal":"2","volledig":true})",
         R"({"pad":"/a","label":"a","aantal":"2","volledig":true,"weergave":"2"})"},
        {"Ontbreekt", R"({"pad":"","soort":"norm","norm":"n","openVoor":["raad"],"label":"n","fase":"eis","kanAlleenBeslissen":true})",
         R"({"pad":"/a","soort":"feit","norm":"n","label":"n","fase":"eis","kanAlleenBeslissen":true})"},
        {"Veld", "{" + field + R"(,"type":"keuze","leden":[{"waarde":"x","label":"x"}]})", "{" + field + R"(,"type":"keuze"})"},
        {"Veld", "{" + field + R"(,"type":"tekst"})", "{" + field + R"(,"type":"tekst","eenheid":"m2"})"},
        {"Veld", "{" + field + R"(,"type":"lijst","minimum":0,"velden":[]})",
         "{" + field + R"(,"type":"lijst","minimum":0,"velden":[],"element":{"type":"tekst","oordeel":false,"ofGeen":false}})"},
        {"Veld", "{" + field + R"(,"type":"lijst","minimum":0,"element":{"type":"tekst","oordeel":false,"ofGeen":false}})",
         "{" + field + R"(,"type":"lijst","minimum":0})"},
        {"LaagVan", R"({"regelset":"a","laag":"regio","regio":"b"})", R"({"regelset":"a","laag":"landelijk","regio":"b"})"},
        {"Gezondheid", R"({"status":"levend"})", R"({"status":"dood"})"},
    };
    SchemaJudge judge(openapi_);
    for (const auto& one : pairs) {
        judge.add(one.component, one.good);
        judge.add(one.component, one.bad);
    }
    const auto judgements = judge.judge();
    for (std::size_t i = 0; i < std::size(pairs); ++i) {
        EXPECT_EQ(judgements[2 * i], "") << pairs[i].good;
        EXPECT_NE(judgements[2 * i + 1], "") << pairs[i].bad;
    }
}

TEST_F(HttpContract, TheSchemaOfAKindTakesItsFixtures) {
    SchemaJudge judge(openapi_);
    const auto all = applications();
    for (const Application& one : all) {
        const std::string schema = get("/api/v1/aanvraagsoorten/" + one.aanvraagsoort + "/schema").body;
        judge.add_schema(schema, one.gegevens);
        json wrong = json::parse(one.gegevens);
        wrong["nietBeschreven"] = 1;
        judge.add_schema(schema, wrong.dump());
    }
    const auto judgements = judge.judge();
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(judgements[2 * i], "") << all[i].name;
        EXPECT_NE(judgements[2 * i + 1], "") << all[i].name;
    }
}

}  // namespace
}  // namespace drempel::test
