// SPDX-License-Identifier: EUPL-1.2
#include <string>

#include "proef.hpp"

namespace drempel {
namespace {

using proef::problems_of;
using proef::read;

// One problem, about the text as a whole, with this code.
void check_refused(std::string_view json, const std::string& code) {
    const auto found = read(json);
    ASSERT_FALSE(found) << code;
    ASSERT_EQ(found.error().size(), 1U) << code;
    EXPECT_EQ(found.error().front().pointer, "");
    EXPECT_EQ(found.error().front().code, code);
    EXPECT_FALSE(found.error().front().detail.empty());
}

std::string nested(std::size_t depth, std::string_view open, std::string_view close) {
    std::string text = "{\"x\":";
    for (std::size_t i = 0; i < depth; ++i) text += open;
    for (std::size_t i = 0; i < depth; ++i) text += close;
    return text + "}";
}

TEST(VijandigeJson, EndsInOneProblemWhenCutOff) {
    const std::string whole = R"({"soortBedrijf":"horeca","leidinggevenden":[{"naam":"A","register":true}]})";
    for (std::size_t length = 1; length < whole.size(); ++length) check_refused(whole.substr(0, length), "json.onleesbaar");
    check_refused("", "json.onleesbaar");
    check_refused(" \n ", "json.onleesbaar");
}

TEST(VijandigeJson, NamesLineAndColumnInCharacters) {
    const auto found = read("{\n \"naamë\" 1}");
    ASSERT_FALSE(found);
    EXPECT_EQ(found.error().front().detail, "Op regel 2, teken 10 staat iets dat hier in JSON niet kan.");
}

TEST(VijandigeJson, RefusesTextAfterTheEnd) {
    check_refused("{} {}", "json.onleesbaar");
    check_refused("{}x", "json.onleesbaar");
}

TEST(VijandigeJson, RefusesWhatOnlyOtherDialectsAllow) {
    for (const auto* json : {"{\"kamers\":1,}", "{kamers:1}", "{'kamers':1}", "{\"kamers\":01}", "{\"kamers\":+1}", "{\"kamers\":.5}",
                             "{\"kamers\":5.}", "{\"kamers\":NaN}", "{\"kamers\":Infinity}", "{\"kamers\":0x10}", "/*c*/{}", "{\"a\":\"\t\"}"}) {
        check_refused(json, "json.onleesbaar");
    }
}

TEST(VijandigeJson, RefusesTextLargerThanTheLimit) {
    const std::size_t limit = 1024 * 1024;
    std::string json = "{" + std::string(limit - 2, ' ') + "}";
    EXPECT_NE(problems_of(json), " json.te_groot\n");
    json += ' ';
    check_refused(json, "json.te_groot");
    check_refused(std::string(2 * limit, '['), "json.te_groot");
}

TEST(VijandigeJson, RefusesDepth33AndReadsDepth32) {
    check_refused(nested(32, "[", "]"), "json.te_diep");
    EXPECT_EQ(problems_of(nested(31, "[", "]")), "/x veld.onbekend\n");
    check_refused(nested(32, "{\"a\":", "}").replace(4 + 32 * 5, 0, "1"), "json.te_diep");
}

TEST(VijandigeJson, SurvivesAHundredThousandOpenBrackets) {
    check_refused(std::string(100'000, '['), "json.te_diep");
    check_refused(nested(100'000, "[", "]"), "json.te_diep");
    check_refused("{\"leidinggevenden\":" + std::string(100'000, '['), "json.te_diep");
    check_refused("{\"_dossier\":" + std::string(100'000, '['), "json.te_diep");
}

TEST(VijandigeJson, RefusesInvalidUtf8) {
    for (const auto* bytes : {"\xff", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\x80"}) {
        check_refused("{\"opmerkingen\":[\"" + std::string(bytes) + "\"]}", "json.geen_utf8");
    }
}

TEST(VijandigeJson, RefusesAByteOrderMark) { check_refused("\xef\xbb\xbf{}", "json.bom"); }

TEST(VijandigeJson, RefusesLoneSurrogatesAndReadsAPair) {
    for (const auto* escape : {"\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x", "\\udc00\\ud800"}) {
        check_refused("{\"opmerkingen\":[\"" + std::string(escape) + "\"]}", "json.surrogaat");
    }
    EXPECT_EQ(problems_of(R"({"opmerkingen":["\ud83d\ude00"]})"), "");
}

TEST(VijandigeJson, RefusesNul) {
    check_refused(std::string("{\"opmerkingen\":[\"a\0b\"]}", 24), "json.nul");
    check_refused(std::string("{}\0", 3), "json.nul");
    check_refused("{\"opmerkingen\":[\"a\\u0000b\"]}", "json.nul");
    check_refused("{\"a\\u0000b\":1}", "json.nul");
}

TEST(VijandigeJson, RefusesAnExponentThatOverflows) {
    check_refused("{\"kamers\":1e99999999999999999999}", "getal.te_groot");
    EXPECT_EQ(problems_of("{\"kamers\":1e999999}"), "/kamers getal.te_groot\n");
    EXPECT_EQ(problems_of("{\"kamers\":-1e-999999}"), "/kamers getal.te_groot\n");
}

TEST(VijandigeJson, RefusesDuplicateKeysEverywhere) {
    EXPECT_EQ(problems_of(R"({"kamers":1,"kamers":1})"), "/kamers json.dubbele_sleutel\n");
    EXPECT_EQ(problems_of(R"({"kamers":1,"k\u0061mers":2})"), "/kamers json.dubbele_sleutel\n");
    EXPECT_EQ(problems_of(R"({"leidinggevenden":[{"naam":"A","naam":"B"}]})"), "/leidinggevenden/0/naam json.dubbele_sleutel\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{},"_dossier":{}})"), "/_dossier json.dubbele_sleutel\n");
    EXPECT_EQ(problems_of(R"({"_dossier":{"bronnen":[],"bronnen":[]}})"), "/_dossier/bronnen json.dubbele_sleutel\n");
    EXPECT_EQ(problems_of(R"({"kamers":1,"_dossier":{"herkomst":{"/kamers":{},"/kamers":{}}}})"),
              "/_dossier/herkomst/~1kamers json.dubbele_sleutel\n");
    EXPECT_EQ(problems_of(R"({"ontheffing":{"waarde":true,"waarde":true,"door":"burgemeester","op":"2026-01-01","reden":"r"}})"),
              "/ontheffing/waarde json.dubbele_sleutel\n");
}

TEST(VijandigeJson, NeedsAnObjectAtTheTop) {
    for (const auto* json : {"[]", "1", "\"x\"", "true", "null", "[{\"kamers\":1}]"}) {
        EXPECT_EQ(problems_of(json), " type.verkeerd\n") << json;
    }
}

TEST(VijandigeJson, StopsCountingProblemsAtTheLimit) {
    std::string json = "{";
    for (int i = 0; i < 10'000; ++i) json += (i == 0 ? "\"x" : ",\"x") + std::to_string(i) + "\":1";
    const auto found = read(json + "}");
    ASSERT_FALSE(found);
    EXPECT_LE(found.error().size(), 101U);
    EXPECT_GE(found.error().size(), 100U);
}

TEST(VijandigeJson, ShortensALongUnknownName) {
    const auto found = read("{\"" + std::string(5000, 'x') + "\":1}");
    ASSERT_FALSE(found);
    EXPECT_LT(found.error().front().pointer.size(), 120U);
}

TEST(VijandigeJson, NeverRepeatsAValueOfTheCase) {
    const std::string secret = "geheim7391";
    for (const auto& json :
         {"{\"kamers\":\"" + secret + "\"}", "{\"monument\":\"" + secret + "\"}", "{\"datumAanvraag\":\"" + secret + "\"}",
          "{\"soortBedrijf\":\"" + secret + "\"}", "{\"wachttijd\":\"" + secret + "\"}", "{\"bouwjaar\":\"" + secret + "\"}",
          "{\"onbekend\":\"" + secret + "\"}", "{\"leidinggevenden\":[\"" + secret + "\"]}", "{\"opmerkingen\":\"" + secret + "\"}",
          "{\"ontheffing\":{\"waarde\":\"" + secret + "\",\"door\":\"" + secret + "\",\"op\":\"" + secret + "\",\"reden\":\"\"}}",
          "{\"_dossier\":{\"herkomst\":{\"/kamers\":{\"bron\":\"" + secret + "\",\"per\":\"" + secret + "\",\"status\":\"" + secret + "\"}}}}",
          "{\"_dossier\":{\"onvolledigeLijsten\":[\"/" + secret + "\"]}}", "{\"kamers\": " + secret + "}"}) {
        const auto found = read(json);
        ASSERT_FALSE(found) << json;
        for (const auto& problem : found.error()) {
            EXPECT_EQ((problem.pointer + problem.code + problem.detail + problem.suggestion).find(secret), std::string::npos)
                << json << "\n" << problem.detail;
        }
    }
}

}  // namespace
}  // namespace drempel
