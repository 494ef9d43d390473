// SPDX-License-Identifier: EUPL-1.2
#include <cstdint>
#include <iterator>
#include <string>

#include "proef.hpp"

namespace drempel {
namespace {

constexpr std::string_view seeds[] = {
    R"({"datumAanvraag":"2026-02-01","soortBedrijf":"horeca","oppervlakte":35.5,"aandeel":"12.5","kamers":3,"wachttijd":"P7M","monument":true})",
    R"({"ontheffing":{"waarde":true,"door":"burgemeester","op":"2026-02-20","reden":"ë\u00e9\ud83d\ude00"},"opmerkingen":["a",{"onbekend":true}],"bouwjaar":"1985"})",
    R"({"leidinggevenden":[{"partij":"p","naam":"A","antecedenten":[{"soort":"misdrijf","sinds":null,"straf":"P1Y","boete":1e2,"zaken":["z"]}]},{"partij":"p"}]})",
    R"({"kamers":1,"_dossier":{"bronnen":[{"id":"b","soort":"register","naam":"B","geraadpleegdOp":"2026-02-20"}],"herkomst":{"/kamers":{"bron":"b","per":"2026-02-20","status":"vermoeden"}},"onvolledigeLijsten":["/opmerkingen"]},"opmerkingen":[]})",
};
constexpr std::string_view pieces[] = {"{", "}", "[", "]", ",", ":", "\"", "null", "true", "0", "-", "e9", ".", "\\u", "\\", "\"naam\":", "{\"onbekend\":true}", "\xff", "\xc3"};

// A fixed sequence: the same texts on every machine.
struct Dice {
    std::uint64_t state = 20260301;
    std::size_t below(std::size_t n) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state >> 33U) % n;
    }
};

std::string mutated(std::string text, Dice& dice) {
    for (auto times = 1 + dice.below(5) / 4; times > 0; --times) {
        const auto at = dice.below(text.size() + 1);
        switch (dice.below(8)) {
            case 0: text.insert(at, pieces[dice.below(std::size(pieces))]); break;
            case 1: text.erase(at, 1 + dice.below(6)); break;
            case 2: text.insert(at, text.substr(dice.below(text.size() + 1), dice.below(40))); break;
            case 3:
                if (at < text.size()) text[at] = static_cast<char>(dice.below(256));
                break;
            default:
                if (at < text.size()) text[at] = "0123456789ab"[dice.below(12)];
        }
    }
    return text;
}

TEST(VeranderdeJson, IsRefusedWithProblemsOrReadsBackAsItself) {
    Dice dice;
    std::size_t accepted = 0;
    for (int i = 0; i < 5'000; ++i) {
        const auto text = mutated(std::string(seeds[dice.below(std::size(seeds))]), dice);
        static_cast<void>(wire::read_request(text));
        const auto facts = proef::read(text);
        if (!facts) {
            ASSERT_FALSE(facts.error().empty()) << text;
            continue;
        }
        ++accepted;
        const auto once = wire::canonical_case(proef::rules(), *facts);
        ASSERT_EQ(proef::canonical(once), once) << text;
    }
    EXPECT_GT(accepted, 200U);  // otherwise the test says little
}

}  // namespace
}  // namespace drempel
