// SPDX-License-Identifier: EUPL-1.2
// The routes as functions: no socket.
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "http_support.hpp"

namespace drempel::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;
using Kind = app::StorageError::Kind;

class HttpRoutes : public testing::Test {
protected:
    Surroundings around_;
    http::Services& services_ = *around_.services;

    static std::string field(const http::Response& response, const std::string& name) {
        for (const http::Field& one : response.fields)
            if (one.name == name) return one.value;
        return {};
    }
    http::Response get(const std::string& target, const std::vector<std::string>& fields = {}) {
        return ask(services_, "GET " + target, fields);
    }
    // The answer is a complete problem of this status; gives its errors.
    static json check_problem(const http::Response& response, int status) {
        EXPECT_EQ(response.status, status) << response.body;
        EXPECT_EQ(response.media_type, "application/problem+json");
        const json body = json::parse(response.body, nullptr, false);
        EXPECT_TRUE(body.is_object());
        if (!body.is_object()) return json::array();
        EXPECT_THAT(body.value("type", ""), StartsWith("/problemen/"));
        EXPECT_EQ(body.value("status", 0), status);
        EXPECT_NE(body.value("title", ""), "");
        EXPECT_NE(body.value("detail", ""), "");
        EXPECT_THAT(body.value("instance", ""), StartsWith("urn:uuid:"));
        return body.value("errors", json::array());
    }
};

TEST_F(HttpRoutes, ScreensWithoutStoring) {
    const http::Response response = post(services_, question(false));
    ASSERT_EQ(response.status, 200) << response.body;
    const json body = json::parse(response.body);
    EXPECT_EQ(body["aanvraagsoort"], "alcoholvergunning");
    EXPECT_TRUE(body.contains("advies"));
    EXPECT_FALSE(body.contains("id"));
    EXPECT_EQ(around_.storage->saved(), 0);
}

TEST_F(HttpRoutes, StoresUnderAKeyAndGivesTheStoredBytesBack) {
    const http::Response made = post(services_, question(true), "sleutel-1");
    ASSERT_EQ(made.status, 201) << made.body;
    const json body = json::parse(made.body);
    const std::string id = body["id"];
    EXPECT_EQ(field(made, "Location"), "/api/v1/toetsingen/" + id);
    EXPECT_EQ(body["_links"]["self"]["href"], "/api/v1/toetsingen/" + id);
    EXPECT_THAT(made.body, StartsWith("{\"id\":\"" + id + "\",\"_links\":{"));

    const http::Response read = get("/api/v1/toetsingen/" + id);
    EXPECT_EQ(read.status, 200);
    EXPECT_EQ(read.body, made.body);
    EXPECT_EQ(field(read, "Location"), "");

    const auto stored = around_.storage->find("lokaal", id);
    ASSERT_TRUE(stored && stored->has_value());
    EXPECT_EQ((*stored)->peildatum, "2026-03-01");
    EXPECT_EQ((*stored)->aanvraagsoort, "alcoholvergunning");
    EXPECT_EQ((*stored)->regelset_hash, test_rules()->hash);
    EXPECT_EQ((*stored)->motor, app::engine_version);
    EXPECT_EQ((*stored)->stored_at, "2026-11-24T13:39:55Z");
    EXPECT_THAT((*stored)->facts, HasSubstr("horeca"));
}

TEST_F(HttpRoutes, AnswersARepeatWithTheFirstAnswer) {
    const http::Response first = post(services_, question(true), "k");
    const http::Response again = post(services_, question(true), "k");
    EXPECT_EQ(again.status, 201);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(field(again, "Location"), field(first, "Location"));
    EXPECT_EQ(around_.storage->saved(), 1);
}

TEST_F(HttpRoutes, AnswersARepeatAlsoWhenThereAreNoRulesAnyMore) {
    const http::Response first = post(services_, question(true), "k");
    services_.bundle.store(nullptr);
    EXPECT_EQ(post(services_, question(true), "k").body, first.body);
    check_problem(post(services_, question(true), "andere"), 503);
}

TEST_F(HttpRoutes, RefusesTheSameKeyWithAnotherBody) {
    ASSERT_EQ(post(services_, question(true), "k").status, 201);
    check_problem(post(services_, question(true) + " ", "k"), 409);
    EXPECT_EQ(around_.storage->saved(), 1);
}

TEST_F(HttpRoutes, WantsAKeyForStoring) {
    for (const std::string& key : {std::string(), std::string(256, 'k'), std::string("met spatie")}) {
        const json errors = check_problem(post(services_, question(true), key), 400);
        ASSERT_EQ(errors.size(), 1U);
        EXPECT_EQ(errors[0]["in"], "header");
        EXPECT_EQ(errors[0]["location"]["name"], "Idempotency-Key");
    }
    check_problem(ask(services_, "POST /api/v1/toetsingen",
                      {"Content-Type: application/json", "Idempotency-Key: a", "Idempotency-Key: b"}, question(true)),
                  400);
    EXPECT_EQ(around_.storage->saved(), 0);
    EXPECT_EQ(post(services_, question(true), std::string(255, 'k')).status, 201);
}

TEST_F(HttpRoutes, TellsAllFaultsOfABodyAtOnceWithPointers) {
    const json errors = check_problem(
        post(services_, question(true, R"(,"onzin":1,"leidinggevenden":[{"geboortedatum":"2026-02-30"}])"), "k"), 400);
    std::vector<std::string> pointers;
    for (const json& error : errors) {
        EXPECT_EQ(error["in"], "body");
        EXPECT_NE(error["code"], "");
        EXPECT_NE(error["detail"], "");
        pointers.push_back(error["location"]["pointer"]);
    }
    EXPECT_THAT(pointers, testing::Contains("/gegevens/onzin"));
    EXPECT_THAT(pointers, testing::Contains("/gegevens/leidinggevenden/0/geboortedatum"));
    EXPECT_EQ(around_.storage->saved(), 0);
}

TEST_F(HttpRoutes, RefusesHostileBodiesWithoutStoring) {
    const std::string nested = std::string(100'000, '[') + std::string(100'000, ']');
    for (const std::string& body :
         {nested, R"({"aanvraagsoort":"alcoholvergunning","peildatum":"2026-03-01","opslaan":true,"gegevens":)" + nested + "}",
          question(true, ",\"soortBedrijf\":\"slijterij\""), question(true, ",\"x\":\"\xff\xfe\""),
          question(true, R"(,"x":"\ud800")"), question(true, R"(,"x":"\u0000")"), std::string("nee"), std::string("[]"),
          std::string("{}"), question(true) + "{}"}) {
        SCOPED_TRACE(body.substr(0, 120));
        const json errors = check_problem(post(services_, body, "k"), 400);
        EXPECT_GE(errors.size(), 1U);
    }
    EXPECT_EQ(around_.storage->saved(), 0);
}

TEST_F(HttpRoutes, NeverRepeatsWhatWasSentInAnError) {
    const http::Response response =
        post(services_, question(true, R"(,"leidinggevenden":[{"naam":"Geheim Persoon","geboortedatum":"Geheim Persoon"}])"), "k");
    check_problem(response, 400);
    EXPECT_THAT(response.body, Not(HasSubstr("Geheim")));
}

TEST_F(HttpRoutes, RefusesAnUnknownKindAndDate) {
    check_problem(post(services_, R"({"aanvraagsoort":"niets","peildatum":"2026-03-01","gegevens":{}})"), 400);
    check_problem(post(services_, R"({"aanvraagsoort":"alcoholvergunning","peildatum":"2026-02-30","gegevens":{}})"), 400);
    check_problem(post(services_, R"({"aanvraagsoort":"alcoholvergunning","gegevens":{}})"), 400);
}

TEST_F(HttpRoutes, TakesABodyOfOneMebibyteAndNotOneByteMore) {
    std::string body = question(false);
    body += std::string(http::max_json_body_bytes - body.size(), ' ');
    EXPECT_EQ(post(services_, body).status, 200);
    check_problem(post(services_, body + " "), 413);
    check_problem(post(services_, std::string(2 * 1024 * 1024, ' ')), 413);
}

TEST_F(HttpRoutes, TakesOnlyJson) {
    for (const char* type : {"text/plain", "application/xml", "application/json; charset=latin1", "multipart/form-data"})
        check_problem(ask(services_, "POST /api/v1/toetsingen", {std::string("Content-Type: ") + type}, question(false)), 415);
    check_problem(ask(services_, "POST /api/v1/toetsingen", {}, question(false)), 415);
    check_problem(ask(services_, "POST /api/v1/toetsingen", {"Content-Type: application/json", "Content-Encoding: gzip"}, question(false)),
                  415);
    EXPECT_EQ(ask(services_, "POST /api/v1/toetsingen", {"Content-Type: Application/JSON; charset=utf-8"}, question(false)).status, 200);
}

TEST_F(HttpRoutes, GivesOnlyWhatAcceptAllows) {
    const std::string target = "/api/v1/aanvraagsoorten";
    for (const char* accept : {"*/*", "application/*", "application/json", "text/html, application/json;q=0.1", ""})
        EXPECT_EQ(get(target, {std::string("Accept: ") + accept}).status, 200) << accept;
    for (const char* accept : {"text/html", "application/xml", "application/json;q=0", "*/*, application/json;q=0.0"})
        check_problem(get(target, {std::string("Accept: ") + accept}), 406);
}

TEST_F(HttpRoutes, RefusesChangesThatComeFromAnotherSite) {
    const auto with = [&](const std::string& line) {
        return ask(services_, "POST /api/v1/toetsingen", {"Content-Type: application/json", line}, question(false)).status;
    };
    EXPECT_EQ(with("Origin: http://evil.example"), 403);
    EXPECT_EQ(with("Origin: null"), 403);
    EXPECT_EQ(with("Origin: http://localhost:8081"), 403);
    EXPECT_EQ(with("Sec-Fetch-Site: cross-site"), 403);
    EXPECT_EQ(with("Sec-Fetch-Site: same-site"), 403);
    EXPECT_EQ(with("Origin: http://localhost:8080"), 200);
    EXPECT_EQ(with("Sec-Fetch-Site: same-origin"), 200);
    EXPECT_EQ(with("Sec-Fetch-Site: none"), 200);
    EXPECT_EQ(get("/api/v1/aanvraagsoorten", {"Sec-Fetch-Site: cross-site"}).status, 200);
}

TEST_F(HttpRoutes, KnowsNoUnknownIdAndShowsNoDifferenceWithNonsense) {
    const http::Response unknown = get("/api/v1/toetsingen/99999999-0000-4000-8000-000000000001");
    const http::Response nonsense = get("/api/v1/toetsingen/x");
    const http::Response nowhere = get("/api/v1/nergens");
    check_problem(unknown, 404);
    EXPECT_EQ(nonsense.body, unknown.body);
    EXPECT_EQ(nowhere.body, unknown.body);
    check_problem(get("/api/v1/toetsingen/99999999-0000-4000-8000-000000000001/rapport?formaat=docx"), 404);
}

TEST_F(HttpRoutes, HidesTheScreeningsOfAnotherTenant) {
    const std::string id = json::parse(post(services_, question(true), "k").body)["id"];
    services_.tenant = "elders";
    check_problem(get("/api/v1/toetsingen/" + id), 404);
    check_problem(get("/api/v1/toetsingen/" + id + "/rapport?formaat=html"), 404);
}

TEST_F(HttpRoutes, NeverRedirectsATrailingSlash) {
    for (const char* target : {"/api/v1/aanvraagsoorten/", "/api/v1/toetsingen/", "/gezondheid/levend/", "/api/v1/openapi.json/",
                               "/api/v1/", "/api/", "//api/v1/aanvraagsoorten"})
        check_problem(get(target), 404);
}

TEST_F(HttpRoutes, NamesTheMethodsThatAreThere) {
    const http::Response deleted = ask(services_, "DELETE /api/v1/toetsingen");
    check_problem(deleted, 405);
    EXPECT_EQ(field(deleted, "Allow"), "POST");
    const http::Response unknown = ask(services_, "BREW /api/v1/aanvraagsoorten");
    check_problem(unknown, 405);
    EXPECT_EQ(field(unknown, "Allow"), "GET, HEAD");
    check_problem(ask(services_, "OPTIONS /api/v1/aanvraagsoorten"), 405);
    check_problem(ask(services_, "post /api/v1/toetsingen"), 405);
    check_problem(ask(services_, "POST /"), 405);
    EXPECT_EQ(ask(services_, "HEAD /api/v1/aanvraagsoorten").status, 200);
}

TEST_F(HttpRoutes, RefusesParametersThatAreNotDeclaredAllAtOnce) {
    const std::string report = "/api/v1/toetsingen/99999999-0000-4000-8000-000000000001/rapport";
    EXPECT_EQ(check_problem(get(report), 400).size(), 1U);
    EXPECT_EQ(check_problem(get(report + "?formaat=pdf"), 400).size(), 1U);
    EXPECT_EQ(check_problem(get(report + "?formaat=docx&formaat=docx"), 400).size(), 1U);
    EXPECT_EQ(check_problem(get(report + "?Formaat=docx&x=1"), 400).size(), 3U);
    EXPECT_EQ(check_problem(get("/api/v1/aanvraagsoorten?x=1"), 400).size(), 1U);
}

TEST_F(HttpRoutes, ListsKindsWithFormAndSchema) {
    const json list = json::parse(get("/api/v1/aanvraagsoorten").body);
    bool found = false;
    for (const json& kind : list["aanvraagsoorten"]) {
        if (kind["naam"] == "alcoholvergunning") {
            found = true;
            EXPECT_TRUE(kind["gemeente"].is_null());
        }
        const json one = json::parse(get(kind["_links"]["self"]["href"].get<std::string>()).body);
        EXPECT_EQ(one["naam"], kind["naam"]);
        EXPECT_TRUE(one["velden"].is_array());
        EXPECT_EQ(get(kind["_links"]["schema"]["href"].get<std::string>()).status, 200);
    }
    EXPECT_TRUE(found);
    check_problem(get("/api/v1/aanvraagsoorten/niets"), 404);
    check_problem(get("/api/v1/aanvraagsoorten/niets/schema"), 404);
}

TEST_F(HttpRoutes, GivesAReportAsASandboxedAttachment) {
    const std::string id = json::parse(post(services_, question(true), "k").body)["id"];
    const http::Response docx = get("/api/v1/toetsingen/" + id + "/rapport?formaat=docx");
    ASSERT_EQ(docx.status, 200);
    EXPECT_EQ(docx.media_type, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    EXPECT_EQ(field(docx, "Content-Disposition"), "attachment; filename=\"toetsing-" + id + ".docx\"");
    EXPECT_THAT(docx.content_security_policy, StartsWith("sandbox; default-src 'none'"));
    EXPECT_THAT(docx.body, StartsWith("toetsingsverslag|docx|" + id + "|{"));
    const http::Response html = get("/api/v1/toetsingen/" + id + "/rapport?formaat=html");
    EXPECT_EQ(html.media_type, "text/html; charset=utf-8");
    EXPECT_EQ(field(html, "Content-Disposition"), "attachment; filename=\"toetsing-" + id + ".html\"");
    check_problem(get("/api/v1/toetsingen/" + id + "/rapport?formaat=html", {"Accept: application/json"}), 406);

    around_.reports.fails = true;
    check_problem(get("/api/v1/toetsingen/" + id + "/rapport?formaat=docx"), 500);
}

TEST_F(HttpRoutes, AcknowledgesNothingWhenStorageFails) {
    for (const Kind kind : {Kind::full, Kind::busy, Kind::unavailable}) {
        around_.storage->fail_with(kind);
        const http::Response response = post(services_, question(true), "k");
        check_problem(response, 503);
        EXPECT_NE(field(response, "Retry-After"), "");
        EXPECT_THAT(response.body, Not(HasSubstr("proef")));
        check_problem(get("/gezondheid/gereed"), 503);
    }
    around_.storage->fail_with(std::nullopt);
    EXPECT_EQ(post(services_, question(true), "k").status, 201);
    EXPECT_EQ(get("/gezondheid/gereed").status, 200);
}

TEST_F(HttpRoutes, StoresNothingWhenAnEvaluationTakesTooLong) {
    services_.limits.evaluation = std::chrono::milliseconds{-1};
    check_problem(post(services_, question(true), "k"), 503);
    EXPECT_EQ(around_.storage->saved(), 0);
}

TEST_F(HttpRoutes, IsNotReadyWithoutRulesButAlive) {
    services_.bundle.store(nullptr);
    EXPECT_EQ(get("/gezondheid/levend").status, 200);
    check_problem(get("/gezondheid/gereed"), 503);
    check_problem(get("/api/v1/aanvraagsoorten"), 503);
    check_problem(post(services_, question(false)), 503);
}

TEST_F(HttpRoutes, ExplainsEachKindOfProblemOnAPage) {
    const json body = json::parse(get("/api/v1/nergens").body);
    const http::Response page = get(body["type"].get<std::string>());
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(page.media_type, "text/html; charset=utf-8");
    EXPECT_THAT(page.body, HasSubstr("lang=\"nl\""));
    check_problem(get("/problemen/geen-soort"), 404);
}

TEST_F(HttpRoutes, EveryAnswerHasTheSecurityFields) {
    for (const http::Response& response : {get("/api/v1/aanvraagsoorten"), get("/api/v1/nergens"), get("/gezondheid/levend")}) {
        const std::string head = http::write_head(response, true, "2026-11-24T13:39:55Z");
        EXPECT_THAT(head, HasSubstr("\r\nDate: Tue, 24 Nov 2026 13:39:55 GMT\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nAPI-Version: 1.0.0\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nCache-Control: no-store\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nStrict-Transport-Security: max-age=31536000\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nX-Content-Type-Options: nosniff\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nX-Frame-Options: DENY\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nReferrer-Policy: no-referrer\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nCross-Origin-Opener-Policy: same-origin\r\n"));
        EXPECT_THAT(head, HasSubstr("\r\nCross-Origin-Resource-Policy: same-origin\r\n"));
        EXPECT_THAT(head, Not(HasSubstr("Server:")));
        EXPECT_THAT(head, Not(HasSubstr("Access-Control-")));
    }
}

TEST_F(HttpRoutes, GivesThePageWithAFreshNonce) {
    const http::Response first = get("/", {"Accept: text/html"});
    const http::Response second = get("/toets/alcoholvergunning", {"Accept: text/html"});
    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(second.status, 200);
    for (const char* part : {"default-src 'none'", "script-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
                             "require-trusted-types-for 'script'", "style-src 'self' 'nonce-"})
        EXPECT_THAT(first.content_security_policy, HasSubstr(part));
    EXPECT_THAT(first.content_security_policy, Not(HasSubstr("unsafe")));
    EXPECT_NE(first.content_security_policy, second.content_security_policy);
    EXPECT_THAT(std::string(first.bytes()), Not(HasSubstr("__NONCE__")));
    check_problem(get("/weg.js"), 404);
    check_problem(get("/index.php"), 404);
    check_problem(get("/toets/"), 404);
    check_problem(get("/toets", {"Accept: application/json"}), 404);
}

}  // namespace
}  // namespace drempel::test
