// SPDX-License-Identifier: EUPL-1.2
// The description follows the table of routes, keeps the national design rules, and the answers keep to it.
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "drempel/http/route.hpp"
#include "http_support.hpp"

namespace drempel::test {
namespace {

using nlohmann::json;

class HttpOpenapi : public testing::Test {
protected:
    Surroundings around_;
    http::Services& services_ = *around_.services;
    json document_ = json::parse(ask(services_, "GET /api/v1/openapi.json").body);

    const json& component(const std::string& reference) const { return document_.at(json::json_pointer(reference.substr(1))); }

    // The part of JSON Schema that the description uses.
    void check_fits(const json& value, const json& schema, const std::string& place) const {
        SCOPED_TRACE(place);
        if (schema.contains("$ref")) check_fits(value, component(schema["$ref"]), place);
        if (schema.contains("allOf")) {
            for (const json& part : schema["allOf"]) check_fits(value, part, place);
        }
        if (schema.contains("type")) {
            std::set<std::string> types;
            if (schema["type"].is_array()) {
                types = schema["type"].get<std::set<std::string>>();
            } else {
                types.insert(schema["type"].get<std::string>());
            }
            const std::string actual = value.is_string() ? "string" : value.is_boolean() ? "boolean" : value.is_null() ? "null"
                                       : value.is_array() ? "array" : value.is_object() ? "object" : "integer";
            EXPECT_TRUE(types.contains(actual)) << actual;
        }
        if (schema.contains("enum")) {
            EXPECT_NE(std::find(schema["enum"].begin(), schema["enum"].end(), value), schema["enum"].end()) << value;
        }
        if (schema.contains("required")) {
            for (const json& name : schema["required"]) EXPECT_TRUE(value.contains(name.get<std::string>())) << name;
        }
        if (schema.contains("properties") && value.is_object())
            for (const auto& [name, property] : schema["properties"].items())
                if (value.contains(name)) check_fits(value[name], property, place + "/" + name);
        if (schema.contains("items") && value.is_array())
            for (const json& element : value) check_fits(element, schema["items"], place + "/-");
    }

    void check_answer(const http::Response& response, const std::string& path, const std::string& method) {
        const json& operation = document_["paths"][path][method];
        const std::string status = std::to_string(response.status);
        ASSERT_TRUE(operation["responses"].contains(status)) << path << " " << status;
        const json& content = operation["responses"][status]["content"];
        ASSERT_TRUE(content.contains(response.media_type)) << response.media_type;
        check_fits(json::parse(response.body), content[response.media_type]["schema"], path);
    }
};

TEST_F(HttpOpenapi, HasExactlyTheRoutesOfTheTable) {
    std::set<std::string> described;
    for (const auto& [path, item] : document_["paths"].items())
        for (const auto& [method, operation] : item.items())
            if (method != "servers") described.insert(method + " " + (item.contains("servers") ? path : "/api/v1" + path));
    std::set<std::string> declared;
    for (const http::Route& route : http::routes()) {
        EXPECT_NE(route.start, nullptr);  // no constant expression under the sanitizers, so not with the other declarations
        declared.insert((route.method == http::Method::post ? "post " : "get ") + std::string(route.pattern));
    }
    EXPECT_EQ(described, declared);
}

TEST_F(HttpOpenapi, KeepsTheDesignRulesOfTheDocument) {
    EXPECT_EQ(document_["openapi"], "3.1.0");
    for (const char* member : {"name", "url", "email"}) EXPECT_NE(document_["info"]["contact"].value(member, ""), "");
    EXPECT_EQ(document_["info"]["version"], "1.0.0");
    EXPECT_EQ(document_["servers"][0]["url"], "/api/v1");
    for (const auto& [path, item] : document_["paths"].items())
        for (const char c : path)
            EXPECT_TRUE((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || std::string("/-{}.").find(c) != std::string::npos) << path;
    std::set<std::string> operations;
    for (const auto& [path, item] : document_["paths"].items())
        for (const auto& [method, operation] : item.items()) {
            if (method == "servers") continue;
            EXPECT_TRUE(operations.insert(operation["operationId"]).second);
            for (const char* member : {"summary", "description"}) EXPECT_NE(operation.value(member, ""), "");
            EXPECT_TRUE(operation["responses"].contains("400"));
            for (const auto& [status, answer] : operation["responses"].items()) {
                EXPECT_TRUE(answer["headers"].contains("API-Version"));
                if (status[0] != '2') {
                    EXPECT_TRUE(answer["content"].contains("application/problem+json")) << path << status;
                }
            }
        }
}

void check_references(const json& part, const json& document) {
    if (part.is_object() && part.contains("$ref")) {
        const json::json_pointer pointer(part["$ref"].get<std::string>().substr(1));
        EXPECT_TRUE(document.contains(pointer)) << part["$ref"];
    }
    if (part.is_structured())
        for (const json& inner : part) check_references(inner, document);
}

TEST_F(HttpOpenapi, HasNoReferenceToNothing) { check_references(document_, document_); }

TEST_F(HttpOpenapi, IsOpenToEveryOriginAndTheRestIsNot) {
    const auto origin = [&](const std::string& target) {
        for (const http::Field& field : ask(services_, "GET " + target, {"Origin: https://elders.example"}).fields)
            if (field.name == "Access-Control-Allow-Origin") return field.value;
        return std::string();
    };
    EXPECT_EQ(origin("/api/v1/openapi.json"), "*");
    EXPECT_EQ(origin("/api/v1/aanvraagsoorten"), "");
}

TEST_F(HttpOpenapi, AnswersFitTheirSchemas) {
    check_answer(post(services_, question(false)), "/toetsingen", "post");
    const http::Response made = post(services_, question(true), "k");
    check_answer(made, "/toetsingen", "post");
    check_answer(post(services_, question(true) + " ", "k"), "/toetsingen", "post");
    check_answer(post(services_, "{}"), "/toetsingen", "post");
    const std::string id = json::parse(made.body)["id"];
    check_answer(ask(services_, "GET /api/v1/toetsingen/" + id), "/toetsingen/{id}", "get");
    check_answer(ask(services_, "GET /api/v1/toetsingen/x"), "/toetsingen/{id}", "get");
    check_answer(ask(services_, "GET /api/v1/aanvraagsoorten"), "/aanvraagsoorten", "get");
    check_answer(ask(services_, "GET /api/v1/aanvraagsoorten/alcoholvergunning"), "/aanvraagsoorten/{naam}", "get");
    check_answer(ask(services_, "GET /api/v1/aanvraagsoorten/alcoholvergunning/schema"), "/aanvraagsoorten/{naam}/schema", "get");
    check_answer(ask(services_, "GET /gezondheid/levend"), "/gezondheid/levend", "get");
    check_answer(ask(services_, "GET /gezondheid/gereed"), "/gezondheid/gereed", "get");
}

}  // namespace
}  // namespace drempel::test
