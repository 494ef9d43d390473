// SPDX-License-Identifier: EUPL-1.2
// The description follows the table of routes and keeps the national design rules. That answers keep to it is in
// http_contract_test.cpp.
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
    if (part.is_object() && part.contains("$ref") && part["$ref"].is_string()) {  // else a property of that name
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

}  // namespace
}  // namespace drempel::test
