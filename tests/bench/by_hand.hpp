// SPDX-License-Identifier: EUPL-1.2
// Ten rules of rules/landelijk/alcoholwet.regels as a programmer would write them in C++ for this
// one purpose: plain structs, two-valued truth, no reasons, no sources, no unknown facts. The
// yardstick of the benchmarks and nothing else; the law lives in rules/.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

struct Antecedent {
    bool misdrijf = false;
    bool aangewezen = false;
    std::optional<std::int32_t> onherroepelijk_day;  // days since 1970
    std::optional<std::int32_t> sentence_months;
    std::optional<std::int64_t> fine_cents;
};

struct Leidinggevende {
    std::string naam;
    std::int32_t birth_year = 0, birth_month = 0, birth_day = 0;
    bool curatele = false, sociale_hygiene = false, geen_bemoeienis = false, maatregel = false;
    std::vector<Antecedent> antecedenten;
};

struct Lokaliteit {
    bool horeca = false;
    std::int64_t square_decimetres = 0;
};

struct Intrekking {
    bool voorwaarden = false, zelfde_rechtspersoon = false;
    std::optional<std::int32_t> onherroepelijk_day;
};

struct Aanvraag {
    enum class Bedrijf : std::uint8_t { horeca, slijterij, paracommercie } bedrijf{};
    bool eenmanszaak = false, formulier = false, rijksmonument = false, afwijking = false;
    std::vector<Lokaliteit> lokaliteiten;
    std::vector<Leidinggevende> leidinggevenden;
    std::vector<Intrekking> intrekkingen;
};

struct Day {
    std::int32_t year = 0, month = 0, day = 0;
};
std::int32_t number_of(Day day);

// Reads the same JSON as the engine does, through the library's document tree.
Aanvraag read_by_hand(std::string_view json);

// How often each of the ten rules is hit.
std::array<int, 10> screen_by_hand(const Aanvraag& aanvraag, Day peildatum);
extern const std::array<std::string_view, 10> rules_by_hand;

}  // namespace bench
