// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include <gtest/gtest.h>

#include "drempel/wire/wire.hpp"

namespace drempel {
namespace {

std::string problems_of(std::string_view json) {
    const auto read = wire::read_request(json);
    if (read) return "";
    std::string lines;
    for (const auto& problem : read.error()) {
        lines += problem.pointer + " " + problem.code + (problem.suggestion.empty() ? "" : " -> " + problem.suggestion) + "\n";
    }
    return lines;
}

TEST(Toetsverzoek, GivesTheExactBytesOfGegevens) {
    const std::string gegevens = R"({ "a" : "}{\"]" , "b":[1, {"gegevens":{}}] })";
    for (const auto& json : {R"({"aanvraagsoort":"proef","peildatum":"2026-03-01","gegevens" : )" + gegevens + "}",
                             R"({"gegevens":)" + gegevens + R"( ,"peildatum":"2026-03-01","aanvraagsoort":"proef"})"}) {
        const auto read = wire::read_request(json);
        ASSERT_TRUE(read) << json;
        EXPECT_EQ(read->gegevens, gegevens);
        EXPECT_EQ(read->aanvraagsoort, "proef");
        EXPECT_EQ(read->peildatum, "2026-03-01");
        EXPECT_EQ(read->gemeente, "");
        EXPECT_FALSE(read->opslaan);
        EXPECT_FALSE(read->uitleg);
    }
}

TEST(Toetsverzoek, ReadsTheOtherMembers) {
    const auto read = wire::read_request(
        R"({"aanvraagsoort":"a","peildatum":"p","gemeente":"schiedam","opslaan":true,"uitleg":true,"gegevens":{}})");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->gemeente, "schiedam");
    EXPECT_TRUE(read->opslaan);
    EXPECT_TRUE(read->uitleg);
    EXPECT_EQ(read->gegevens, "{}");
}

TEST(Toetsverzoek, GivesAllProblemsAtOnce) {
    EXPECT_EQ(problems_of(R"({"peildatm":"x","aanvraagsoort":5,"opslaan":"ja","gegevens":[]})"),
              "/peildatm veld.onbekend -> peildatum\n/aanvraagsoort type.verkeerd\n/opslaan type.verkeerd\n/gegevens type.verkeerd\n"
              "/peildatum veld.ontbreekt\n");
    EXPECT_EQ(problems_of("{}"), "/aanvraagsoort veld.ontbreekt\n/peildatum veld.ontbreekt\n/gegevens veld.ontbreekt\n");
}

TEST(Toetsverzoek, RefusesDuplicateKeys) {
    EXPECT_EQ(problems_of(R"({"aanvraagsoort":"a","peildatum":"p","gegevens":{},"gegevens":{}})"), "/gegevens json.dubbele_sleutel\n");
    EXPECT_EQ(problems_of(R"({"aanvraagsoort":"a","peildatum":"p","gegevens":{},"\u0067egevens":{}})"), "/gegevens json.dubbele_sleutel\n");
}

TEST(Toetsverzoek, NeedsThePlainSpellingOfGegevens) {
    EXPECT_EQ(problems_of(R"({"aanvraagsoort":"a","peildatum":"p","\u0067egevens":{}})"), "/gegevens veld.onbekend -> gegevens\n");
}

TEST(Toetsverzoek, RefusesEmptyTexts) {
    EXPECT_EQ(problems_of(R"({"aanvraagsoort":"","peildatum":"p","gemeente":"","gegevens":{}})"),
              "/aanvraagsoort veld.leeg\n/gemeente veld.leeg\n");
}

TEST(Toetsverzoek, NeedsAnObject) {
    for (const auto* json : {"[]", "7", "null", "\"x\"", "[{\"gegevens\":{}}]"}) EXPECT_EQ(problems_of(json), " type.verkeerd\n") << json;
}

TEST(Toetsverzoek, RefusesHostileTexts) {
    EXPECT_EQ(problems_of("{\"gegevens\":" + std::string(100'000, '[')), " json.te_diep\n");
    EXPECT_EQ(problems_of(std::string(2 * 1024 * 1024, ' ')), " json.te_groot\n");
    EXPECT_EQ(problems_of(R"({"gegevens":{"a":"\ud800"}})"), " json.surrogaat\n");
    EXPECT_EQ(problems_of(R"({"gegevens":{)"), " json.onleesbaar\n");
}

TEST(Problemen, AreWrittenWithThePrefixInFront) {
    EXPECT_EQ(wire::write_problems({{"/a\"b", "veld.onbekend", "wat\n", "ab"}, {"", "json.te_groot", "te groot", ""}}, "/gegevens"),
              R"([{"in":"body","location":{"pointer":"/gegevens/a\"b"},"code":"veld.onbekend","detail":"wat\n","suggestie":"ab"},)"
              R"({"in":"body","location":{"pointer":"/gegevens"},"code":"json.te_groot","detail":"te groot"}])");
}

TEST(JsonTekst, EscapesWhatMustBeEscaped) {
    std::string out;
    wire::append_json_string(out, std::string_view("a\"\\\b\n\x1f\x7f é"));
    EXPECT_EQ(out, "\"a\\\"\\\\\\u0008\\n\\u001f\\u007f é\"");
}

TEST(JsonTekst, ReplacesWhatIsNoUtf8) {
    std::string out;
    wire::append_json_string(out, "a\xff\xc3z");
    EXPECT_EQ(out, "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\"");
}

}  // namespace
}  // namespace drempel
